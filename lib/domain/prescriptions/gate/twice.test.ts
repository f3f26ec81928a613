import { describe, expect, it } from "vitest";
import { gate, type Line, type Taken } from "./gate";

const lines = (...drugs: string[]): Line[] => drugs.map((drug) => ({ drug, form: "tablet", strength: "1 mg" }));
const warningsAbout = (medications: Line[], taken: Taken[], date: string) => gate(medications, { systemOfMedicine: "Modern medicine", mode: "video", followUp: false, ongoing: [], date, taken }).warnings;
const today = "2026-11-30";

describe("the same ingredient twice", () => {
  it.each([
    ["four identical lines", lines("PARACETAMOL", "PARACETAMOL", "PARACETAMOL", "PARACETAMOL"), [1, 2, 3]],
    ["once alone and once in a combination", lines("PARACETAMOL", "IBUPROFEN + PARACETAMOL"), [1]],
    ["in two combinations", lines("AMOXICILLIN + CLAVULANIC ACID", "TRIPHALA CHURNA", "CLAVULANIC ACID/CEFIXIME"), [2]],
    ["within one line", lines("PARACETAMOL + PARACETAMOL"), [0]],
    ["not at all", lines("PARACETAMOL", "IBUPROFEN"), []],
  ])("%s", (_, medications, places) => {
    const warnings = warningsAbout(medications, [], today);
    expect(warnings.map(({ medication }) => medication)).toEqual(places);
    expect(warnings.every(({ reason }) => reason === "repeated")).toBe(true);
  });

  it("is also seen beside what the patient takes already, and not beside what is finished", () => {
    const taken = [{ drug: "METFORMIN + GLIMEPIRIDE", until: "2026-12-20" }, { drug: "AMOXICILLIN", until: today }];
    expect(warningsAbout(lines("METFORMIN", "AMOXICILLIN"), taken, today)).toEqual([{ medication: 0, reason: "taken_already", ingredient: "METFORMIN" }]);
  });
});
