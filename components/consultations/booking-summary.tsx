"use client";

import { useLocale, useTranslations } from "next-intl";
import type { FreeSlot } from "@/components/availability/free-slots";
import type { Diary } from "@/components/availability/use-diary";
import { haveSameClock } from "@/components/availability/same-clock";
import { Money, type MoneyAmount } from "@/components/ui/money";
import { formatInstant } from "@/lib/clock/format-instant";

interface BookingSummaryProps {
  slot: FreeSlot | undefined;
  fee: MoneyAmount;
  diary: Diary;
}

/** The booking before it is made: the time in the reader's zone and, if different, in the doctor's; the fee. */
export function BookingSummary({ slot, fee, diary: { viewersZone, doctorsZone } }: BookingSummaryProps) {
  const t = useTranslations("booking");
  const locale = useLocale();
  const timeIn = (timeZone: string) => (slot ? formatInstant(slot.startsAt, { until: slot.endsAt, timeZone, zone: true, locale }) : "");
  const differs = slot && !haveSameClock(viewersZone, doctorsZone, slot.startsAt);
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-x-6 rounded-lg bg-sunk px-5 py-4">
      {/* Without JavaScript nobody tells this part which time was chosen. */}
      <div className="[@media(scripting:none)]:invisible">
        <dt className="text-sm text-ink-soft">{t("yourTime")}</dt>
        <dd className="font-semibold" aria-live="polite" suppressHydrationWarning>
          {slot ? timeIn(viewersZone) : <span className="font-normal text-ink-soft">{t("notChosen")}</span>}
          {differs ? <span className="block text-sm font-normal text-ink-soft">{t("doctorsTime", { time: timeIn(doctorsZone) })}</span> : null}
        </dd>
      </div>
      <div className="text-right">
        <dt className="text-sm text-ink-soft">{t("fee")}</dt>
        <dd className="font-semibold">
          <Money value={fee} />
        </dd>
      </div>
    </dl>
  );
}
