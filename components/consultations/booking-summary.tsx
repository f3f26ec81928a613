"use client";

import { useLocale, useTranslations } from "next-intl";
import type { FreeSlot } from "@/components/availability/free-slots";
import { Fee } from "@/components/ui/fee";
import type { MoneyAmount } from "@/components/ui/money";
import { formatWall } from "@/lib/clock/format-wall";

interface BookingSummaryProps {
  slot: FreeSlot | undefined;
  fee: MoneyAmount;
  /** Why the fee is not the doctor's. */
  reason?: string;
}

/** The booking before it is made: the time in the reader's zone and, if different, in the doctor's; the fee. */
export function BookingSummary({ slot, fee, reason }: BookingSummaryProps) {
  const t = useTranslations("booking");
  const locale = useLocale();
  const written = ({ start, end, zoneLabel }: FreeSlot["local"]) => formatWall(start, { until: end, zoneLabel, locale });
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-6 rounded-lg bg-sunk px-5 py-4">
      {/* Without JavaScript nobody tells this part which time was chosen. */}
      <div className="[@media(scripting:none)]:invisible">
        <dt className="text-sm text-ink-soft">{t("yourTime")}</dt>
        <dd className="font-semibold" aria-live="polite" suppressHydrationWarning>
          {slot ? written(slot.local) : <span className="font-normal text-ink-soft">{t("notChosen")}</span>}
          {slot?.doctorLocal ? <span className="block text-sm font-normal text-ink-soft">{t("doctorsTime", { time: written(slot.doctorLocal) })}</span> : null}
        </dd>
      </div>
      <div className="text-right">
        <dt className="text-sm text-ink-soft">{t("fee")}</dt>
        <dd className="font-semibold" aria-live="polite">
          <Fee value={fee} />
        </dd>
      </div>
      {reason ? (
        <div className="col-span-2 mt-1">
          <dt className="sr-only">{t("feeWhy")}</dt>
          <dd className="text-right text-sm text-ink-soft">{reason}</dd>
        </div>
      ) : null}
    </dl>
  );
}
