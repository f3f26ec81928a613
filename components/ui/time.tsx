import { useLocale } from "next-intl";
import { formatInstant } from "@/lib/clock/format-instant";
import type { TimeFormat } from "@/lib/clock/format-wall";

interface TimeProps {
  /** The instant: RFC 3339 with an offset, or a Date. */
  at: string | Date;
  /** The zone it is shown in. Never the default of the server or the browser. */
  timeZone: string;
  format?: TimeFormat;
  /** The end, for a range: 9:30 – 10:00 am. */
  until?: string | Date;
  /** Adds the zone's name; set it wherever two people in two zones may read the time. */
  zone?: boolean;
  className?: string;
}

/** An instant for people to read, with the exact value in `dateTime` for machines. */
export function Time({ at, timeZone, format, until, zone, className }: TimeProps) {
  const locale = useLocale();
  return (
    // The language data of the browser and of the server may use different spaces.
    <time dateTime={new Date(at).toISOString()} className={className} suppressHydrationWarning>
      {formatInstant(at, { timeZone, format, until, zone, locale })}
    </time>
  );
}
