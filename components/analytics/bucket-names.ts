import { type DateFormat, formatDate } from "@/lib/clock/format-date";
import type { Interval } from "@/lib/domain/analytics/schema";

const formats = { day: "dayAndMonth", week: "dayAndMonth", month: "monthAndYear" } as const satisfies Record<Interval, DateFormat>;

/** The label below a bucket: 5 Nov, or Nov 2026. */
export const bucketName = (startsOn: string, interval: Interval, locale: string) => formatDate(startsOn, formats[interval], locale);
