import { useTranslations } from "next-intl";
import { DoctorName } from "@/components/doctors/doctor-name";
import { IntakeForm } from "@/components/records/intake-form";
import { IntakeView } from "@/components/records/intake-view";
import { ClientMessages } from "@/components/site/client-messages";
import { Card, CardTitle } from "@/components/ui/card";
import { names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { Intake } from "@/lib/domain/consultations/intake/schema";
import { writeIntakeAction } from "./actions";

interface BeforeVisitProps {
  id: string;
  intake: Intake;
  doctorName: string;
  /** Whose visit it is, if not the reader's own. */
  patientName?: string;
  timeZone: string;
}

/** What the patient tells before the visit: a form until it starts, then to read. Nothing if nothing was told. */
export function BeforeVisit({ id, intake, doctorName, patientName, timeZone }: BeforeVisitProps) {
  const t = useTranslations("intake");
  const { earlier, editable, version } = intake;
  if (!editable && version === 0) return null;
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
    </Card>
  );
}
