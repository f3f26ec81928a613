import type { DemoDoctor, DemoPatient } from "./people";
import { later } from "@/lib/demo/tools/days";
import type { Random } from "@/lib/demo/tools/random";
import type { Specialization } from "@/lib/demo/words/specializations";

/** The doctor's fields that this patient may come for: paediatrics for children only, women's health for women only, the others for all adults. */
export function topicsOf({ practice }: DemoDoctor, { isChild, gender }: DemoPatient): readonly Specialization[] {
  return practice.specializations.filter((field) => {
    if (isChild || field === "Paediatrics") return isChild && field === "Paediatrics";
    return field !== "Women's health" || gender === "female";
  });
}

/** Records when patients are busy, and which patients have met which doctors. */
export class Diary {
  private readonly busy = new Map<string, { startsAt: Date; endsAt: Date }[]>();
  private readonly firstMet = new Map<string, Date>();
  private readonly regulars = new Map<string, DemoPatient[]>();
  private readonly neighbours: Map<string, DemoPatient[]>;

  /** @param patients those whose visits are chosen at random */
  constructor(
    private readonly patients: readonly DemoPatient[],
    private readonly random: Random,
  ) {
    this.neighbours = Map.groupBy(patients, ({ city }) => city);
  }

  /** A random patient who had an account before `knownBy`, may come to this doctor and is free: a regular, a neighbour or anybody. */
  patientFor(doctor: DemoDoctor, startsAt: Date, knownBy: Date): DemoPatient | undefined {
    const endsAt = later(startsAt, doctor.hours.slotMinutes);
    for (let attempt = 0; attempt < 12; attempt++) {
      const patient = this.random.pick(this.circleOf(doctor));
      const isBusy = this.busy.get(patient.id)?.some((held) => held.startsAt < endsAt && startsAt < held.endsAt);
      if (patient.since < knownBy && !isBusy && topicsOf(doctor, patient).length > 0) return patient;
    }
    return undefined;
  }

  /** Marks the patient as busy at this time. */
  hold(patient: DemoPatient, time: { startsAt: Date; endsAt: Date }) {
    const held = this.busy.get(patient.id);
    if (held) held.push(time);
    else this.busy.set(patient.id, [time]);
  }

  /** Records a completed visit. */
  met(doctor: DemoDoctor, patient: DemoPatient, at: Date) {
    const pair = `${doctor.id}/${patient.id}`;
    if (this.firstMet.has(pair)) return;
    this.firstMet.set(pair, at);
    // Only patients whose visits are chosen at random become regulars.
    if (!this.patients.includes(patient)) return;
    this.regulars.set(doctor.id, [...(this.regulars.get(doctor.id) ?? []), patient]);
  }

  /** True if the two have completed a visit before that time. */
  hasMet(doctor: DemoDoctor, patient: DemoPatient, before: Date): boolean {
    const first = this.firstMet.get(`${doctor.id}/${patient.id}`);
    return first !== undefined && first < before;
  }

  private circleOf(doctor: DemoDoctor): readonly DemoPatient[] {
    const regulars = this.regulars.get(doctor.id) ?? [];
    if (regulars.length > 3 && this.random.chance(0.3)) return regulars;
    return (this.random.chance(0.6) && this.neighbours.get(doctor.practice.city)) || this.patients;
  }
}
