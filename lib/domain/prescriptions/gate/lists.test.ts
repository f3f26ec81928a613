import { describe, expect, it } from "vitest";
import { medicines } from "@/lib/demo/words/medicines";
import { type FormularyEntry, formulary } from "../formulary/lists";
import { genericName } from "../generic-name";
import { gate, type Situation } from "./gate";
import { ingredientsOf } from "./ingredients";

const modern: Situation = { systemOfMedicine: "Modern medicine", mode: "video", followUp: false, ongoing: [], date: "2026-11-24" };
const reason = (drug: string, more: Partial<Situation> = {}, entries?: readonly FormularyEntry[], rest = { form: "tablet", strength: "1 mg" }) =>
  gate([{ drug, ...rest }], { ...modern, ...more }, entries).obstacles[0]?.reason;
const modes = ["video", "audio", "text"] as const;

describe("the lists", () => {
  it.each(modes)("allow list O on any mode, first or follow-up: %s", (mode) => {
    for (const followUp of [false, true]) expect(reason("PARACETAMOL", { mode, followUp })).toBeUndefined();
  });

  it("allow list A on video; by audio or text only as a refill on a follow-up", () => {
    expect(reason("METFORMIN")).toBeUndefined();
    for (const mode of ["audio", "text"] as const) {
      expect(reason("METFORMIN", { mode })).toBe("needs_video");
      expect(reason("METFORMIN", { mode, ongoing: ["METFORMIN"] })).toBe("needs_video");
      expect(reason("METFORMIN", { mode, followUp: true })).toBe("needs_video");
      expect(reason("METFORMIN", { mode, followUp: true, ongoing: ["ENALAPRIL"] })).toBe("needs_video");
      expect(reason("METFORMIN", { mode, followUp: true, ongoing: ["METFORMIN"] })).toBeUndefined();
    }
  });

  it("allow list B only on a follow-up, in addition to a list A or B medicine", () => {
    for (const mode of modes) {
      expect(reason("SITAGLIPTIN", { mode })).toBe("needs_follow_up");
      expect(reason("SITAGLIPTIN", { mode, followUp: true })).toBe("needs_follow_up");
      expect(reason("SITAGLIPTIN", { mode, followUp: true, ongoing: ["PARACETAMOL"] })).toBe("needs_follow_up");
      expect(reason("SITAGLIPTIN", { mode, ongoing: ["METFORMIN"] })).toBe("needs_follow_up");
      expect(reason("SITAGLIPTIN", { mode, followUp: true, ongoing: ["METFORMIN"] })).toBeUndefined();
    }
  });

  it("never allow a prohibited ingredient, in any system of medicine, whatever else is written in the fields", () => {
    for (const { ingredient } of formulary.filter(({ list }) => list === "prohibited")) {
      for (const systemOfMedicine of ["Modern medicine", "Ayurveda", "Homeopathy"]) {
        expect(reason(ingredient, { systemOfMedicine, followUp: true, ongoing: [ingredient, "METFORMIN"] }), ingredient).toBe("prohibited");
      }
    }
    expect(reason("codeine phosphate")).toBe("prohibited");
    expect(reason("PARACETAMOL + TRAMADOL")).toBe("prohibited");
    expect(reason("PARACETAMOL", {}, undefined, { form: "tablet", strength: "500 mg + codeine 8 mg" })).toBe("prohibited");
  });

  it("block an ingredient that is not listed, even if its class is known", () => {
    for (const drug of ["PARACETAMOL 650", "ATENOLOLX", "+", "ANTIBIOTIC"]) expect(reason(drug), drug).toBe("not_listed");
    expect(reason("PARACETAMOL WITH IBUPROFEN")).toBe("for_review");
    expect(reason("AMLODIPINE")).toBe("for_review");
  });

  it("allow only medicines of the doctor's own system of medicine", () => {
    expect(reason("TRIPHALA CHURNA")).toBe("other_system");
    expect(reason("PARACETAMOL", { systemOfMedicine: "Ayurveda" })).toBe("other_system");
    expect(reason("PARACETAMOL", { systemOfMedicine: "Homeopathy" })).toBe("other_system");
    expect(reason("TRIPHALA CHURNA", { systemOfMedicine: "Ayurveda" })).toBeUndefined();
  });

  it("check each ingredient of a combination", () => {
    expect(reason("FERROUS SULPHATE WITH FOLIC ACID", { mode: "text" })).toBeUndefined();
    expect(reason("PARACETAMOL/METFORMIN", { mode: "text" })).toBe("needs_video");
  });

  it("are in force from their date to their end", () => {
    const entries: FormularyEntry[] = [
      { ingredient: "NEWMED", list: "O", system: "Modern medicine", from: "2027-01-01", source: "a notification" },
      { ingredient: "OLDMED", list: "O", system: "Modern medicine", from: "2020-03-25", until: "2026-11-24", source: "a notification" },
      { ingredient: "OLDMED", list: "prohibited", system: null, from: "2026-11-24", source: "another" },
    ];
    expect(reason("NEWMED", {}, entries)).toBe("not_listed");
    expect(reason("NEWMED", { date: "2027-01-01" }, entries)).toBeUndefined();
    expect(reason("OLDMED", { date: "2026-11-23" }, entries)).toBeUndefined();
    expect(reason("OLDMED", {}, entries)).toBe("prohibited");
  });

  it("tell the position of each medicine that is not allowed, and the reason", () => {
    const of = (drug: string) => ({ drug, form: "tablet", strength: "5 mg" });
    const found = gate([of("DIAZEPAM"), of("PARACETAMOL"), of("SNAKE OIL")], modern).obstacles;
    expect(found.map(({ medication, reason }) => [medication, reason])).toEqual([[0, "prohibited"], [2, "not_listed"]]);
  });
});

describe("the formulary", () => {
  it("names each ingredient once for each system, in capitals, with a date and a source", () => {
    const keys = formulary.map(({ ingredient, system }) => `${ingredient}/${system}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { ingredient, from, source } of formulary) {
      expect(ingredient).toBe(genericName(ingredient));
      expect(from).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(source).not.toBe("");
    }
    expect(formulary.length).toBeGreaterThan(100);
  });

  it("has everything that the demo prescribes", () => {
    for (const { drug } of Object.values(medicines)) {
      for (const ingredient of ingredientsOf(drug)) expect(formulary.map((entry) => entry.ingredient), drug).toContain(ingredient);
    }
  });
});
