import { type Actor, actorId } from "@/lib/core/actor";
import { excerptOf } from "./doctor";
import type { DoctorRow } from "./queries";
import type { Doctor, DoctorCard } from "./schema";
import type { FoundDoctor } from "./search-queries";

const ratingOf = (row: { ratingHundredths: number; ratingCount: number }) => ({ average: row.ratingHundredths / 100, count: row.ratingCount });

/** A practice in full. Only that doctor and administrators see the reason and the times of the decision. */
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

/** A row of a search as lists show it. The column `card` has the fields that the trigger doctor_search_text packed. */
export function cardOf(row: FoundDoctor): DoctorCard {
  const [name, specializations, qualifications, languages, systemOfMedicine, city, state, years, fee, bio] = row.card.split(NEXT_VALUE) as Packed;
  return {
    id: row.id,
    name,
    specializations: specializations.split(NEXT_ENTRY),
    qualifications: qualifications.split(NEXT_ENTRY),
    systemOfMedicine,
    experienceYears: Number(years),
    languages: languages.split(NEXT_ENTRY),
    location: { city, state },
    rating: ratingOf(row),
    consultationFee: { amount: Number(fee), currency: "INR" },
    nextAvailableAt: row.nextAvailableAt === null ? null : new Date(row.nextAvailableAt),
    bioExcerpt: bio === "" ? null : excerptOf(bio),
  };
}

type Packed = [string, string, string, string, string, string, string, string, string, string];
const NEXT_VALUE = "\u001f";
const NEXT_ENTRY = "\u001e";
