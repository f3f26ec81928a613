import type { Interval } from "@/lib/domain/analytics/schema";

const formats = {
  day: { day: "numeric", month: "short" },
  week: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
} as const satisfies Record<Interval, Intl.DateTimeFormatOptions>;

/** The label below a bucket: 5 Nov, or Nov 2026. */
export const bucketName = (startsOn: string, interval: Interval, locale: string) =>
  new Intl.DateTimeFormat(locale, { ...formats[interval], timeZone: "UTC" }).format(new Date(`${startsOn}T00:00:00Z`));

/** Rupees short enough for an axis: ₹500, ₹12K, ₹1.2L. `paise` in minor units. */
export const shortMoney = (paise: number, locale: string) =>
  new Intl.NumberFormat(locale, { style: "currency", currency: "INR", notation: "compact", maximumFractionDigits: 1 }).format(paise / 100);
