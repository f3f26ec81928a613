import { describe, expect, it } from "vitest";
import { parseLine } from "./line";
import { sentence } from "./sentence";
import { lines } from "./testing/lines";
import { moreLines } from "./testing/more-lines";

/** A line's meaning on one line, for a child of 12 kg. */
function meaningOf(line: string): string {
  const read = parseLine(line, { weightKg: 12 });
  if (read.kind === "question") return `? ${read.about}: ${read.choices.map(({ text }) => text).join("; ")}`.trim();
  return [read.medicine, read.form, read.strength, sentence(read.dosage, "en", read.route), read.quantity, read.notes].join(" | ").replace(/[ |]+$/, "");
}

const all = [...lines, ...moreLines];

describe("a line as doctors write it", () => {
  it("has at least 150 in its table", () => expect(all.length).toBeGreaterThanOrEqual(150));

  it.each(all)("%s", (line, meaning) => expect(meaningOf(line)).toBe(meaning));

  it("is read as one chosen meaning, or asked further: no choice leads back to the same question", () => {
    for (const [line] of all) {
      const asked = parseLine(line, { weightKg: 12 });
      if (asked.kind === "read") continue;
      for (const choice of asked.choices) {
        const next = parseLine(choice.line, { weightKg: 12 });
        const again = next.kind === "question" && next.about === asked.about && next.part === asked.part && next.choices.map(({ text }) => text).join() === asked.choices.map(({ text }) => text).join();
        expect(again, `${line} → ${choice.line}`).toBe(false);
      }
    }
  });

  it("comes to an end by choosing the first meaning each time, wherever there is one", () => {
    for (const [line] of all) {
      let read = parseLine(line, { weightKg: 12 });
      for (let n = 0; n < 6 && read.kind === "question" && read.choices.length > 0; n++) read = parseLine(read.choices[0]!.line, { weightKg: 12 });
      if (read.kind === "question") expect(read.choices, `${line}: ${read.about} ${read.part}`).toEqual([]);
    }
  });

  it("asks for the weight where the amount depends on it", () => {
    expect(parseLine("syp pcm 125/5 15 mg/kg/day in 3 5d")).toMatchObject({ kind: "question", about: "weight" });
  });

  it("keeps how an amount was worked out", () => {
    expect(parseLine("syp pcm 125/5 15 mg/kg/day in 3 5d", { weightKg: 12 })).toMatchObject({
      dosage: { doses: [{ amount: 2.4, unit: "ml", when: ["morning", "noon", "night"], days: 5 }], perKg: { amount: 15, unit: "mg", per: "day", weightKg: 12 } },
    });
  });

  it("says which strength it took where the line names none, and what else is sold", () => {
    expect(parseLine("prednisolone 40 od 5d, 20 od 5d, 10 od 5d")).toMatchObject({ strength: "10 mg", taken: { strength: "10 mg", also: ["5 mg", "20 mg"] } });
    expect(parseLine("pcm 500 1-0-1 5d")).not.toHaveProperty("taken");
    expect(parseLine("pcm 650 mg 1-0-1 5d")).not.toHaveProperty("taken");
    for (const [line] of all) {
      const read = parseLine(line, { weightKg: 12 });
      if (read.kind !== "read" || read.taken || !/\d/.test(read.strength)) continue;
      expect(line.match(/[\d.]+/g)?.map(Number).some((typed) => read.strength.match(/[\d.]+/g)!.map(Number).some((own) => own === typed || own === typed * 1000 || own === typed / 1000)), `${line} → ${read.strength}`).toBe(true);
    }
  });

  it("never throws, whatever is typed", () => {
    for (const typed of ["", " ", "x", "1", "-", ",,,", "tab", "1-0-1,", "then then", '"', "½", "a".repeat(500), "पैरासिटामोल 500 1-0-1 5d", "\u0000 pcm", "((((", "9".repeat(60)]) expect(() => parseLine(typed), typed).not.toThrow();
  });
});
