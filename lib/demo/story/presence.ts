import type { rooms, roomStays } from "@/db/schema/rooms";
import { later, seconds } from "@/lib/demo/tools/days";
import { type Random, randomFrom } from "@/lib/demo/tools/random";
import type { Visit } from "./booking";
import type { GuestSeat } from "./guests";
import { GRACE_MINUTES } from "./outcome";

type Stay = typeof roomStays.$inferInsert;
/** One stay in a room, before the stays of all are numbered. */
type Sitting = Pick<Stay, "role" | "accountId" | "guestId" | "end"> & { from: Date; to: Date };

export interface Presence {
  rooms: (typeof rooms.$inferInsert)[];
  stays: Stay[];
}

/** From when to when people were in the rooms of visits that took place or were missed, so that the product's own rules come to the same end. */
export function makePresence(visits: readonly Visit[], guests: readonly GuestSeat[]): Presence {
  const random = randomFrom(6);
  const made: Presence = { rooms: [], stays: [] };
  for (const visit of visits) {
    const consultationId = visit.row.id;
    const guest = guests.find((seat) => seat.consultationId === consultationId);
    const sittings = [...sittingsOf(visit, random), ...(guest ? [{ role: "guest", guestId: guest.id, from: guest.from, to: guest.to, end: "left" } as const] : [])];
    if (sittings.length === 0) continue;
    sittings.sort((a, b) => a.from.getTime() - b.from.getTime());
    made.rooms.push({ consultationId, joining: sittings.length });
    made.stays.push(...sittings.map(({ from, to, ...whose }, n) => ({ id: random.id(from), consultationId, ...whose, joining: n + 1, joinedAt: from, leftAt: to })));
  }
  return made;
}

function sittingsOf({ row, doctor, patient }: Visit, random: Random): Sitting[] {
  const { startsAt, startedAt, completedAt, closedAt, closedBy, noShowBy } = row;
  const stay = (role: "patient" | "doctor", from: Date, to: Date): Sitting => ({ role, accountId: role === "doctor" ? doctor.id : patient.booker.id, from, to, end: "left" });
  if (startedAt && completedAt) {
    const isPunctual = random.chance(0.85);
    const patientFrom = seconds(startedAt, isPunctual ? -random.int(15, 420) : random.int(10, 150));
    const doctorFrom = seconds(startedAt, -random.int(6, 90));
    const patientTo = seconds(completedAt, -random.int(1, 40));
    // A visit that nobody closed ended when the last of the two left.
    const doctorTo = closedBy === "system" ? completedAt : seconds(completedAt, random.int(1, 4));
    const [interrupted, other] = random.shuffled([stay("patient", patientFrom, patientTo), stay("doctor", doctorFrom, doctorTo)]) as [Sitting, Sitting];
    return [...(random.chance(0.13) ? broken(interrupted, random) : [interrupted]), other];
  }
  if (noShowBy === "patient") {
    const from = seconds(startsAt, random.int(-90, 40));
    return [stay("doctor", from, closedBy === "doctor" ? seconds(closedAt!, random.int(1, 4)) : later(startsAt, GRACE_MINUTES + 1 + 8 * random.next()))];
  }
  if (noShowBy === "doctor") {
    const waiting = stay("patient", seconds(startsAt, random.int(-400, 120)), later(startsAt, 8 + 11 * random.next()));
    return random.chance(0.3) ? broken(waiting, random) : [waiting];
  }
  return [];
}

/** The same stay with a lost connection and a return. */
function broken(stay: Sitting, random: Random): Sitting[] {
  const lostAt = new Date(stay.from.getTime() + (stay.to.getTime() - stay.from.getTime()) * (0.2 + 0.5 * random.next()));
  return [{ ...stay, to: lostAt, end: "lost" }, { ...stay, from: seconds(lostAt, random.int(6, 100)) }];
}
