import type { Hours } from "@/lib/demo/tools/days";
import type { Random } from "@/lib/demo/tools/random";
import type { RosterDoctor } from "@/lib/demo/roster/doctor";
import { qualificationsOf } from "@/lib/demo/roster/qualifications";
import { cities, councilOf } from "@/lib/demo/words/cities";

/** The columns of a practice that the roster decides. */
export function practiceRow(practice: RosterDoctor, random: Random) {
  const { city, system, specializations, years, fee, also = [], bio } = practice;
  return {
    registrationNumber: `${system[0]}-${random.int(10_000, 99_999)}`,
    registrationCouncil: councilOf(city, system),
    systemOfMedicine: system,
    specializations: [...specializations],
    qualifications: qualificationsOf(practice),
    experienceYears: years,
    languages: [...new Set(["en", ...cities[city].languages, ...also])],
    city,
    state: cities[city].state,
    feeAmount: fee * 100,
    bio,
  };
}

const patterns: readonly Hours["sessions"][] = [
  [[570, 780], [960, 1140]],
  [[600, 840]],
  [[1020, 1260]],
  [[480, 720], [1080, 1200]],
  [[540, 720], [840, 1020]],
];

/** When a doctor works. */
export function hoursOf(practice: RosterDoctor, isDemo: boolean, random: Random): Hours {
  // The demo's doctor works long hours every day, so that there is always a day to look at.
  if (isDemo) return { weekdays: [0, 1, 2, 3, 4, 5, 6], sessions: [[480, 780], [900, 1290]], slotMinutes: 30 };
  const off = random.chance(0.7) ? [0] : [random.int(0, 6)];
  if (random.chance(0.3)) off.push(random.int(0, 6));
  const slotMinutes = practice.specializations.includes("Mental wellness") ? 45 : practice.specializations.includes("Paediatrics") ? 20 : random.pick([20, 30, 30]);
  return { weekdays: [0, 1, 2, 3, 4, 5, 6].filter((day) => !off.includes(day)), sessions: random.pick(patterns), slotMinutes };
}
