import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { cn } from "@/components/ui/cn";
import { type DateFormat, formatDate } from "@/lib/clock/format-date";
import { addDays } from "@/lib/clock/dates";
import { SHOWN_DAYS } from "./shown-days";

interface DayGridProps {
  /** The first of the days, YYYY-MM-DD. */
  from: string;
  today: string;
  chosen: string;
  /** Free slots by date; undefined until they are loaded. */
  counts: ReadonlyMap<string, number> | undefined;
  hrefOf: (date: string) => string;
  onChoose: (date: string) => void;
}

/** Two weeks as a calendar. Each day is a link, so that it works without JavaScript; with JavaScript the page does not reload. */
export function DayGrid({ from, today, chosen, counts, hrefOf, onChoose }: DayGridProps) {
  const t = useTranslations("slotPicker");
  const days = Array.from({ length: SHOWN_DAYS }, (_, n) => addDays(from, n));
  const format = useDayFormat();
  const link = (date: string) => ({
    href: hrefOf(date),
    onClick: (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      onChoose(date);
    },
  });
  const step = "inline-flex min-h-11 items-center gap-1 rounded-full px-3 text-sm font-semibold text-primary hover:bg-leaf-100";
  return (
    <nav aria-label={t("days")}>
      <ol className="-mx-2.5 grid grid-cols-7 gap-0.5 sm:mx-0 sm:gap-1.5">
        {days.map((date, n) => {
          const count = counts?.get(date) ?? (counts ? 0 : undefined);
          const isChosen = date === chosen;
          const month = n === 0 || date.endsWith("-01") ? format(date, "month") : undefined;
          const label = count === undefined ? format(date, "day") : t("dayFree", { day: format(date, "day"), count });
          const box = cn(
            "flex h-full min-h-16 flex-col items-center justify-center rounded-md border px-0.5 py-1.5 leading-tight",
            count === 0 ? "border-transparent text-ink-faint" : "border-line bg-surface hover:border-primary hover:bg-leaf-50",
            isChosen && "border-primary bg-primary text-on-primary hover:bg-primary",
          );
          const face = (
            <>
              <span className="text-xs" suppressHydrationWarning>{format(date, "weekday")}</span>
              <span className="font-display text-xl font-medium whitespace-nowrap">
                {format(date, "number")}
                {month ? <span className="ml-1 font-sans text-xs max-sm:hidden">{month}</span> : null}
              </span>
              <span className="text-xs whitespace-nowrap">
                {month ? <span className="sm:hidden">{month}</span> : null}
                {count ? <span className="max-sm:hidden">{t("count", { count })}</span> : null}
              </span>
            </>
          );
          return (
            <li key={date}>
              {count === 0 && !isChosen ? (
                <span className={box}>
                  <span className="sr-only">{label}</span>
                  <span aria-hidden="true" className="contents">{face}</span>
                </span>
              ) : (
                <a {...link(date)} aria-label={label} aria-current={isChosen ? "date" : undefined} className={box}>
                  {face}
                </a>
              )}
            </li>
          );
        })}
      </ol>
      <div className="mt-2 flex justify-between">
        {from > today ? (
          <a {...link(addDays(from, -SHOWN_DAYS))} className={step}>
            <ChevronLeft aria-hidden="true" className="size-4" />
            {t("earlier")}
          </a>
        ) : null}
        <a {...link(addDays(from, SHOWN_DAYS))} className={cn(step, "ml-auto")}>
          {t("later")}
          <ChevronRight aria-hidden="true" className="size-4" />
        </a>
      </div>
    </nav>
  );
}

/** Formats a local date, which is the same day in every zone. */
export function useDayFormat() {
  const locale = useLocale();
  return (date: string, format: DateFormat) => formatDate(date, format, locale);
}
