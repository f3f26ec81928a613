import type { followUpPlaces, followUpWindows } from "@/db/schema/follow-ups";
import type { visitContests } from "@/db/schema/rooms";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { dayOf, later } from "@/lib/demo/tools/days";
import { randomFrom } from "@/lib/demo/tools/random";
import type { Visit } from "./booking";

const FREE_DAYS = 45;

export interface AfterVisits {
  windows: (typeof followUpWindows.$inferInsert)[];
  places: (typeof followUpPlaces.$inferInsert)[];
  contests: (typeof visitContests.$inferInsert)[];
}

/** What followed from visits: an offer to come again without a fee, of which one place is used, and an objection that waits for an administrator. */
export function makeAfterVisits(visits: readonly Visit[]): AfterVisits {
  const random = randomFrom(8);
  const made: AfterVisits = { windows: [], places: [], contests: [] };
  for (const { row, doctor, patient, scenes } of visits) {
    const consultationId = row.id;
    if (scenes.includes("freeVisits")) {
      const createdAt = later(row.completedAt!, -1);
      const id = random.id(createdAt);
      // Until the end of the last day.
      made.windows.push({ id, consultationId, doctorId: doctor.id, patientId: patient.id, endsAt: dayOf(createdAt, FREE_DAYS + 1), createdAt });
      const used = visits.find((visit) => visit.scenes.includes("freeVisit") && visit.patient === patient && visit.doctor === doctor);
      made.places.push({ windowId: id, place: 1, consultationId: used?.row.id }, { windowId: id, place: 2 });
    }
    if (scenes.includes("contest")) {
      const createdAt = later(row.closedAt!, 95);
      const id = random.id(createdAt);
      const words = "My phone had no network at that hour, so I could not open the room. I wrote to the practice as soon as I could. Please do not count this as missed by me.";
      made.contests.push({ id, consultationId, side: "patient", accountId: patient.booker.id, objection: encrypt(words, { column: "visit_contests.objection", id }), createdAt });
    }
  }
  return made;
}
