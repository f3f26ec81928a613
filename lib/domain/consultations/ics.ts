import type { Status } from "./schema";

interface Entry {
  id: string;
  /** Grows with each change, so that a calendar keeps the latest version. */
  version: number;
  status: Status;
  startsAt: Date;
  endsAt: Date;
  /** Nothing clinical: calendars are shared, and shown on locked screens. */
  title: string;
  description: string;
  url: string;
  /** The address the file speaks for, as in `care@example.in`; a cancellation must name an organizer. */
  organizer: string;
}

/** What a calendar makes of each state; a visit whose payment never came does not take place. */
const states: Record<Status, "CONFIRMED" | "TENTATIVE" | "CANCELLED"> = {
  pending_payment: "TENTATIVE",
  scheduled: "CONFIRMED",
  in_progress: "CONFIRMED",
  completed: "CONFIRMED",
  no_show: "CONFIRMED",
  cancelled: "CANCELLED",
  expired: "CANCELLED",
};

const PRODUCT = ["VERSION:2.0", "PRODID:-//Amrutam//Telemedicine//EN"];

/** What a file asks a calendar to do. */
type Method = "PUBLISH" | "REQUEST" | "CANCEL";

/**
 * A consultation as an iCalendar file (RFC 5545), in UTC. The file of a cancelled one says so by its status and, as RFC 5546
 * asks (3.2.5), by its method, so that calendars that hold the entry remove it; it has no alarm.
 *
 * @param invited the method and the address of whom the file is mailed to: a calendar takes a change from a mail only if it names its owner
 */
export function calendarFile(entry: Entry, now: Date, invited?: { method: Method; attendee: string }): string {
  const method = invited?.method ?? (isOff(entry.status) ? "CANCEL" : undefined);
  const attendees = invited ? [`ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${invited.attendee}`] : [];
  return written(["BEGIN:VCALENDAR", ...PRODUCT, ...(method ? [`METHOD:${method}`] : []), ...event(entry, now, attendees), "END:VCALENDAR"]);
}

/** Many consultations as one iCalendar file, for a calendar program that reads it again and again. What was called off is simply not in it any more. */
export function calendarFeed(name: string, entries: readonly Entry[], now: Date): string {
  const head = ["METHOD:PUBLISH", `X-WR-CALNAME:${escaped(name)}`, "REFRESH-INTERVAL;VALUE=DURATION:PT30M", "X-PUBLISHED-TTL:PT30M"];
  return written(["BEGIN:VCALENDAR", ...PRODUCT, ...head, ...entries.filter(({ status }) => !isOff(status)).flatMap((entry) => event(entry, now)), "END:VCALENDAR"]);
}

const isOff = (status: Status) => states[status] === "CANCELLED";

function event({ id, version, status, startsAt, endsAt, title, description, url, organizer }: Entry, now: Date, attendees: readonly string[] = []): string[] {
  const alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, "TRIGGER:-PT15M", "END:VALARM"];
  return [
    "BEGIN:VEVENT",
    `UID:${id}@amrutam`,
    `SEQUENCE:${version}`,
    `STATUS:${states[status]}`,
    `ORGANIZER:mailto:${organizer}`,
    ...attendees,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    ...(isOff(status) ? [] : alarm),
    "END:VEVENT",
  ];
}

const written = (lines: readonly string[]) => lines.flatMap(folded).join("\r\n") + "\r\n";

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
