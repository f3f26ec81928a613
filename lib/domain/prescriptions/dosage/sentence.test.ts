import { describe, expect, it } from "vitest";
import { parseLine } from "./line";
import { quantity, quantityText, timesOf } from "./quantity";
import { readText } from "./read-text";
import { Dosage, daysOf } from "./schema";
import { sentence, texts } from "./sentence";
import { lines } from "./testing/lines";
import { moreLines } from "./testing/more-lines";

const of = (line: string) => {
  const read = parseLine(line);
  if (read.kind === "question") throw new Error(`${line}: ${read.about}`);
  return read;
};

describe("a dosage in Hindi, as one says it to a patient", () => {
  it.each([
    ["pcm 500 1-0-1 pc 5d", "सुबह और रात को 1 गोली, खाने के बाद, 5 दिन तक लें।"],
    ["pcm 500 1-1-1 3d", "सुबह, दोपहर और रात को 1 गोली, 3 दिन तक लें।"],
    ["pcm 500 2-0-2 5d", "सुबह और रात को 2 गोलियाँ, 5 दिन तक लें।"],
    ["pcm 500 ½-0-0 5d", "सुबह आधी गोली, 5 दिन तक लें।"],
    ["pcm 500 1½-0-0 5d", "सुबह डेढ़ गोली, 5 दिन तक लें।"],
    ["pcm 500 2½-0-0 5d", "सुबह ढाई गोलियाँ, 5 दिन तक लें।"],
    ["pcm 500 1-0-2 5d", "सुबह 1 गोली और रात को 2 गोलियाँ, 5 दिन तक लें।"],
    ["omez 20 bbf 14d", "सुबह 1 कैप्सूल, खाने से पहले, 14 दिन तक लें।"],
    ["pcm 500 q6h 3d", "हर 6 घंटे पर 1 गोली, 3 दिन तक लें।"],
    ["pcm 500 sos max 3/d 5d", "1 गोली, ज़रूरत पड़ने पर ही, दिन में ज़्यादा से ज़्यादा 3 बार, 5 दिन तक लें।"],
    ["telma 40 alt days 30d", "एक दिन छोड़कर 1 गोली, 30 दिन तक लें।"],
    ["methotrexate 7.5 once a week 8 weeks", "हफ़्ते में एक बार 1 गोली, 8 हफ़्ते तक लें।"],
    ["warfarin 5 mon thu 4 weeks", "हर सोमवार और गुरुवार को 1 गोली, 4 हफ़्ते तक लें।"],
    ["prednisolone 20 od 5d, 10 od 5d", "सुबह 2 गोलियाँ 5 दिन तक, फिर सुबह 1 गोली 5 दिन तक लें।"],
    ["eye drops timolol 0.5% 2 drops bd 30d", "सुबह और रात को 2 बूँदें, 30 दिन तक डालें।"],
    ["clotrimazole cream la bd 14d", "सुबह और रात को पतली परत, 14 दिन तक लगाएँ।"],
    ["albendazole 400 stat", "अभी, सिर्फ़ एक बार 1 गोली लें।"],
    ["abhayarishta 20 ml bd pc 15d", "सुबह और रात को 20 मि.ली., खाने के बाद, 15 दिन तक लें।"],
    ["acyclovir 800 5 times a day 7d", "दिन में 5 बार 1 गोली, 7 दिन तक लें।"],
  ])("%s", (line, said) => {
    const { dosage, route } = of(line);
    expect(sentence(dosage, "hi", route)).toBe(said);
  });
});

describe("the total", () => {
  it("is added up over steps, whole tablets rounded up, and none where a pack is dispensed", () => {
    expect(quantity(of("prednisolone 40 od 5d, 20 od 5d, 10 od 5d").dosage)).toEqual({ amount: 35, unit: "tablet" });
    expect(quantity(of("pcm 500 ½-0-0 5d").dosage)).toEqual({ amount: 3, unit: "tablet" });
    expect(quantity(of("pcm 500 sos max 3/d 5d").dosage)).toEqual({ amount: 15, unit: "tablet" });
    expect(quantity(of("eye drops timolol 0.5% 1 drop bd 30d").dosage)).toBeUndefined();
    expect(quantityText(of("clotrimazole cream la bd 14d").dosage, "cream")).toBe("1 tube");
  });

  it("counts the days on which something is taken", () => {
    const dose = { amount: 1, unit: "tablet" as const };
    expect(timesOf({ ...dose, when: ["morning"], everyDays: 2, days: 7 })).toBe(4);
    expect(timesOf({ ...dose, weekdays: ["monday", "thursday"], days: 10 })).toBe(4);
    expect(timesOf({ ...dose, everyHours: 8, days: 2 })).toBe(6);
    expect(timesOf({ ...dose, once: true, days: 1 })).toBe(1);
  });
});

