import { describe, expect, it } from "vitest";
import { genericName } from "../generic-name";
import { catalogue } from "./catalogue";
import { findMedicine, suggestMedicines } from "./find";
import { formulary } from "./lists";

describe("the catalogue", () => {
  it("knows 200 modern ingredients and 100 classical formulations, each once, with forms, source and date", () => {
    expect(catalogue.filter(({ system }) => system === "Modern medicine").length).toBeGreaterThanOrEqual(200);
    expect(catalogue.filter(({ system }) => system === "Ayurveda").length).toBeGreaterThanOrEqual(100);
    expect(new Set(catalogue.map(({ name }) => name)).size).toBe(catalogue.length);
    for (const { name, synonyms, products, source, date } of catalogue) {
      expect(name).toBe(genericName(name));
      expect(synonyms.length, name).toBeGreaterThan(0);
      expect(products.every(({ form, strength }) => form !== "" && strength !== ""), name).toBe(true);
      expect(source).not.toBe("");
      expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it("has no abbreviation that means two medicines, and none that is the name of another", () => {
    const owners = new Map<string, string>();
    for (const { name, synonyms } of catalogue) for (const one of [name.toLowerCase(), ...synonyms]) {
      expect(owners.get(one) ?? name, one).toBe(name);
      owners.set(one, name);
    }
  });

  it("decides nothing: what no list names is for review", () => {
    const review = formulary.filter(({ list }) => list === "review");
    expect(review.map(({ ingredient }) => ingredient)).toEqual(expect.arrayContaining(["AMLODIPINE", "AZITHROMYCIN", "ABHAYARISHTA"]));
    const listed = new Set(formulary.filter(({ list }) => list !== "review").map(({ ingredient }) => ingredient));
    expect(review.some(({ ingredient }) => listed.has(ingredient))).toBe(false);
  });
});

describe("finding a medicine", () => {
  it.each([
    ["pcm", "PARACETAMOL"], ["amox", "AMOXICILLIN"], ["Amoxycillin", "AMOXICILLIN"], ["aspirin", "ACETYLSALICYLIC ACID"], ["vit d3", "CHOLECALCIFEROL"],
    ["ORS", "ORAL REHYDRATION SALTS"], ["triphala", "TRIPHALA CHURNA"], ["Nux vomica", "NUX VOMICA"],
  ])("takes %s for %s", (typed, name) => expect(findMedicine(typed)?.name).toBe(name));

  it("does not take a name that only looks alike", () => {
    for (const typed of ["paracetmol", "amlodipin e", "clon", "chlor", ""]) expect(findMedicine(typed), typed).toBeUndefined();
  });

  it.each([
    ["parac", "PARACETAMOL"], ["paracetmol", "PARACETAMOL"], ["paractamol", "PARACETAMOL"], ["azithromicin", "AZITHROMYCIN"], ["abhyarishta", "ABHAYARISHTA"],
    ["abhayarishtam", "ABHAYARISHTA"], ["avipatikar", "AVIPATTIKAR CHURNA"], ["aswagandha", "ASHWAGANDHA CHURNA"], ["ashvagandharishtam", "ASHWAGANDHARISHTA"],
    ["chyavanprasha", "CHYAWANPRASH"], ["seetopaladi", "SITOPALADI CHURNA"], ["levothyroxin", "LEVOTHYROXINE"], ["metfromin", "METFORMIN"], ["glargine", "INSULIN GLARGINE"],
    ["kaishora guggulu", "KAISHORE GUGGULU"], ["dashmularishta", "DASHAMOOLARISHTA"],
  ])("offers first for %s: %s", (typed, name) => expect(suggestMedicines(typed)[0]?.name).toBe(name));

  it("never offers what is prohibited", () => {
    for (const typed of ["tramadol", "alprazolam", "morphine", "kamini"]) {
      expect(suggestMedicines(typed).filter(({ name }) => formulary.some(({ ingredient, list }) => ingredient === name && list === "prohibited"))).toEqual([]);
    }
  });

  it("takes less than 5 ms", () => {
    const typed = ["paracetmol", "abhyarishta", "levothyroxin", "xyzzyplughology"];
    for (const one of typed) suggestMedicines(one);
    const start = performance.now();
    for (let n = 0; n < 25; n++) for (const one of typed) suggestMedicines(one);
    expect((performance.now() - start) / 100).toBeLessThan(5);
  });
});
