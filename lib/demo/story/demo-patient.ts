import type { DemoDoctor } from "./people";
import { dayOf, MINUTE_MS, timesOf } from "@/lib/demo/tools/days";

/** The planned outcome of a visit. */
export type Fate = "completed" | "cancelled" | "scheduled";

interface Plan {
  doctor: string;
  /** Days from today: the visit takes the doctor's first time on or after that day. */
  day: number;
  fate: Fate;
}

/** The visits of patient@amrutam.test: some past, some cancelled, two to come. */
const plans: readonly Plan[] = [
  { doctor: "Ananya Nair", day: -96, fate: "completed" },
  { doctor: "Ananya Nair", day: -61, fate: "completed" },
  { doctor: "Raghavendra Rao", day: -40, fate: "completed" },
  { doctor: "Ananya Nair", day: -20, fate: "completed" },
  { doctor: "Lakshmi Menon", day: -12, fate: "cancelled" },
  { doctor: "Ananya Nair", day: 0, fate: "scheduled" },
  { doctor: "Lakshmi Menon", day: 3, fate: "scheduled" },
  { doctor: "Raghavendra Rao", day: 6, fate: "cancelled" },
];

/** The outcomes of the demo patient's visits, by doctor and time (`keyOf`). */
export function planDemoPatient(roster: readonly DemoDoctor[], now: Date): Map<string, Fate> {
  const soonest = now.getTime() + 90 * MINUTE_MS;
  const planned = new Map<string, Fate>();
  for (const { doctor: name, day, fate } of plans) {
    const doctor = roster.find((candidate) => candidate.name === name);
    if (!doctor) throw new Error(`the roster has no ${name}`);
    const times = [0, 1, 2, 3].flatMap((more) => timesOf(doctor.hours, dayOf(now, day + more)));
    const time = times.find(({ startsAt }) => day < 0 || startsAt.getTime() > soonest);
    if (time) planned.set(keyOf(doctor, time.startsAt), fate);
  }
  return planned;
}

export const keyOf = (doctor: DemoDoctor, startsAt: Date) => `${doctor.id}/${startsAt.getTime()}`;
