import { type Actor, actorId } from "@/lib/core/actor";
import { excerptOf } from "./doctor";
import type { DoctorRow } from "./queries";
import type { Doctor, DoctorCard } from "./schema";
import type { FoundDoctor } from "./search-queries";

const ratingOf = (row: { ratingHundredths: number; ratingCount: number }) => ({ average: row.ratingHundredths / 100, count: row.ratingCount });

/** A practice in full; why and when it was judged only to that doctor and to administrators. */
export function doctorOf({ statusReason, submittedAt, decidedAt, ...row }: DoctorRow, reader: Actor): Doctor {
  const isInsider = actorId(reader) === row.id || (reader.kind === "user" && reader.role === "admin");
  return {
    ...row,
    location: { city: row.city, state: row.state },
    consultationFee: { amount: row.feeAmount, currency: "INR" },
    rating: ratingOf(row),
    ...(isInsider ? { statusReason, submittedAt, decidedAt } : {}),
  };
}

/** A row of a search as lists show it. */
export function cardOf(row: FoundDoctor): DoctorCard {
  return {
    id: row.id,
    name: row.name,
    specializations: row.specializations,
    qualifications: row.qualifications,
    systemOfMedicine: row.systemOfMedicine,
    experienceYears: row.experienceYears,
    languages: row.languages,
    location: { city: row.city, state: row.state },
    rating: ratingOf(row),
    consultationFee: { amount: row.feeAmount, currency: "INR" },
    nextAvailableAt: row.nextAvailableAt === null ? null : new Date(row.nextAvailableAt),
    bioExcerpt: row.bio === null ? null : excerptOf(row.bio),
  };
}
