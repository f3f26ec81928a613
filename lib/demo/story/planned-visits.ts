import type { DemoDoctor, DemoPatient } from "./people";
import { dayOf, MINUTE_MS, timesOf } from "@/lib/demo/tools/days";

/** The planned outcome of a visit. */
export type Fate = "completed" | "cancelled" | "scheduled" | "no_show";

/** Something in or around a visit that the demo shows once. */
export type Scene = "guest" | "talk" | "report" | "addendum" | "freeVisits" | "freeVisit" | "contest" | "paid" | "refunded";

interface Plan {
  patient: string;
  doctor: string;
  /** Days from today: the visit takes the doctor's first time on or after that day. */
  day: number;
  fate: Fate;
  scenes?: readonly Scene[];
  /** The doctor's very next time instead: its room is open, or opens soon, while the doctor works. */
  isNext?: true;
}

/** What a plan decides about a visit. */
export interface Planned {
  patient: DemoPatient;
  fate: Fate;
  scenes: readonly Scene[];
}

/** The visits of people that the demo is about: some past, some cancelled, some to come. */
const plans: readonly Plan[] = [
  { patient: "Meera", doctor: "Ananya Nair", day: -96, fate: "completed" },
  { patient: "Meera", doctor: "Ananya Nair", day: -61, fate: "completed", scenes: ["guest"] },
  { patient: "Meera", doctor: "Raghavendra Rao", day: -40, fate: "completed", scenes: ["talk"] },
  { patient: "Meera", doctor: "Ananya Nair", day: -20, fate: "completed", scenes: ["report", "addendum", "freeVisits"] },
  { patient: "Meera", doctor: "Lakshmi Menon", day: -12, fate: "cancelled", scenes: ["refunded"] },
  { patient: "Meera", doctor: "Ananya Nair", day: 0, fate: "scheduled", scenes: ["freeVisit"] },
  { patient: "Meera", doctor: "Lakshmi Menon", day: 3, fate: "scheduled", scenes: ["paid"] },
  { patient: "Meera", doctor: "Raghavendra Rao", day: 6, fate: "cancelled" },
  { patient: "Diya", doctor: "Anaïs Kurian", day: -88, fate: "completed" },
  { patient: "Diya", doctor: "Hetal Shah", day: -45, fate: "completed" },
  { patient: "Diya", doctor: "Anaïs Kurian", day: 4, fate: "scheduled" },
  { patient: "Aarav", doctor: "Anaïs Kurian", day: -72, fate: "completed" },
  { patient: "Aarav", doctor: "Anaïs Kurian", day: -30, fate: "completed" },
  { patient: "Aarav", doctor: "Hetal Shah", day: -17, fate: "cancelled" },
  { patient: "Aarav", doctor: "Anaïs Kurian", day: -9, fate: "completed" },
  { patient: "Aarav", doctor: "Anaïs Kurian", day: 2, fate: "scheduled" },
  { patient: "Karthik", doctor: "Ananya Nair", day: -26, fate: "completed" },
  { patient: "Karthik", doctor: "Ananya Nair", day: 0, fate: "scheduled", isNext: true },
  { patient: "Ravi", doctor: "Ananya Nair", day: -3, fate: "no_show", scenes: ["contest"] },
  { patient: "Gopal", doctor: "Raghavendra Rao", day: -104, fate: "completed" },
  { patient: "Gopal", doctor: "Raghavendra Rao", day: -68, fate: "completed" },
  { patient: "Gopal", doctor: "Raghavendra Rao", day: -33, fate: "completed" },
  { patient: "Gopal", doctor: "Raghavendra Rao", day: -7, fate: "completed" },
  { patient: "Gopal", doctor: "Raghavendra Rao", day: 1, fate: "scheduled" },
];

/** The planned visits, by doctor and time (`keyOf`). */
export function planVisits(roster: readonly DemoDoctor[], family: Record<string, DemoPatient>, now: Date): Map<string, Planned> {
  const planned = new Map<string, Planned>();
  for (const { patient, doctor: name, day, fate, scenes = [], isNext } of plans) {
    const doctor = roster.find((candidate) => candidate.name === name);
    if (!doctor) throw new Error(`the roster has no ${name}`);
    // A room can still be entered when the visit's time has just begun.
    const soonest = now.getTime() + (isNext ? -3 : 90) * MINUTE_MS;
    const times = [0, 1, 2, 3].flatMap((more) => timesOf(doctor.hours, dayOf(now, day + more)));
    const time = times.find(({ startsAt }) => (day < 0 || startsAt.getTime() > soonest) && !planned.has(keyOf(doctor, startsAt)));
    if (time) planned.set(keyOf(doctor, time.startsAt), { patient: family[patient]!, fate, scenes });
  }
  return planned;
}

export const keyOf = (doctor: DemoDoctor, startsAt: Date) => `${doctor.id}/${startsAt.getTime()}`;
