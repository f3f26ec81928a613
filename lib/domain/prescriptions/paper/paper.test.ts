import { describe, expect, it } from "vitest";
import { fontsIn, sheetsOf } from "@/lib/platform/papers/testing/pdf-text";
import { paperOf } from "./model";
import { drawGolden, golden, medicine } from "./testing/golden";

const patient = (changes: Partial<typeof golden.patient>) => ({ patient: { ...golden.patient, ...changes } });

describe("a prescription as a PDF", () => {
  it("has every field that the guidelines name, on one A4 sheet", async () => {
    const [sheet, ...more] = await sheetsOf(await drawGolden({ medications: [...golden.medications!, ...["ZINC", "VITAMIN C", "PANTOPRAZOLE", "AMOXICILLIN"].map((drug) => medicine(drug))] }));
    expect(more).toEqual([]);
    for (const text of [
      "Dr. Meera Iyer", "MBBS, MD (General Medicine) · Modern medicine", "Reg. no. KMC-12345, Karnataka Medical Council", "12 MG Road, Bengaluru", "+91 98765 43210",
      "Patient Asha Rao, 34 years, female", "Date 31 Jan 2026", "Address 4 Temple Road, Mysuru", "Consulted by video", "Measures 162 cm, 61.5 kg",
      "Complaints Fever for three days", "History Asthma as a child", "Findings Throat red on video", "Investigations Complete blood count", "Diagnosis Viral fever",
      "1. PARACETAMOL tablet, 500 mg 1 tablet, oral, twice a day Take 1 tablet in the morning and at night, for 5 days. after food, with water for 5 days 10 tablets",
      "2. CETIRIZINE tablet, 10 mg 1 tablet, oral, at night for 1 day 1 tablet",
      "6. AMOXICILLIN", "Advice Drink plenty of water. Rest for three days.", "Come again on 7 Feb 2026",
      "7K2M-Q4XD-93TB", golden.id, "Signed electronically, 31 Jan 2026, 10:30 am IST", "This prescription is generated on a teleconsultation.", "Page 1 / 1",
    ]) expect(sheet).toContain(text);
  });

  it("says how to take a medicine in the language of the paper, beside what the pharmacy reads", () => {
    const said = (language: "en" | "hi") => paperOf(golden, { language, timeZone: "Asia/Kolkata" }).medicines.map(({ dosage, said: words }) => [dosage, words]);
    expect(said("hi")).toEqual([["1 tablet, oral, twice a day", "सुबह और रात को 1 गोली, 5 दिन तक लें।"], ["1 tablet, oral, at night", null]]);
  });

  it("is the same bytes for the same prescription, tagged, and has no font but ours", async () => {
    const [one, other] = [await drawGolden(), await drawGolden()];
    expect(Buffer.compare(one, other)).toBe(0);
    expect([...fontsIn(one)].every((name) => name!.startsWith("Paper"))).toBe(true);
    const text = Buffer.from(one).toString("latin1");
    expect([/\/MarkInfo\s*<<\s*\/Marked true/.test(text), text.includes("/Lang")]).toEqual([true, true]);
  });

  it("takes what people wrote as text, never as markup", async () => {
    const [sheet] = await sheetsOf(await drawGolden({ complaints: `#panic("x") $x^2$ *bold* \\ <label> @ref // no comment`, advice: `#read("/etc/passwd")` }));
    expect(sheet).toContain(`#panic("x") $x^2$ *bold* \\ <label> @ref // no comment`);
    expect(sheet).toContain(`#read("/etc/passwd")`);
  });

  it("writes an infant's age in days, and the weight", async () => {
    const [sheet] = await sheetsOf(await drawGolden(patient({ name: "Baby of Asha", age: { years: 0, months: 0, days: 14, text: "14 days" }, ageYears: 0, heightCm: null, weightKg: 3.2 })));
    expect(sheet).toContain("Patient Baby of Asha, 14 days, female");
    expect(sheet).toContain("Measures 3.2 kg");
  });

  it("has room for one name alone, and for a name of 100 letters", async () => {
    const long = `${"Venkatanarasimharajuvaripeta ".repeat(3)}Wodeyarbahadu`;
    expect(long).toHaveLength(100);
    expect((await sheetsOf(await drawGolden(patient({ name: "Madhavan" }))))[0]).toContain("Patient Madhavan, 34 years");
    for (const size of ["A4", "A5"] as const) expect((await sheetsOf(await drawGolden(patient({ name: long }), { size })))[0]).toContain(long);
  });

  it("numbers its sheets, with patient and number on each, and signs none without a medicine", async () => {
    const sheets = await sheetsOf(await drawGolden({ medications: Array.from({ length: 20 }, (_, n) => medicine(`MEDICINE ${n + 1}`)) }, { size: "A5" }));
    expect(sheets.length).toBeGreaterThan(1);
    for (const [n, sheet] of sheets.entries()) {
      expect(sheet).toMatch(new RegExp(`Asha Rao · Dr\\. Meera Iyer, Reg\\. no\\. KMC-12345 · Number ${golden.id}`));
      expect(sheet).toContain(`Page ${n + 1} / ${sheets.length}`);
      expect(sheet.includes("Signed electronically")).toBe(n === sheets.length - 1);
    }
    expect(sheets.at(-1)).toContain("20. MEDICINE 20");
  });

  it("has texts of any length", async () => {
    const sheets = await sheetsOf(await drawGolden({ history: "Long ago. ".repeat(490), advice: "Rest well.\n".repeat(400), findings: "Nothing. ".repeat(500) }));
    expect(sheets.length).toBeGreaterThan(3);
    expect(sheets.at(-1)).toContain("Signed electronically");
  });

  it.each([
    ["superseded", null, "REPLACED", "Replaced: the doctor has signed a newer prescription"],
    ["revoked", "2026-02-01T05:00:00Z", "REVOKED", "Revoked by the doctor on 1 Feb 2026. Do not use it, and do not dispense from it."],
  ] as const)("says across each sheet that it is %s", async (status, revokedAt, stamp, notice) => {
    const sheets = await sheetsOf(await drawGolden({ status, revokedAt, medications: Array.from({ length: 20 }, (_, n) => medicine(`MEDICINE ${n + 1}`)) }));
    expect(sheets[0]).toContain(notice);
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) expect(sheet).toContain(stamp);
  });

  it("is printed in Hindi, with a name in Tamil, an instruction in Urdu and words in Bengali and Malayalam, by our fonts", async () => {
    const pdf = await drawGolden(
      {
        ...patient({ name: "முத்துலட்சுமி கணேசன்" }),
        complaints: "तीन दिन से बुखार\nরক্তচাপ বেশি\nപനി മൂന്നു ദിവസം",
        medications: [medicine("PARACETAMOL", { instructions: "کھانے کے بعد، پانی کے ساتھ لیں۔" })],
      },
      { language: "hi" },
    );
    for (const name of ["PaperDevanagari-Regular", "PaperTamil-SemiBold", "PaperArabic-Regular", "PaperBengali-Regular", "PaperMalayalam-Regular"]) expect(fontsIn(pdf)).toContain(name);
    const [sheet] = await sheetsOf(pdf);
    expect(sheet).toContain("This prescription is generated on a teleconsultation.");
    expect(sheet).toContain("KMC-12345");
  });

  it("is not made with a box in place of a character that no font has", async () => {
    await expect(drawGolden(patient({ name: "Asha 漢 Rao" }))).rejects.toMatchObject({ name: "PaperError", kind: "character", characters: ["漢"] });
    await expect(drawGolden({ advice: "Rest 😀" })).rejects.toMatchObject({ kind: "character", characters: ["😀"] });
  });
});
