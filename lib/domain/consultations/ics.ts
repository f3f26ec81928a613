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

/**
 * A consultation as an iCalendar file (RFC 5545), in UTC. The file of a cancelled one says so by its status and, as RFC 5546
 * asks (3.2.5), by its method, so that calendars that hold the entry remove it; it has no alarm.
 */
export function calendarFile({ id, version, status, startsAt, endsAt, title, description, url, organizer }: Entry, now: Date): string {
  const isOff = states[status] === "CANCELLED";
  const alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, "TRIGGER:-PT15M", "END:VALARM"];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Amrutam//Telemedicine//EN",
    ...(isOff ? ["METHOD:CANCEL"] : []),
    "BEGIN:VEVENT",
    `UID:${id}@amrutam`,
    `SEQUENCE:${version}`,
    `STATUS:${states[status]}`,
    `ORGANIZER:mailto:${organizer}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    `URL:${url}`,
    ...(isOff ? [] : alarm),
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
