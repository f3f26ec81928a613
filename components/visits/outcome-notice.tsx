import { useTranslations } from "next-intl";
import type { z } from "zod";
import { Alert } from "@/components/ui/alert";
import type { Consultation } from "@/lib/domain/consultations/schema";

type Outcome = Pick<z.input<typeof Consultation>, "status" | "noShowBy" | "closedBy" | "closeReason" | "completionReason">;

/** What a visit was closed as, if that is not simply that its doctor completed it; in the words of the side that reads it. */
export function OutcomeNotice({ consultation, reader, className }: { consultation: Outcome; reader: "patient" | "doctor" | "admin"; className?: string }) {
  const t = useTranslations("visitOutcome");
  const { status, noShowBy, closedBy, closeReason, completionReason } = consultation;
  const byAdmin = closeReason === "decided" ? <p>{t("decided")}</p> : null;
  if (status === "no_show") {
    return (
      <Alert title={t("missedTitle")} className={className}>
        <p>{t("missed", { by: noShowBy ?? "unknown", reader })}</p>
        {noShowBy === "doctor" || noShowBy === "both" ? <p>{t("refund", { reader })}</p> : null}
        {closedBy === "system" ? <p>{t("fromEvidence")}</p> : null}
        {byAdmin}
      </Alert>
    );
  }
  if (status !== "completed") return null;
  if (closedBy === "system") return <Alert title={t("closedTitle")} className={className}>{t("closedText", { reader })}</Alert>;
  if (byAdmin) return <Alert className={className}>{byAdmin}</Alert>;
  if (!completionReason) return null;
  return (
    <Alert title={t("withoutPatient", { reader })} className={className}>
      <p className="wrap-anywhere whitespace-pre-line">{t("reason", { reason: completionReason })}</p>
    </Alert>
  );
}
