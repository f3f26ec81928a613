import { useTranslations } from "next-intl";
import { DoctorName } from "@/components/doctors/doctor-name";
import { FileList } from "@/components/files/file-card";
import { IntakeFiles } from "@/components/files/intake-files";
import { IntakeForm } from "@/components/records/intake-form";
import { IntakeView } from "@/components/records/intake-view";
import { ClientMessages } from "@/components/site/client-messages";
import { Card, CardTitle } from "@/components/ui/card";
import { names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { Intake } from "@/lib/domain/consultations/intake/schema";
import type { Status } from "@/lib/domain/consultations/schema";
import { mayTellByFile } from "@/lib/domain/visits/attachments/attachment";
import type { Attachment } from "@/lib/domain/visits/attachments/schema";
import { writeIntakeAction } from "./actions";

interface BeforeVisitProps {
  id: string;
  /** The account that the page was made for. */
  accountId: string;
  status: Status;
  /** The files of the visit, of which those of the intake are shown. */
  files: readonly Attachment[];
  intake: Intake;
  doctorName: string;
  /** Whose visit it is, if not the reader's own. */
  patientName?: string;
  timeZone: string;
}

/** What the patient tells before the visit: a form until it starts, then to read; and files, until it is closed. Nothing if nothing was told. */
export function BeforeVisit({ id, accountId, status, files, intake, doctorName, patientName, timeZone }: BeforeVisitProps) {
  const t = useTranslations("intake");
  const { earlier, editable, version } = intake;
  const told = files.filter(({ place }) => place === "intake");
  const mayAdd = mayTellByFile(status);
  if (!editable && version === 0 && told.length === 0 && !mayAdd) return null;
  const doctor = () => <DoctorName name={doctorName} />;
  return (
    <Card>
      <CardTitle>{t(editable ? "title" : "titlePast")}</CardTitle>
      {editable ? <p className="mt-2 mb-5 text-ink-soft">{patientName ? t.rich("leadFor", { ...names({ name: patientName }), doctor }) : t.rich("lead", { doctor })}</p> : null}
      {editable ? (
        <ClientMessages of={["intake"]}>
          <IntakeForm
            id={id}
            intake={intake}
            from={earlier ? t.rich("earlier", { ...names({ name: earlier.doctorName }), when: () => <Time at={earlier.savedAt} timeZone={timeZone} format="date" /> }) : undefined}
            action={writeIntakeAction}
          />
        </ClientMessages>
      ) : (
        <div className="mt-4">
          <IntakeView intake={intake} />
        </div>
      )}
      {mayAdd || told.length > 0 ? (
        <div className="mt-6 border-t border-line pt-5">
          {mayAdd ? (
            <ClientMessages of={["files"]}>
              <IntakeFiles consultationId={id} accountId={accountId} files={told} />
            </ClientMessages>
          ) : (
            <FileList files={told} />
          )}
        </div>
      ) : null}
    </Card>
  );
}
