import { addDays, isDate, localDate } from "@/lib/domain/availability/local-day";
import { Interval, ReadTopDoctors } from "@/lib/domain/analytics/schema";

/** What the page's address may say. */
export interface Query {
  days?: string;
  from?: string;
  to?: string;
  interval?: string;
  by?: string;
}

/** Periods up to now that are one click away, in days. */
export const presets = [7, 30, 90, 365] as const;

const orders = ReadTopDoctors.shape.by.unwrap().options;

/** The page's address as a question; what it does not say, or says wrongly, is the last 30 days. */
export function questionOf(query: Query, now: Date, timeZone: string) {
  const today = localDate(now, timeZone);
  const isCustom = isDate(query.from) && isDate(query.to);
  const days = isCustom ? undefined : (presets.find((preset) => String(preset) === query.days) ?? 30);
  const from = isCustom ? query.from! : addDays(today, 1 - (days ?? 30));
  const to = isCustom ? query.to! : today;
  const length = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const fitting: Interval = length <= 45 ? "day" : length <= 200 ? "week" : "month";
  return {
    days,
    from,
    to,
    interval: Interval.options.find((one) => one === query.interval) ?? fitting,
    by: orders.find((one) => one === query.by) ?? "completed",
    // Today is not over: up to now, so that it is compared with as much of an earlier day.
    asked: { from, timeZone, ...(isCustom && { to }) },
  };
}

export type Question = ReturnType<typeof questionOf>;

/** The address of the page with something changed. */
export function addressOf({ days, from, to, interval, by }: Question, changed: Partial<Record<"days" | "by", string>>): string {
  const period = changed.days || days ? [["days", changed.days ?? String(days)]] : [["from", from], ["to", to]];
  // Another period gets the interval that fits it.
  const kept = changed.days ? [] : [["interval", interval]];
  return `/admin/analytics?${new URLSearchParams([...period, ...kept, ["by", changed.by ?? by]])}`;
}
