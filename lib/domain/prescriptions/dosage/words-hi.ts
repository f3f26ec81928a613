import type { Dose, PartOfDay, Unit, Weekday } from "./schema";
import type { Words } from "./words";

/** One, several, and whether the word is feminine: half of it is आधी then. */
const nouns: Record<Unit, readonly [one: string, several: string, feminine: boolean]> = {
  tablet: ["गोली", "गोलियाँ", true], capsule: ["कैप्सूल", "कैप्सूल", false], ml: ["मि.ली.", "मि.ली.", false], mg: ["मि.ग्रा.", "मि.ग्रा.", false],
  mcg: ["माइक्रोग्राम", "माइक्रोग्राम", false], g: ["ग्राम", "ग्राम", false], IU: ["यूनिट", "यूनिट", false], drop: ["बूँद", "बूँदें", true],
  puff: ["पफ़", "पफ़", false], spray: ["स्प्रे", "स्प्रे", false], sachet: ["पाउच", "पाउच", false], application: ["पतली परत", "पतली परतें", true],
  suppository: ["बत्ती", "बत्तियाँ", true], pessary: ["योनि में रखने की गोली", "योनि में रखने की गोलियाँ", true], lozenge: ["चूसने की गोली", "चूसने की गोलियाँ", true],
  injection: ["इंजेक्शन", "इंजेक्शन", false],
};
const measures: ReadonlySet<Unit> = new Set(["ml", "mg", "mcg", "g", "IU"]);
const at: Record<PartOfDay, string> = { morning: "सुबह", noon: "दोपहर", evening: "शाम", night: "रात" };
const days: Record<Weekday, string> = { monday: "सोमवार", tuesday: "मंगलवार", wednesday: "बुधवार", thursday: "गुरुवार", friday: "शुक्रवार", saturday: "शनिवार", sunday: "रविवार" };
const foods = { before: "खाने से पहले", after: "खाने के बाद", with: "खाने के साथ", any: "" };

const list = (parts: readonly string[]) => (parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} और ${parts.at(-1)}`);

/** Halves as people say them: आधी गोली, डेढ़ गोली, ढाई गोलियाँ, साढ़े तीन गोलियाँ. */
function amount({ amount: much, unit }: Pick<Dose, "amount" | "unit">): string {
  const [one, several, feminine] = nouns[unit];
  if (unit === "application" && much === 1) return one;
  if (measures.has(unit)) return `${much} ${one}`;
  if (much === 0.25) return `चौथाई ${one}`;
  if (much === 0.5) return `${feminine ? "आधी" : "आधा"} ${one}`;
  if (much === 0.75) return `पौन ${one}`;
  if (much === 1.5) return `डेढ़ ${one}`;
  if (much === 2.5) return `ढाई ${several}`;
  if (much % 1 === 0.5) return `साढ़े ${Math.trunc(much)} ${several}`;
  return `${much} ${much === 1 ? one : several}`;
}

/** सुबह, but रात को; in a list the last word has को: सुबह और रात को. */
const partsText = (parts: readonly PartOfDay[]) => `${list(parts.map((part) => at[part]))}${parts.at(-1) === "morning" ? "" : " को"}`;

function when({ when: parts, everyHours, timesADay, once, everyDays, weekdays }: Dose): string {
  const often = once ? "अभी, सिर्फ़ एक बार" : everyHours ? (everyHours === 1 ? "हर घंटे" : `हर ${everyHours} घंटे पर`) : timesADay ? `दिन में ${timesADay} बार` : parts && partsText(parts);
  const on = everyDays === 2 ? "एक दिन छोड़कर" : everyDays === 7 ? "हफ़्ते में एक बार" : everyDays ? `हर ${everyDays} दिन में एक बार` : weekdays && `हर ${list(weekdays.map((day) => days[day]))} को`;
  return [on, often].filter(Boolean).join(" ");
}

function verb(unit: Unit, route: string): string {
  if (unit === "application" || route === "on the skin" || route === "external") return "लगाएँ";
  if (unit === "suppository" || unit === "pessary") return "रखें";
  if (unit === "injection") return "लगवाएँ";
  if (/inject|subcut|intramusc|intraven/.test(route)) return "लगाएँ";
  if (route.startsWith("in the ")) return "डालें";
  return "लें";
}

export const hindi: Words = {
  amount,
  when,
  food: (food) => foods[food],
  days: (count, weekly) => (weekly && count % 7 === 0 ? `${count / 7} हफ़्ते तक` : `${count} दिन तक`),
  asNeeded: (most) => `ज़रूरत पड़ने पर ही, दिन में ज़्यादा से ज़्यादा ${most} बार`,
  dose: (much, often) => `${often} ${much}`.trim(),
  and: list,
  then: (steps) => steps.join(", फिर "),
  sentence: ({ parts, unit, route }) => `${parts.join(", ")} ${verb(unit, route)}।`,
};
