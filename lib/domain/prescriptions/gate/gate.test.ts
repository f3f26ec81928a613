import { describe, expect, it } from "vitest";
import type { FormularyEntry } from "../formulary/lists";
import { gate, type Situation } from "./gate";
import { allergens, namedIn } from "./people";
import { rules } from "./rules";
import { prescribingDocument } from "./testing/document";

it("docs/PRESCRIBING.md says what the gate does; -u writes it again", async () => {
  await expect(prescribingDocument()).toMatchFileSnapshot("../../../../docs/PRESCRIBING.md");
});

const at: Situation = { systemOfMedicine: "Modern medicine", mode: "video", followUp: false, ongoing: [], date: "2026-12-01" };
const listed: FormularyEntry[] = ["NIMESULIDE", "AMOXICILLIN", "IBUPROFEN", "ACETYLSALICYLIC ACID", "PARACETAMOL", "COTRIMOXAZOLE"].map((ingredient) => ({ ingredient, list: "O", system: "Modern medicine", from: "2020-01-01", source: "a test" }));
const ask = (drug: string, more: Partial<Situation>) => {
  const { obstacles, warnings } = gate([{ drug, form: "tablet", strength: "100 mg" }], { ...at, ...more }, listed);
  return [...obstacles, ...warnings].map(({ reason }) => reason);
};

describe("the gate", () => {
  it("forbids nimesulide under twelve, and not from twelve on", () => {
    expect(ask("NIMESULIDE", { ageYears: 11 })).toEqual(["not_for_age"]);
    expect(ask("NIMESULIDE", { ageYears: 12 })).toEqual([]);
    expect(ask("PARACETAMOL + NIMESULIDE", { ageYears: 5 })).toEqual(["not_for_age"]);
    expect(ask("NIMESULIDE", { ageYears: null })).toEqual(["age"]);
  });

  it("warns of an allergy to the ingredient and to its relatives", () => {
    const told = (allergies: string) => ({ told: { allergies, medicines: null } });
    expect(ask("AMOXICILLIN", told("Penicillin: rash"))).toEqual(["allergy"]);
    expect(ask("IBUPROFEN", told("aspirin"))).toEqual(["allergy"]);
    expect(ask("COTRIMOXAZOLE", told("sulpha drugs"))).toEqual(["allergy"]);
    expect(ask("PARACETAMOL", told("Penicillin, dust, peanuts"))).toEqual([]);
    expect(ask("PARACETAMOL", told("none known"))).toEqual([]);
  });

  it("counts one ingredient under all of its names", () => {
    const lines = ["ASPIRIN", "ACETYLSALICYLIC ACID"].map((drug) => ({ drug, form: "tablet", strength: "75 mg" }));
    expect(gate(lines, at, listed).warnings).toEqual([{ medication: 1, reason: "repeated", ingredient: "ACETYLSALICYLIC ACID" }]);
  });

  it("reads names in what people write", () => {
    expect([...namedIn("Takes telma 40 and vit d3 weekly; thyroxine")]).toEqual(expect.arrayContaining(["TELMISARTAN", "CHOLECALCIFEROL", "LEVOTHYROXINE"]));
    expect(allergens(null).size).toBe(0);
  });

  it("has a source and a way out for each reason, and a block is never a warning", () => {
    for (const [reason, { source, wayOut }] of Object.entries(rules)) expect([source, wayOut].every((text) => text.length > 10), reason).toBe(true);
    const blocks = Object.entries(rules).filter(([, { verdict }]) => verdict === "block").map(([reason]) => reason);
    expect(blocks.toSorted()).toEqual(["for_review", "needs_follow_up", "needs_video", "not_for_age", "not_listed", "other_system", "prohibited"]);
  });
});
