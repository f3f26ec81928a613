import { useLocale } from "next-intl";

/** A day as a tear-off calendar shows it. Decorative: the full time is beside it. */
export function DateLeaf({ at, timeZone }: { at: string | Date; timeZone: string }) {
  const locale = useLocale();
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(at));
  return (
    <span
      aria-hidden="true"
      className="flex h-20 w-16 shrink-0 flex-col items-center justify-center rounded-md border border-line bg-paper leading-none"
      suppressHydrationWarning
    >
      <span className="text-xs font-semibold text-accent-ink">{part({ weekday: "short" })}</span>
      <span className="mt-0.5 font-display text-2xl font-medium">{part({ day: "numeric" })}</span>
      <span className="text-xs text-ink-soft">{part({ month: "short" })}</span>
    </span>
  );
}
