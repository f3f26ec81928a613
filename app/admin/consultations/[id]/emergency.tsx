import { useTranslations } from "next-intl";
import type { z } from "zod";
import { TimeLeft } from "@/components/audit/time-left";
import { WrittenParts } from "@/components/consultations/written-parts";
import { FileList } from "@/components/files/file-card";
import { IntakeView } from "@/components/records/intake-view";
import { NotesView } from "@/components/records/notes-view";
import { Alert } from "@/components/ui/alert";
import { Card, CardTitle } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { names } from "@/components/ui/name";
import { Time } from "@/components/ui/time";
import type { Intake } from "@/lib/domain/consultations/intake/schema";
import type { Notes } from "@/lib/domain/consultations/notes/schema";
import type { Consultation } from "@/lib/domain/consultations/schema";
import type { Attachment } from "@/lib/domain/visits/attachments/schema";
import { openEmergencyAction } from "../../audit/actions";
import { EndEmergency } from "../../audit/end-emergency";

type Visit = z.input<typeof Consultation>;

const parts = ["complaint", "diagnosis", "advice", "notes"] as const;

/** The clinical texts: withheld, with a form to open them in an emergency; or open for a while, with the end time. */
export function Emergency({ consultation, intake, notes, files, timeZone }: { consultation: Visit; intake: Intake; notes: Notes; files: readonly Attachment[]; timeZone: string }) {
  const t = useTranslations("emergency");
  const { id, patient, emergencyAccess } = consultation;
  if (!emergencyAccess) {
    return (
      <Card className="mt-4">
        <CardTitle>{t("withheld")}</CardTitle>
        <p className="mt-2 text-ink-soft">{t("withheldText")}</p>
        <div className="mt-5">
          <ConfirmDialog
            id="emergency"
            title={t.rich("open.title", names({ patient: patient.name }))}
            description={t("open.text")}
            openLabel={t("open.open")}
            confirmLabel={t("open.confirm")}
            keepLabel={t("open.keep")}
            pendingLabel={t("open.pending")}
            action={openEmergencyAction}
            values={{ consultationId: id }}
            reason={{ label: t("reason"), hint: t("open.reasonHint"), maxLength: 500 }}
          />
        </div>
      </Card>
    );
  }
  return (
    <section aria-label={t("record")} className="mt-4 grid gap-4">
      <Alert tone="warning" title={t.rich("openUntil", { when: () => <Time at={emergencyAccess.expiresAt} timeZone={timeZone} format="time" zone /> })}>
        <TimeLeft until={emergencyAccess.expiresAt} /> {t.rich("told", names({ patient: patient.name }))}
        <div className="mt-3">
          <EndEmergency accessId={emergencyAccess.id} patientName={patient.name} />
        </div>
      </Alert>
      <Card>
        <CardTitle className="mb-4">{t("record")}</CardTitle>
        <WrittenParts parts={parts.map((part) => ({ label: t(part), text: consultation[part] }))} empty={t("empty")} />
      </Card>
      <Card>
        <CardTitle className="mb-4">{t("intake")}</CardTitle>
        <IntakeView intake={intake} />
      </Card>
      {files.length > 0 ? (
        <Card>
          <CardTitle className="mb-4">{t("files")}</CardTitle>
          <FileList files={files} />
        </Card>
      ) : null}
      <Card>
        <CardTitle className="mb-4">{t("visitNotes")}</CardTitle>
        <NotesView notes={notes} timeZone={timeZone} empty={t("noNotes")} />
      </Card>
    </section>
  );
}
