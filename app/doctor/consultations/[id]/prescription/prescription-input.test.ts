import { describe, expect, it } from "vitest";
import { prescriptionInput, rowsOf, startOf, withoutRow } from "./prescription-input";

function form(values: Record<string, string>) {
  const made = new FormData();
  for (const [name, value] of Object.entries(values)) made.set(name, value);
  return made;
}

const two = { rows: "2", diagnosis: " Amlapitta ", "medications.0.drug": "Triphala churna", "medications.0.durationDays": "14", "medications.1.drug": "Brahmi vati", "medications.1.dose": "1" };

describe("the prescription's form", () => {
  it("becomes medicines in order, with numbers as numbers and without empty fields", () => {
    expect(prescriptionInput(form({ ...two, advice: " ", weightKg: "61.5", patientAgeYears: "34" }))).toEqual({
      diagnosis: "Amlapitta", weightKg: 61.5, patientAgeYears: 34,
      medications: [{ drug: "Triphala churna", durationDays: 14 }, { drug: "Brahmi vati", dose: "1" }],
    });
  });

  it("leaves out a medicine with no typed field, but never the first", () => {
    expect(prescriptionInput(form({ rows: "3", "medications.2.drug": "Brahmi vati" })).medications).toEqual([{}, { drug: "Brahmi vati" }]);
  });

  it("loses the removed medicine, and those after it move up", () => {
    expect(withoutRow(form(two), 0)).toMatchObject({ diagnosis: " Amlapitta ", "medications.0.drug": "Brahmi vati", "medications.0.dose": "1" });
    expect(withoutRow(form(two), 0)["medications.1.drug"]).toBeUndefined();
    expect(withoutRow(form(two), -1)).toMatchObject({ "medications.0.drug": "Triphala churna", "medications.1.drug": "Brahmi vati" });
  });

  it("has 1 to 20 medicines, whatever is sent", () => {
    expect(["", "x", "-3", "0", "7", "999"].map((rows) => rowsOf(form({ rows })))).toEqual([1, 1, 1, 1, 7, 20]);
  });

  it("starts with the values of a prescription, so that saving it unchanged changes nothing", () => {
    const paper = {
      complaints: "Burning", history: null, findings: null, investigations: null, diagnosis: "Amlapitta", advice: null, followUpOn: "2026-12-06",
      patient: { heightCm: null, weightKg: 61, ageYears: 34, gender: "female", address: "4 Temple Road" },
      medications: [{ drug: "TRIPHALA CHURNA", form: "powder", strength: "as supplied", dose: "3 g", route: "oral", frequency: "twice a day", durationDays: 14, quantity: "90 g" }],
    } as unknown as Parameters<typeof startOf>[0];
    const { start, rows } = startOf(paper);
    expect(prescriptionInput(form({ ...start, rows: String(rows) }))).toEqual({
      complaints: "Burning", diagnosis: "Amlapitta", followUpOn: "2026-12-06", weightKg: 61, patientAgeYears: 34, patientGender: "female", patientAddress: "4 Temple Road", medications: paper.medications,
    });
  });
});
