import type { CityName } from "@/lib/demo/words/cities";
import type { Specialization, SystemOfMedicine } from "@/lib/demo/words/specializations";

/** A doctor of the demo as described in the roster; everything else about the doctor is derived from this. */
export interface RosterDoctor {
  name: readonly [first: string, last: string];
  gender: "female" | "male";
  city: CityName;
  system: SystemOfMedicine;
  specializations: readonly Specialization[];
  years: number;
  /** Rupees. */
  fee: number;
  /** ISO 639-1 codes of the languages they speak besides English and those of the city. */
  also?: readonly string[];
  bio: string;
}
