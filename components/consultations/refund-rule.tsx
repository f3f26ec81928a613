import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { formatMoney } from "@/components/ui/money";
import { formatInstant } from "@/lib/clock/format-instant";
import { FREE_CANCELLATION_HOURS, FREE_CANCELLATION_MS } from "@/lib/domain/consultations/refund";
import type { ConsultationSummary, OwedRefund } from "@/lib/domain/consultations/schema";

interface RefundRuleProps {
  consultation: Pick<z.input<typeof ConsultationSummary>, "startsAt" | "fee" | "payment">;
  /** What cancelling now gives back, by the rule that cancelling follows. */
  owed: Pick<z.input<typeof OwedRefund>, "amount" | "rule">;
  timeZone: string;
}

/** The refund a patient gets by cancelling now, in plain words. */
export function RefundRule({ consultation: { startsAt, fee, payment }, owed, timeZone }: RefundRuleProps) {
  const t = useTranslations("consultation.refund");
  const locale = useLocale();
  if (payment?.status !== "paid") return t("nothingPaid");
  const amount = formatMoney(fee, locale);
  if (owed.rule === "by_patient_asked") return t("asked", { fee: amount });
  if (owed.amount === 0) return t("none", { fee: amount, hours: FREE_CANCELLATION_HOURS });
  const deadline = formatInstant(new Date(new Date(startsAt).getTime() - FREE_CANCELLATION_MS), { timeZone, zone: true, locale });
  return t("whole", { deadline, fee: amount });
}