describe("the structure", () => {
  const dose = { amount: 1, unit: "tablet", when: ["morning"], days: 5 };
  it.each([
    ["two ways of how often", { doses: [{ ...dose, everyHours: 6 }] }],
    ["no way of how often", { doses: [{ amount: 1, unit: "tablet", days: 5 }] }],
    ["a first dose alongside nothing", { doses: [{ ...dose, alongside: true }] }],
    ["doses of the same days that last differently", { doses: [dose, { ...dose, when: ["night"], days: 6, alongside: true }] }],
    ["more than 180 days", { doses: [{ ...dose, days: 100 }, { ...dose, days: 100 }] }],
    ["when needed without a limit", { doses: [dose], asNeeded: {} }],
    ["nothing to take", { doses: [{ ...dose, amount: 0 }] }],
  ])("refuses %s", (_, dosage) => expect(Dosage.safeParse(dosage).success).toBe(false));

  it("takes what every line of the table says, and its texts fit", () => {
    for (const [line] of [...lines, ...moreLines]) {
      const read = parseLine(line, { weightKg: 12 });
      if (read.kind === "question") continue;
      expect(Dosage.parse(read.dosage), line).toEqual(read.dosage);
      expect(texts(read.dosage).dose, line).not.toBe("");
    }
  });
});

describe("the texts of an old client", () => {
  it.each([
    ["1 tablet", "twice a day", "tablet", "Take 1 tablet in the morning and at night, for 5 days."],
    ["1", "once a day", "tablet", "Take 1 tablet in the morning, for 5 days."],
    ["5 g", "once at bedtime", "powder", "Take 5 g at night, for 5 days."],
    ["3 g", "twice a day", "powder", "Take 3 g in the morning and at night, for 5 days."],
    ["2 tablets", "1-0-1", "tablet", "Take 2 tablets in the morning and at night, for 5 days."],
    ["10 ml", "three times a day", "syrup", "Take 10 ml in the morning, at noon and at night, for 5 days."],
    ["1 tablet", "every six hours", "tablet", "Take 1 tablet every 6 hours, for 5 days."],
    ["500 mg", "tds pc", "tablet", "Take 500 mg in the morning, at noon and at night, after food, for 5 days."],
    ["1 tablet", "sos max 3/day", "tablet", "Take 1 tablet, when needed, at most 3 times a day, for 5 days."],
  ])("%s, %s", (dose, frequency, form, said) => expect(sentence(readText(dose, frequency, 5, form)!, "en")).toBe(said));

  it.each([
    ["1 tablet", "when needed", "tablet"], ["1 tablet", "as directed", "tablet"], ["a little", "twice a day", "cream"], ["1", "twice a day", "syrup"], ["1-2 tablets", "twice a day", "tablet"],
    ["1 tablet", "twice a week", "tablet"], ["1 tablet", "twice a day for 3 days then once", "tablet"], ["2 tablets", "qd", "tablet"], ["1 tablet", "bd or tds", "tablet"], ["", "", ""],
    ["2 tablets", "1-0-2", "tablet"], ["1 tablet", "twice a day on an egg", "tablet"],
  ])("are left as text where they are not certain: %s, %s", (dose, frequency, form) => expect(readText(dose, frequency, 5, form)).toBeUndefined());

  it("are read back into the same structure from the texts of our own lines", () => {
    let same = 0;
    for (const [line] of [...lines, ...moreLines]) {
      const read = parseLine(line, { weightKg: 12 });
      if (read.kind === "question" || read.dosage.doses.length > 1) continue;
      const { dose, frequency } = texts(read.dosage);
      const again = readText(dose, frequency, daysOf(read.dosage), read.form);
      const { perKg: _, ...dosage } = read.dosage;
      if (again) expect(again, `${line}: ${dose}, ${frequency}`).toEqual(dosage);
      if (again) same++;
    }
    expect(same).toBeGreaterThan(80);
  });
});
