import { describe, expect, it } from "vitest";
import { WritePrescription } from "../schema";
import { medicationOf } from "../written";

const line = { drug: "Paracetamol", form: "tablet", strength: "500 mg", route: "oral" };
const texts = { dose: "1 tablet", frequency: "twice a day", durationDays: 5, quantity: "10 tablets" };
const dosage = { doses: [{ amount: 1, unit: "tablet", when: ["morning", "night"], days: 5 }], food: "after" };
const read = (medication: object) => WritePrescription.safeParse({ consultationId: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01", diagnosis: "Fever", medications: [medication] });
const problems = (medication: object) => read(medication).error?.issues.map(({ path }) => path.slice(2).join("."));

describe("a medicine in a request", () => {
  it("with a structure needs no texts: they are made from it, and the quantity too", () => {
    expect(medicationOf(read({ ...line, dosage }).data!.medications[0]!)).toMatchObject({ drug: "PARACETAMOL", dose: "1 tablet", frequency: "in the morning and at night, after food", durationDays: 5, quantity: "10 tablets", dosage });
  });

  it("with other texts beside a structure follows the structure", () => {
    expect(medicationOf(read({ ...line, ...texts, frequency: "four times a day", dosage }).data!.medications[0]!)).toMatchObject({ frequency: "in the morning and at night, after food", dosage });
  });

  it("of an old client gets its structure where the texts are certain, and keeps them as they are", () => {
    expect(medicationOf(read({ ...line, ...texts }).data!.medications[0]!)).toMatchObject({ ...texts, dosage: { doses: [{ amount: 1, unit: "tablet", when: ["morning", "night"], days: 5 }], food: "any" } });
    expect(medicationOf(read({ ...line, ...texts, frequency: "as directed" }).data!.medications[0]!)).toMatchObject({ frequency: "as directed", dosage: null });
  });

  it("names all fields that are missing at once, also beside others that are wrong", () => {
    expect(problems(line)).toEqual(["dose", "frequency", "durationDays", "quantity"]);
    expect(problems({})?.toSorted()).toEqual(["dose", "drug", "durationDays", "form", "frequency", "quantity", "route", "strength"]);
    expect(problems({ ...line, dosage: { doses: [] } })).toContain("dosage.doses");
    expect(problems({ ...line, form: "something", dosage: { doses: [{ amount: 1, unit: "application", when: ["night"], days: 5 }] } })).toEqual(["quantity"]);
  });
});
