import { entryOf } from "@/lib/domain/calendar/entry";
import type { Recipient } from "@/lib/domain/accounts/profile/schema";
import { calendarFile } from "@/lib/domain/consultations/ics";
import type { Status } from "@/lib/domain/consultations/schema";
import type { CalendarEntry } from "@/lib/platform/mail/send";

interface Visit {
  id: string;
  version: number;
  status: Status;
  startsAt: string;
  endsAt: string;
  doctorName: string;
}

/** A visit as an entry for the calendar of a mail's recipient. */
export function calendarEntry(method: CalendarEntry["method"], { id, version, status, startsAt, endsAt, doctorName }: Visit, reader: Recipient): CalendarEntry {
  const entry = entryOf({ id, version, status, doctorName, startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, reader);
  return { method, content: calendarFile(entry, new Date(), { method, attendee: reader.email }) };
}
