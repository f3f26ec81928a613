import { useLocale, useTranslations } from "next-intl";
import type { z } from "zod";
import { formatMoney } from "@/components/ui/money";
import { formatInstant } from "@/lib/clock/format-instant";
import { FREE_CANCELLATION_HOURS, FREE_CANCELLATION_MS, refundOwed } from "@/lib/domain/consultations/refund";
import type { ConsultationSummary } from "@/lib/domain/consultations/schema";

interface RefundRuleProps {
  consultation: z.input<typeof ConsultationSummary>;
  timeZone: string;
  now: Date;
}

/** The refund a patient gets by cancelling now, in minor units. */
export const refundNow = ({ startsAt, fee, payment }: RefundRuleProps["consultation"], now: Date): number =>
  payment?.status === "paid" ? refundOwed(fee.amount, "patient", new Date(startsAt), now) : 0;

/** The refund a patient gets by cancelling now, in plain words. */
export function RefundRule({ consultation, timeZone, now }: RefundRuleProps) {
  const t = useTranslations("consultation.refund");
  const locale = useLocale();
  const { startsAt, fee, payment } = consultation;
  if (payment?.status !== "paid") return t("nothingPaid");
  const start = new Date(startsAt);
  const amount = formatMoney(fee, locale);
  if (refundNow(consultation, now) === 0) return t("none", { fee: amount, hours: FREE_CANCELLATION_HOURS });
  const deadline = formatInstant(new Date(start.getTime() - FREE_CANCELLATION_MS), { timeZone, zone: true, locale });
  return t("whole", { deadline, fee: amount });
}
