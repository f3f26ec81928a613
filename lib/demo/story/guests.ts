import type { roomGuests } from "@/db/schema/rooms";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { digest, randomSecret } from "@/lib/platform/crypto/hash";
import { seconds } from "@/lib/demo/tools/days";
import { randomFrom } from "@/lib/demo/tools/random";
import type { Visit } from "./booking";

/** When a guest was in the room of a visit. */
export interface GuestSeat {
  id: string;
  consultationId: string;
  from: Date;
  to: Date;
}

/** A dietitian whom the doctor asks into a visit, and to whom the patient agrees. */
export function makeGuests(visits: readonly Visit[]): { rows: (typeof roomGuests.$inferInsert)[]; seats: GuestSeat[] } {
  const random = randomFrom(7);
  const made: ReturnType<typeof makeGuests> = { rows: [], seats: [] };
  for (const { row, doctor, patient } of visits.filter(({ scenes }) => scenes.includes("guest"))) {
    const { id: consultationId, startedAt, completedAt } = row;
    if (!startedAt || !completedAt) continue;
    const invitedAt = seconds(startedAt, 70);
    const id = random.id(invitedAt);
    const seat = { id, consultationId, from: seconds(startedAt, 190), to: seconds(completedAt, -45) };
    made.seats.push(seat);
    made.rows.push({
      id,
      consultationId,
      guestName: encrypt("Latha Pillai", { column: "room_guests.guest_name", id }),
      guestRelation: encrypt("Dietitian at the practice", { column: "room_guests.guest_relation", id }),
      invitedBy: doctor.id,
      invitedSide: "doctor",
      invitedAt,
      consentBy: patient.booker.id,
      consentAt: seconds(startedAt, 105),
      // Link and seat of a visit that is over: nobody needs to know their secrets.
      linkHash: digest(randomSecret()),
      usedAt: seconds(seat.from, -4),
      seatHash: digest(randomSecret()),
    });
  }
  return made;
}
