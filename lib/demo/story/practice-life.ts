import type { practiceSchedules } from "@/db/schema/availability";
import type { waitingListEntries } from "@/db/schema/moves";
import type { notifications } from "@/db/schema/notifications";
import type { prescriptions } from "@/db/schema/prescriptions";
import { dateIn, dayOf, later, MINUTE_MS } from "@/lib/demo/tools/days";
import { randomFrom } from "@/lib/demo/tools/random";
import type { Visit } from "./booking";
import type { Accounts } from "./people";
import { FUTURE_DAYS } from "./visits";

export interface PracticeLife {
  schedules: (typeof practiceSchedules.$inferInsert)[];
  waits: (typeof waitingListEntries.$inferInsert)[];
  notifications: (typeof notifications.$inferInsert)[];
}

/** The doctor that Meera waits for: she has no visit to come there. */
const AWAITED = "Raghavendra Rao";
/** What happened before this many days has been read. */
const READ_DAYS = 3;
const DOCTORS_NEWS = 4;

/** What goes on around the demo's own doctor and patient: weekly hours, a wait for a time, and what both are told in the app. */
export function makePracticeLife({ roster, family }: Accounts, visits: readonly Visit[], signed: readonly (typeof prescriptions.$inferInsert)[], now: Date): PracticeLife {
  const random = randomFrom(11);
  const made: PracticeLife = { schedules: [], waits: [], notifications: [] };
  const doctor = roster.find(({ isDemo }) => isDemo)!;
  const meera = family.Meera!;
  const { sessions, slotMinutes, weekdays } = doctor.hours;
  const days = weekdays.map((day) => day || 7).sort();
  const openedAt = later(doctor.row.decidedAt!, 60);
  made.schedules.push({
    doctorId: doctor.id,
    rules: sessions.map(([opensAt, closesAt]) => ({ days, opensAt, closesAt, slotMinutes, bufferMinutes: 0, modes: ["video", "audio", "text"] })),
    leadMinutes: 0, horizonDays: FUTURE_DAYS, filledAt: now, createdAt: openedAt, updatedAt: openedAt,
  });

  const since = later(now, -26 * 60);
  made.waits.push({
    id: random.id(since), patientId: meera.id, accountId: meera.booker.id, doctorId: roster.find(({ name }) => name === AWAITED)!.id,
    fromDate: dateIn(now, 1), toDate: dateIn(now, 10), startsFrom: dayOf(now, 1), startsBefore: dayOf(now, 11), createdAt: since,
  });

  const tell = (accountId: string, kind: (typeof made.notifications)[number]["kind"], notice: string, at: Date, about: { consultationId?: string; subjectId?: string }) => {
    const createdAt = later(at, 1);
    const isRead = now.getTime() - createdAt.getTime() > READ_DAYS * 24 * 60 * MINUTE_MS;
    made.notifications.push({ id: random.id(createdAt), accountId, eventId: random.id(createdAt), kind, notice, ...about, createdAt, readAt: isRead ? later(createdAt, 45) : null });
  };
  for (const { row, patient, scenes } of visits.filter(({ patient }) => patient === meera)) {
    const consultationId = row.id;
    const account = patient.booker.id;
    if (row.status === "scheduled") tell(account, "visits", "bookedPatient", row.createdAt, { consultationId });
    if (scenes.includes("refunded")) {
      tell(account, "visits", "cancelledPatient", row.cancelledAt!, { consultationId });
      tell(account, "payments", "refunded", later(row.cancelledAt!, 2_000), { consultationId });
    }
    for (const { id, signedAt } of signed.filter((one) => one.consultationId === row.id && one.status === "signed")) tell(account, "prescriptions", "prescriptionSigned", signedAt!, { consultationId, subjectId: id });
  }
  const toCome = visits.filter(({ row }) => row.doctorId === doctor.id && row.status === "scheduled").sort((a, b) => b.row.createdAt.getTime() - a.row.createdAt.getTime());
  for (const { row } of toCome.slice(0, DOCTORS_NEWS)) tell(doctor.id, "visits", "bookedDoctor", row.createdAt, { consultationId: row.id });
  return made;
}
