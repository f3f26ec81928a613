import { addDays, isDate } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import { Interval, ReadTopDoctors } from "@/lib/domain/analytics/schema";

/** The parameters the page's address may have. */
export interface Query {
  days?: string;
  from?: string;
  to?: string;
  interval?: string;
  by?: string;
}

/** Periods up to now that need only one click, in days. */
export const presets = [7, 30, 90, 365] as const;

const orders = ReadTopDoctors.shape.by.unwrap().options;

/** The page's address as a question. Missing or invalid parameters give the last 30 days. */
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
    // Today is not over. Without `to` the period ends now, and is compared with an equally long one.
    asked: { from, timeZone, ...(isCustom && { to }) },
  };
}

export type Question = ReturnType<typeof questionOf>;

/** The page's address with some changes. */
export function addressOf({ days, from, to, interval, by }: Question, changed: Partial<Record<"days" | "by", string>>): string {
  const period = changed.days || days ? [["days", changed.days ?? String(days)]] : [["from", from], ["to", to]];
  // Another period gets the interval that suits it.
  const kept = changed.days ? [] : [["interval", interval]];
  return `/admin/analytics?${new URLSearchParams([...period, ...kept, ["by", changed.by ?? by]])}`;
}
