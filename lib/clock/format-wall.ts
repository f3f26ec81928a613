const formats = {
  /** 9:30 am */
  time: { hour: "numeric", minute: "2-digit" },
  /** Tue, 24 Nov 2026 */
  date: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  /** Tuesday, 24 November 2026 */
  wholeDay: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** Tuesday, 24 November */
  day: { weekday: "long", day: "numeric", month: "long" },
  /** Tue, 24 Nov, 9:30 am */
  short: { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  /** Tuesday, 24 November 2026 at 9:30 am */
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type TimeFormat = keyof typeof formats;

interface WallOptions {
  format?: TimeFormat;
  /** The end, for a range. */
  until?: string;
  /** The zone's short name, added at the end: IST, GMT+1. */
  zoneLabel?: string;
  locale?: string;
}

/**
 * A wall time, `YYYY-MM-DDTHH:MM`, in words. The server has worked it out (local-day.ts); here no zone is involved, so the
 * server and every browser write the same.
 */
export function formatWall(wall: string, { format = "short", until, zoneLabel, locale = "en-IN" }: WallOptions = {}): string {
  const formatter = formatterOf(locale, format);
  const text = until === undefined ? unbroken(formatter.formatToParts(timeOf(wall))) : rangeOf(formatter, timeOf(wall), timeOf(until), format);
  return zoneLabel === undefined ? text : `${text} ${zoneLabel}`;
}

/** A range in words. For times only, Intl would add both dates in figures to a range across midnight. */
function rangeOf(formatter: Intl.DateTimeFormat, from: number, to: number, format: TimeFormat): string {
  const parts = formatter.formatRangeToParts(from, to);
  if (format !== "time" || parts.every(({ type }) => type !== "day")) return unbroken(parts);
  return `${unbroken(formatter.formatToParts(from))} – ${unbroken(formatter.formatToParts(to))}`;
}

/**
 * The parts as text in which no time is torn apart ("11:30 / am"). Node and browsers write different blanks before am and
 * pm, by the age of their language data. Here it is always the non-breaking blank: a thin one leaves no gap in our font.
 */
function unbroken(parts: readonly { type: string; value: string }[]): string {
  const written = parts.map(({ type, value }, n) => {
    if (type !== "literal") return value;
    const isWithinTime = value.trim() === "" && [parts[n - 1]?.type, parts[n + 1]?.type].includes("dayPeriod");
    return value.replace(/\s/g, isWithinTime ? "\u00a0" : " ");
  });
  return written.join("");
}

const timeOf = (wall: string) => Date.parse(`${wall}Z`);

/** Making a formatter costs a hundred times more than using it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(locale: string, format: TimeFormat): Intl.DateTimeFormat {
  const key = `${locale} ${format}`;
  let made = formatters.get(key);
  if (!made) formatters.set(key, (made = new Intl.DateTimeFormat(locale, { ...formats[format], timeZone: "UTC" })));
  return made;
}
