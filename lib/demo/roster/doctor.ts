import type { CityName } from "@/lib/demo/words/cities";
import type { Specialization, SystemOfMedicine } from "@/lib/demo/words/specializations";

/** A doctor of the demo as the roster describes one; everything else follows from it. */
export interface RosterDoctor {
  name: readonly [first: string, last: string];
  gender: "female" | "male";
  city: CityName;
  system: SystemOfMedicine;
  specializations: readonly Specialization[];
  years: number;
  /** Rupees. */
  fee: number;
  /** ISO 639-1 codes beside English and what the city speaks. */
  also?: readonly string[];
  bio: string;
}
