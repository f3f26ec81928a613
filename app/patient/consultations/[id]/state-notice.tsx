import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { Time } from "@/components/ui/time";
import { OutcomeNotice } from "@/components/visits/outcome-notice";
import type { Consultation } from "@/lib/domain/consultations/schema";

/** A notice above a consultation that did not go as usual. */
export function StateNotice({ consultation, timeZone, now }: { consultation: z.input<typeof Consultation>; timeZone: string; now: Date }) {
  const t = useTranslations("consultation");
  const outcomes = useTranslations("visitOutcome");
  const { status, cancelledAt, cancelReason, endsAt, openMark } = consultation;
  if (status === "cancelled") {
    return (
      <Alert tone="warning" title={t("cancelledTitle")} live className="mb-6">
        {cancelledAt ? <p>{t.rich("cancelledOn", { when: () => <Time at={cancelledAt} timeZone={timeZone} zone /> })}</p> : null}
        {cancelReason ? <p className="wrap-anywhere">{t("cancelReason", { reason: cancelReason })}</p> : null}
      </Alert>
    );
  }
  if (status === "no_show" || status === "completed") return <OutcomeNotice consultation={consultation} reader="patient" className="mb-6" />;
  if (status === "expired") return <Alert title={t("expiredTitle")} className="mb-6">{t("expiredText")}</Alert>;
  if (status === "scheduled" && new Date(endsAt) < now) return <Alert title={t("overdueTitle")} className="mb-6">{openMark ? outcomes("openMarkPatient") : t("overdueText")}</Alert>;
  return null;
}
