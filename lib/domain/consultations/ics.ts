interface Entry {
  id: string;
  /** Grows with each change, so that a calendar keeps the latest version. */
  version: number;
  startsAt: Date;
  endsAt: Date;
  /** Nothing clinical: calendars are shared, and shown on locked screens. */
  title: string;
  description: string;
  url: string;
}

/** A consultation as an iCalendar file (RFC 5545), in UTC. */
export function calendarFile({ id, version, startsAt, endsAt, title, description, url }: Entry, now: Date): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Amrutam//Telemedicine//EN",
    "BEGIN:VEVENT",
    `UID:${id}@amrutam`,
    `SEQUENCE:${version}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:-PT15M",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.flatMap(folded).join("\r\n") + "\r\n";
}

const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, "");

const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

/** A line may have 75 octets; the rest continues after a line break and a blank. A character is never split. */
function folded(line: string): string[] {
  const parts = [""];
  for (const letter of line) {
    const last = parts.length - 1;
    if (Buffer.byteLength(parts[last]! + letter) > 75) parts.push(` ${letter}`);
    else parts[last] += letter;
  }
  return parts;
}
