import { useLocale } from "next-intl";
import { formatDate } from "@/lib/clock/format-date";
import { localDate } from "@/lib/clock/local-day";

/** A day as a tear-off calendar shows it. Decorative: the full time is beside it. */
export function DateLeaf({ at, timeZone }: { at: string | Date; timeZone: string }) {
  const locale = useLocale();
  const date = localDate(new Date(at), timeZone);
  return (
    <span
      aria-hidden="true"
      className="flex h-20 w-16 shrink-0 flex-col items-center justify-center rounded-md border border-line bg-paper leading-none"
      suppressHydrationWarning
    >
      <span className="text-xs font-semibold text-accent-ink">{formatDate(date, "weekday", locale)}</span>
      <span className="mt-0.5 font-display text-2xl font-medium">{formatDate(date, "number", locale)}</span>
      <span className="text-xs text-ink-soft">{formatDate(date, "month", locale)}</span>
    </span>
  );
}
