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

/** An instant (RFC 3339 or Date) as wall time in an IANA zone. `until` makes it a range; `zone` adds the zone: IST, GMT+1 …. */
export function formatInstant(
  at: string | Date,
  options: { timeZone: string; format?: TimeFormat; until?: string | Date; zone?: boolean; locale?: string },
): string {
  const { timeZone, format = "short", until, zone, locale = "en-IN" } = options;
  const formatter = new Intl.DateTimeFormat(locale, { ...formats[format], timeZone });
  const written = until ? rangeOf(formatter, new Date(at), new Date(until), format) : formatter.format(new Date(at));
  // In our font the thin non-breaking space of the language data leaves no gap, so use the normal non-breaking space.
  const text = written.replaceAll("\u202f", "\u00a0");
  return zone ? `${text} ${zoneLabel(at, timeZone, locale)}` : text;
}

/** A range in words. For times only, Intl would add both dates in figures to a range across midnight. */
function rangeOf(formatter: Intl.DateTimeFormat, from: Date, to: Date, format: TimeFormat): string {
  const parts = formatter.formatRangeToParts(from, to);
  if (format !== "time" || parts.every(({ type }) => type !== "day")) return parts.map(({ value }) => value).join("");
  return `${formatter.format(from)} – ${formatter.format(to)}`;
}

/** The short name of a zone at an instant: "IST", "GMT+1". */
export function zoneLabel(at: string | Date, timeZone: string, locale = "en-IN"): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" }).formatToParts(new Date(at));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}
