import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import type { z } from "zod";
import { formatDate } from "@/lib/clock/format-date";
import { cn } from "@/components/ui/cn";
import { formatInstant } from "@/lib/clock/format-instant";
import { localDate } from "@/lib/clock/local-day";
import type { Slot } from "@/lib/domain/availability/schema";
import { ChooseAll } from "./choose-all";

type WireSlot = z.input<typeof Slot>;

interface WeekOfSlotsProps {
  /** Monday to Sunday. */
  dates: readonly string[];
  slots: readonly WireSlot[];
  timeZone: string;
  now: Date;
}

/** A doctor's slots day by day, each with its state. Free future slots can be chosen (`slots[]` in the surrounding form). */
export function WeekOfSlots({ dates, slots, timeZone, now }: WeekOfSlotsProps) {
  const t = useTranslations("doctorSlots");
  const locale = useLocale();
  const today = localDate(now, timeZone);
  const byDate = Map.groupBy(slots, ({ startsAt }) => localDate(new Date(startsAt), timeZone));
  return (
    <div className="grid gap-x-3 gap-y-6 lg:grid-cols-7">
      {dates.map((date) => {
        const own = byDate.get(date) ?? [];
        const free = own.filter(({ status, startsAt }) => status === "available" && new Date(startsAt) > now).length;
        return (
          <div key={date} role="group" aria-labelledby={`day-${date}`} data-day className="min-w-0">
            <div className="mb-3 flex min-h-12 flex-wrap items-center gap-x-3 border-b border-line lg:min-h-19 lg:content-center">
              <h2 id={`day-${date}`} className={cn("text-lg lg:w-full", date === today && "underline decoration-accent decoration-3 underline-offset-6")}>
                {formatDate(date, "short", locale)}
                {date === today ? <span className="sr-only">, {t("today")}</span> : null}
              </h2>
              <span className="text-sm text-ink-faint lg:leading-7">{own.length > 0 ? t("dayFree", { count: free }) : t("none")}</span>
              {free > 1 ? <ChooseAll label={t("remove.wholeDay", { day: formatDate(date, "day", locale) })} short={t("remove.wholeDayShort")} /> : null}
            </div>
            <ul className="grid grid-cols-3 gap-2 sm:grid-cols-5 lg:grid-cols-1">
              {own.map((slot) => (
                // On narrow screens the days are stacked, and past unused slots would only push the coming ones down.
                <li key={slot.id} className={cn(slot.status === "available" && new Date(slot.startsAt) <= now && "hidden lg:list-item")}>
                  <SlotChip slot={slot} date={date} timeZone={timeZone} now={now} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

const chip = "flex min-h-12 w-full flex-col justify-center rounded-md border px-2 py-1 text-center text-sm leading-tight sm:px-3 lg:text-left";

function SlotChip({ slot, date, timeZone, now }: { slot: WireSlot; date: string; timeZone: string; now: Date }) {
  const t = useTranslations("doctorSlots");
  const locale = useLocale();
  const range = formatInstant(slot.startsAt, { timeZone, until: slot.endsAt, format: "time", locale });
  const time = (
    <span className="font-medium whitespace-nowrap tabular-nums">
      <span className="lg:hidden">{formatInstant(slot.startsAt, { timeZone, format: "time", locale })}</span>
      <span className="hidden lg:inline">{range}</span>
    </span>
  );
  const hasPassed = new Date(slot.startsAt) <= now;
  if (slot.status === "booked") {
    return (
      <Link href={`/doctor?date=${date}`} className={cn(chip, "border-primary bg-leaf-100 text-primary hover:bg-leaf-200")}>
        {time}
        <span className="text-xs font-semibold">{t("status.booked")}</span>
      </Link>
    );
  }
  if (slot.status !== "available" || hasPassed) {
    return (
      <span className={cn(chip, "border-line bg-sunk text-ink-soft")}>
        {time}
        <span className={slot.status === "available" ? "sr-only" : "text-xs"}>{slot.status === "available" ? t("passed") : t(`status.${slot.status}`)}</span>
      </span>
    );
  }
  return (
    <label
      className={cn(
        chip,
        "relative cursor-pointer border-line-strong bg-surface transition-colors duration-150 hover:border-primary",
        "has-checked:border-danger has-checked:bg-danger-soft has-checked:ring-1 has-checked:ring-danger",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus)",
      )}
    >
      <input type="checkbox" name="slots[]" value={slot.id} aria-label={t("choose", { time: range })} className="absolute inset-0 cursor-pointer appearance-none rounded-md outline-none" />
      {time}
    </label>
  );
}
