import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { LinkPending } from "@/components/ui/link-pending";
import { formatDate } from "@/lib/clock/format-date";

interface WeekStripProps {
  week: readonly { date: string; count: number }[];
  /** The day shown, and today. */
  date: string;
  today: string;
  /** The address of a day. */
  href: (date: string) => string;
}

/** A week at a glance: its days, how full each is, and a link to each. */
export function WeekStrip({ week, date, today, href }: WeekStripProps) {
  const t = useTranslations("doctorDay");
  const locale = useLocale();
  return (
    <nav aria-label={t("week")}>
      <ul className="grid grid-cols-7 gap-1 sm:gap-2">
        {week.map((day) => (
          <li key={day.date}>
            <Link
              href={href(day.date)}
              aria-current={day.date === date ? "date" : undefined}
              aria-label={t("dayCount", { day: formatDate(day.date, "day", locale), count: day.count })}
              className={cn(
                "relative flex flex-col items-center rounded-lg border border-line bg-surface px-1 py-2 leading-tight transition-colors duration-150 hover:border-primary",
                "aria-[current=date]:border-primary aria-[current=date]:bg-leaf-100 aria-[current=date]:ring-1 aria-[current=date]:ring-primary",
              )}
            >
              <span className={cn("text-xs font-semibold", day.date === today ? "text-accent-ink underline decoration-accent decoration-2 underline-offset-4" : "text-ink-soft")}>
                {formatDate(day.date, "weekday", locale)}
              </span>
              <span className="mt-0.5 font-display text-2xl font-medium tabular-nums">{formatDate(day.date, "number", locale)}</span>
              <span className={cn("mt-0.5 min-w-6 rounded-full px-1.5 text-center text-xs tabular-nums", day.count > 0 ? "bg-primary font-semibold text-on-primary" : "text-ink-faint")}>
                {day.count}
              </span>
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
