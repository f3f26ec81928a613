const formats = {
  /** Tuesday, 24 November */
  day: { weekday: "long", day: "numeric", month: "long" },
  /** Tue, 24 Nov */
  short: { weekday: "short", day: "numeric", month: "short" },
  /** 24 Nov 2026 */
  date: { day: "numeric", month: "short", year: "numeric" },
  /** 24 November 2026 */
  written: { day: "numeric", month: "long", year: "numeric" },
  /** Tue */
  weekday: { weekday: "short" },
  /** 24 */
  number: { day: "numeric" },
  /** Nov */
  month: { month: "short" },
  /** 24 Nov */
  dayAndMonth: { day: "numeric", month: "short" },
  /** Nov 2026 */
  monthAndYear: { month: "short", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateFormat = keyof typeof formats;

/** A calendar date, `YYYY-MM-DD`, for people to read; it has no zone. */
export const formatDate = (date: string, format: DateFormat, locale = "en-IN") =>
  new Intl.DateTimeFormat(locale, { ...formats[format], timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));

/** A period from one date to another, both included: 23 – 29 Nov 2026. */
export const formatDates = (from: string, to: string, locale = "en-IN") =>
  new Intl.DateTimeFormat(locale, { ...formats.date, timeZone: "UTC" }).formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
