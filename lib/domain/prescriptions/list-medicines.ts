import { query } from "@/lib/core/use-case";
import { localDate } from "@/lib/clock/local-day";
import { findConsultation } from "../consultations/queries";
import { isFollowUp, listTaken } from "./compose";
import { gate } from "./gate/gate";
import { suggestMedicines } from "./formulary/find";
import { formulary } from "./formulary/lists";
import { findPractice } from "./queries";
import { ListMedicines, MedicineList } from "./schema";

/** The medicines that the formulary lists for the doctor's system of medicine, by name, and whether each may be prescribed on this consultation. */
export const listMedicines = query({
  name: "prescription.medicines",
  input: ListMedicines,
  output: MedicineList,
  load: ({ db }, { consultationId }) => findConsultation(db, consultationId),
  async run({ db, now }, { q }, visit) {
    const [practice, ongoing] = await Promise.all([findPractice(db, visit.doctorId), listTaken(db, visit, now)]);
    const { systemOfMedicine, timeZone } = practice!;
    const date = localDate(now, timeZone);
    const own = formulary.filter(({ system, from, until }) => system === systemOfMedicine && from <= date && (until === undefined || date < until));
    const names = own.map(({ ingredient }) => ({ drug: ingredient, form: "", strength: "" }));
    const { obstacles } = gate(names, { systemOfMedicine, mode: visit.mode, followUp: isFollowUp(visit), ongoing, date });
    const problems = new Map(obstacles.map(({ medication, reason }) => [medication, reason]));
    const data = own.map(({ ingredient, list }, n) => ({ drug: ingredient, list, problem: problems.get(n) ?? null }));
    if (q?.trim()) {
      const order = new Map(suggestMedicines(q, 20, new Set(own.map(({ ingredient }) => ingredient))).map(({ name }, n) => [name, n]));
      return { data: data.filter(({ drug }) => order.has(drug)).toSorted((a, b) => order.get(a.drug)! - order.get(b.drug)!) };
    }
    return { data: data.toSorted((a, b) => (a.drug < b.drug ? -1 : 1)) };
  },
});
