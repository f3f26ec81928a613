import type { consultations } from "@/db/schema/consultations";
import { CLOSES_AFTER_MINUTES } from "@/lib/domain/visits/room";
import { later } from "@/lib/demo/tools/days";
import type { Random } from "@/lib/demo/tools/random";

/** How long people wait for each other; the product's default. */
export const GRACE_MINUTES = 10;

export type Row = typeof consultations.$inferInsert & { id: string; createdAt: Date };

type Closing = Pick<Row, "closedBy" | "closedAt" | "closeReason" | "updatedAt">;

/** How a visit was closed that took place: by the doctor at its end, or by the product, an hour after a doctor had forgotten it. */
export function closingOf(endsAt: Date, completedAt: Date, now: Date, random: Random): Closing {
  const goneAt = new Date(Math.max(endsAt.getTime(), completedAt.getTime()));
  const closedAt = byTheMinute(later(goneAt, CLOSES_AFTER_MINUTES), random);
  if (random.chance(0.03) && closedAt < now) return { closedBy: "system", closedAt, closeReason: "not_closed", updatedAt: closedAt };
  return { closedBy: "doctor", closedAt: completedAt, updatedAt: completedAt };
}

/** By whom a visit was missed, and how that was found: by a doctor who had waited, or by the product after the visit's time. */
export function missed({ startsAt, endsAt }: Row, now: Date, random: Random, planned?: "patient"): Closing & Pick<Row, "noShowBy"> {
  const noShowBy = planned ?? random.weighted({ patient: 78, doctor: 13, both: 9 });
  const decidedAt = byTheMinute(later(endsAt, GRACE_MINUTES), random);
  const bySystem = { closedBy: "system", closedAt: decidedAt < now ? decidedAt : later(endsAt, GRACE_MINUTES) } as const;
  const doctorsPress = later(startsAt, GRACE_MINUTES + 1 + 7 * random.next());
  const isDoctors = planned !== undefined || random.chance(0.7);
  const closing = noShowBy === "patient" && isDoctors ? ({ closedBy: "doctor", closedAt: doctorsPress } as const) : bySystem;
  return { noShowBy, ...closing, closeReason: reasons[noShowBy], updatedAt: closing.closedAt };
}

const reasons = { patient: "patient_absent", doctor: "doctor_absent", both: "nobody_came" } as const;

/** The product looks every minute. */
const byTheMinute = (due: Date, random: Random) => later(due, random.next());
