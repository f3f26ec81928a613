import { database } from "@/db/client";
import type { VisitGuest } from "@/lib/core/actor";
import { seatOf } from "./guest";
import { findSeatHash } from "./queries";

/**
 * The guest of what a browser keeps for a seat; undefined if it is not theirs. Whether the seat is still worth something is for the policy to say, which
 * looks at the visit.
 */
export async function actorOfSeat(value: string): Promise<VisitGuest | undefined> {
  const kept = seatOf(value);
  return kept && (await findSeatHash(database(), kept.guestId)) === kept.seatHash ? { kind: "visitGuest", id: kept.guestId } : undefined;
}
