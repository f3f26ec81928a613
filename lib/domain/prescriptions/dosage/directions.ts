import { type Often, type Spoken, takeOften } from "./frequency";
import { Marked, type Question } from "./marks";
import type { Dosage, Dose, PartOfDay, Unit } from "./schema";

/** What a part of a line says about taking a medicine, as far as it says it. */
export interface Directions {
  text: string;
  /** One for each amount of the day: 1-0-2 has two. Without an amount the form decides. */
  doses: (Often & { amount?: number; unit?: Unit })[];
  days?: number;
  food?: Dosage["food"];
  asNeeded?: { maxPerDay?: number };
  perKg?: { amount: number; unit: "mg" | "mcg" | "IU"; per: "dose" | "day" };
  /** Strengths in the order of the line, "500 mg". */
  strengths: string[];
  /** The same as they were written. */
  typedStrengths: string[];
  /** A form that was written after the strength, and a number after that. */
  formWord?: string;
  count?: string;
  /** What the pharmacist should dispense, if the line says it. */
  quantity?: string;
  /** What stands before the first direction: the medicine. */
  before: string;
  /** What else was written: "warm water". */
  notes: string[];
  questions: Question[];
}

const N = String.raw`(\d+(?:\.\d+)?)`;
const unitWords: readonly (readonly [RegExp, Unit, number?])[] = [
  [/^(?:tabs?|tablets?|t)$/, "tablet"], [/^(?:caps?|capsules?)$/, "capsule"], [/^(?:ml|cc|m\.l\.?)$/, "ml"], [/^(?:tsps?|tsf|teaspoons?|teaspoonfuls?)$/, "ml", 5],
  [/^(?:tbsps?|tablespoons?|tbsf)$/, "ml", 15], [/^(?:drops?|gtts?|dr)$/, "drop"], [/^(?:puffs?)$/, "puff"], [/^(?:sprays?)$/, "spray"], [/^(?:sachets?|sach|packets?)$/, "sachet"],
  [/^(?:supp?|suppositor(?:y|ies))$/, "suppository"], [/^(?:pess|pessar(?:y|ies))$/, "pessary"], [/^(?:lozenges?)$/, "lozenge"], [/^(?:inj|amps?|ampoules?|injections?|vials?)$/, "injection"],
  [/^(?:g|gm|gms|grams?)$/, "g"], [/^(?:mg|mgs|mgm)$/, "mg"], [/^(?:mcg|ug)$/, "mcg"], [/^(?:iu|i\.u\.?|u|units?)$/, "IU"],
];
const UNIT = String.raw`(tabs?|tablets?|caps?|capsules?|ml|cc|tsps?|tsf|teaspoons?|teaspoonfuls?|tbsps?|tablespoons?|drops?|gtts?|puffs?|sprays?|sachets?|packets?|suppositor(?:y|ies)|supp?|pessar(?:y|ies)|pess|lozenges?|amps?|ampoules?|vials?|injections?|g|gms?|grams?|mgs?|mgm|mcg|ug|iu|i\.u\.?|units?|u)(?![a-z/])`;
const STRENGTH_UNITS: ReadonlySet<Unit> = new Set(["mg", "mcg", "IU"]);
const patternParts: readonly (readonly PartOfDay[])[] = [[], [], [], ["morning", "noon", "night"], ["morning", "noon", "evening", "night"]];

/** Reads directions in any order. @param form of the medicine, where it is known */
export function readDirections(text: string, form?: string): Directions {
  const line = new Marked(text);
  const questions: Question[] = [];
  const read: Directions = { text, doses: [], strengths: [], typedStrengths: [], before: "", notes: [], questions };

  const perKg = line.take(new RegExp(String.raw`\b${N}\s*(mg|mcg|iu)\s*\/\s*kg(?:\s*\/?\s*(d(?:ay)?|dose)\b)?(?:\s*(?:in|divided in|in divided)\s*(\d)(?: divided)?(?: doses)?)?`));
  if (perKg) {
    read.perKg = { amount: Number(perKg[1]), unit: perKg[2] === "iu" ? "IU" : (perKg[2] as "mg" | "mcg"), per: perKg[3]?.startsWith("do") || (!perKg[3] && !perKg[4]) ? "dose" : "day" };
  }
  const ratio = line.take(new RegExp(String.raw`(?<!\w)${N}\s*(mg|mcg|gm?|iu|units?)\s*\/\s*(?:(\d+(?:\.\d+)?)\s*)?(ml|mg|puff|dose|actuation)\b`));
  if (ratio) read.strengths.push(ratio[4] === "ml" ? `${ratio[1]} ${unitOf(ratio[2]!)[0]}/${ratio[3] ? `${ratio[3]} ` : ""}ml` : ratio[0]);
  const percent = line.take(new RegExp(String.raw`(?<![\w.])${N}\s*%(?:\s*(?:w\/w|w\/v|v\/v))?`));
  if (percent) read.strengths.push(`${percent[1]}%`);
  for (const one of [ratio, percent]) if (one) read.typedStrengths.push(one[0]);
  const most = line.take(/\b(?:max(?:imum)?\.?|not more than|at most|upto|up to)\s*:?\s*(once|\d+)(?:\s*(?:tabs?|tablets?|caps?|times?|doses?))*\s*(?:\/|per|a|in|in a|daily)?\s*(?:d(?:ay)?|24 ?h(?:rs?|ours?)?|daily)\b/);
  const packed = line.take(new RegExp(String.raw`(?:#\s*|\b(?:qty|quantity|disp(?:ense)?|total)\.?:?\s*)(\d+(?:\.\d+)?)\s*(?:${UNIT}|(tubes?|bottles?|strips?|packs?|inhalers?)\b)?`));
  if (packed) read.quantity = [packed[1], packed[2] ?? packed[3]].filter(Boolean).join(" ");
  const days = takeDuration(line, questions);
  if (days) read.days = days;

  const pattern = takePattern(line, questions);
  const meals = takeFood(line, read);
  const { often, questions: doubts } = takeOften(line, /eye/.test(form ?? ""), meals);
  questions.push(...doubts);
  const needed = line.take(/\b(?:sos|s\.o\.s\.?|prn|p\.r\.n\.?|(?:only )?(?:when|as|if|as and when|whenever) (?:needed|required|necessary|reqd))(?![a-z])/);
  if (needed || most) read.asNeeded = needed ? (most ? { maxPerDay: most[1] === "once" ? 1 : Number(most[1]) } : {}) : undefined;
  if (most && !needed) questions.push(line.ask("frequency", most, [`sos ${most[0]}`]));

  const amounts = takeAmounts(line, read, questions, form);
  line.take(/\b(?:po|p\.o\.?|per oral|orally|by mouth|oral)(?![a-z])/);
  if (perKg?.[4] && !often && !pattern) read.doses = [{ ...oftenBy(Number(perKg[4])) }];
  else read.doses = dosesOf(pattern, often, amounts);
  if (pattern && often && !sameParts(pattern, often)) questions.push(line.askFor("frequency", []));

  const { before, after } = line.rest();
  read.before = before.trim();
  const notes = after.map((part) => part.replace(/^[\s,;.&:()x*-]+|[\s,;.&:()x*-]+$/g, "").replace(/^(?:and|for|per|the)$/, "").trim()).filter((part) => /[\p{L}\p{N}]/u.test(part));
  for (const note of notes) takeNote(note, read);
  return read;
}

/** What is left over: the form and the number of a strength that was written out, "500 mg tablet 1", or a note. */
function takeNote(note: string, read: Directions): void {
  const [, form, count] = /^(tabs?|tablets?|caps?|capsules?|cream|ointment|gel|lotion|syrup|syp|injection|inj|inhaler|sachets?|drops|eye drops|ear drops|shampoo)?(?:(?:^|\s+)(\d(?:\.\d+)?))?$/.exec(note) ?? [];
  const isCounted = count !== undefined && read.strengths.length > 0 && read.count === undefined && read.doses.every(({ amount }) => amount === undefined);
  if ((form === undefined && count === undefined) || (count !== undefined && !isCounted)) read.notes.push(note);
  else {
    if (form) read.formWord = form;
    if (count) read.count = count;
  }
}

export const oftenBy = (count: number): Often => readDirections(`${count} times a day`).doses[0] ?? {};

function unitOf(word: string): readonly [Unit, number] {
  const found = unitWords.find(([pattern]) => pattern.test(word))!;
  return [found[1], found[2] ?? 1];
}

function takeDuration(line: Marked, questions: Question[]): number | undefined {
  const found =
    line.take(/(?:\bx\s*|\bfor\s+(?:next\s+|the next\s+)?|\*\s*|\/\s*)?(?<![\d.])(?<!every |each |in )(\d+)\s*(d(?:ays?)?|din|w(?:ks?|eeks?)?|hafte|m(?:on)?ths?|mo|months?|mahine)\b(?!\s*(?:hourly))/) ??
    line.take(/(?:\bx\s*|\bfor\s+)?(?<![\d./])(\d+)\s*\/\s*(7|52|12)(?![\d/])/);
  if (found) {
    const [, count, unit] = found;
    const size = /^d|^7$/.test(unit!) ? 1 : /^w|^52$|^h/.test(unit!) ? 7 : 30;
    return Number(count) * size;
  }
  const bare = line.take(/\bx\s*(\d+)(?![\d.]|\s*(?:times|mg|ml|tab|cap|-))/);
  if (bare) questions.push(line.ask("days", bare, [`${bare[1]} days`, `${bare[1]} weeks`]));
  const endless = line.take(/\b(?:cont(?:inue|d)?\.?|ongoing|long ?term|till (?:next )?(?:review|visit)|to continue|life ?long)(?![a-z])/);
  if (endless) questions.push(line.ask("days", endless, ["30 days", "60 days", "90 days"]));
  return undefined;
}

interface Slot { part: PartOfDay; amount: number; unit?: Unit }

function takePattern(line: Marked, questions: Question[]): Slot[] | undefined {
  const A = String.raw`(\d+(?:\.\d+)?|[xo])\s*(ml|tabs?|caps?|tsp|g|gm|drops?|puffs?|u|units?|iu)?`;
  const J = String.raw`\s*(?:-{1,3}|\+)\s*`;
  const found = line.take(new RegExp(String.raw`(?<![\w.-])${A}${J}${A}${J}${A}(?:${J}${A})?(?![\d.])(${J}[\dxo])?`));
  if (found) {
    const cells = [1, 3, 5, 7].filter((n) => found[n] !== undefined).map((n) => ({ amount: Number(found[n]) || 0, word: found[n + 1] }));
    const names = patternParts[cells.length]!;
    if (found[9] || cells.every(({ amount }) => amount === 0)) {
      questions.push(line.ask("frequency", found, ["1-0-0", "1-0-1", "1-1-1", "1-1-1-1"]));
      return undefined;
    }
    const word = cells.find((cell) => cell.word)?.word;
    const [unit, factor] = word ? unitOf(word) : [undefined, 1];
    return cells.map(({ amount }, n) => ({ part: names[n]!, amount: amount * factor, ...(unit ? { unit } : {}) })).filter(({ amount }) => amount > 0);
  }
  const range = line.take(new RegExp(String.raw`(?<![\w.-])${N}\s*(?:-|to)\s*${N}\s*${UNIT}`));
  if (range) {
    questions.push(line.ask("dose", range, [`${range[1]} ${range[3]}`, `${range[2]} ${range[3]}`]));
    return undefined;
  }
  const two = line.take(/(?<![\w.-])(\d(?:\.\d+)?)\s*[-+]\s*(\d(?:\.\d+)?)(?![\w.-])/);
  if (two) questions.push(line.ask("frequency", two, [`${two[1]}-0-${two[2]}`, `${two[1]}-${two[2]}-0`, `0-${two[1]}-${two[2]}`]));
  return undefined;
}

const mealWords: readonly (readonly [RegExp, PartOfDay | undefined, Dosage["food"]])[] = [
  [/\b(?:bbf|before breakfast)(?![a-z])/, "morning", "before"], [/\b(?:abf|after breakfast)(?![a-z])/, "morning", "after"],
  [/\bbefore lunch\b/, "noon", "before"], [/\bafter lunch\b/, "noon", "after"], [/\bbefore dinner\b/, "night", "before"], [/\bafter dinner\b/, "night", "after"],
  [/\b(?:on )?(?:an )?empty stomach\b|(?<![\w/])e\/s\b/, undefined, "before"],
  [/\b(?:(\d+ ?(?:h|hrs?|hours?|mins?|minutes?)) )?(?:before|bef\.?) (?:food|meals?|eating)\b|\b(?:ac|bf|a\.c\.?)(?![a-z])|(?<![\w/])(?:a\/c|b\/f)\b|\bkhane se pehle\b/, undefined, "before"],
  [/\b(?:(\d+ ?(?:h|hrs?|hours?|mins?|minutes?)) )?(?:after|aft\.?) (?:food|meals?|eating)\b|\b(?:pc|af|p\.c\.?)(?![a-z])|(?<![\w/])(?:p\/c|a\/f)\b|\bkhane ke baad\b/, undefined, "after"],
  [/\bwith (?:food|meals?)\b|\bkhane ke saath\b/, undefined, "with"],
];

function takeFood(line: Marked, read: Directions): Spoken[] {
  const spoken: Spoken[] = [];
  for (const [pattern, part, food] of mealWords) {
    for (const found of line.takeAll(pattern)) {
      if (read.food && read.food !== food) read.questions.push({ about: "frequency", part: found[0], choices: [] });
      read.food = food;
      if (found[1]) read.notes.push(`${found[1]} ${food} food`);
      if (part) spoken.push({ found, part });
    }
  }
  return spoken;
}

/** Amounts with their units. A weight in mg beside a solid form is its strength, as in `amox 500 mg`. */
function takeAmounts(line: Marked, read: Directions, questions: Question[], form?: string): { amount: number; unit: Unit } | undefined {
  let amount: { amount: number; unit: Unit } | undefined;
  for (const found of line.takeAll(new RegExp(String.raw`(?<![\w.-])${N}\s*(k)?\s*${UNIT}`))) {
    const [unit, factor] = unitOf(found[3]!);
    const much = Number(found[1]) * (found[2] ? 1000 : 1) * factor;
    if (/^t(?:sp|sf|ea)/.test(found[3]!) && /powder|granules|ghee|linctus/.test(form ?? "")) questions.push(line.ask("dose", found, ["3 g", "5 g"]));
    if (STRENGTH_UNITS.has(unit) || (unit === "g" && /tablet|capsule|injection|sachet/.test(form ?? ""))) {
      read.strengths.push(`${Number(found[1]) * (found[2] ? 1000 : 1)} ${unit}`);
      read.typedStrengths.push(found[0]);
    } else if (amount) questions.push(line.ask("dose", found, []));
    else amount = { amount: much, unit };
  }
  const k = line.take(/(?<![\w.-])(\d+(?:\.\d+)?)\s*k\b|(?<![\w.-])(\d+(?:\.\d+)?)\s*lakh\b/);
  if (k) {
    read.strengths.push(`${k[1] ? Number(k[1]) * 1000 : Number(k[2]) * 100_000} IU`);
    read.typedStrengths.push(k[0]);
  }
  if (line.take(/\b(?:l\/a|la|local(?:ly)? (?:apply|application)|apply(?: locally)?|thin layer|for application)(?![a-z])/)) amount ??= { amount: 1, unit: "application" };
  return amount;
}

function dosesOf(pattern: Slot[] | undefined, often: Often | undefined, amount: { amount: number; unit: Unit } | undefined): Directions["doses"] {
  if (!pattern) return often || amount ? [{ ...amount, ...often }] : [];
  // "1-0-1 5 ml": the pattern says when, the amount says how much.
  const isOnlyWhen = amount !== undefined && pattern.every((slot) => slot.amount === 1 && !slot.unit);
  const byAmount = Map.groupBy(pattern, (slot) => slot.amount);
  const { everyDays, weekdays } = often ?? {};
  return [...byAmount].map(([much, slots]) => ({
    ...(isOnlyWhen ? amount : { amount: much, unit: slots[0]!.unit ?? amount?.unit }),
    when: slots.map(({ part }) => part),
    ...(everyDays ? { everyDays } : {}),
    ...(weekdays ? { weekdays } : {}),
  }));
}

function sameParts(pattern: readonly Slot[], { when, everyHours, timesADay, once }: Pick<Dose, "when" | "everyHours" | "timesADay" | "once">): boolean {
  if (everyHours || timesADay || once) return false;
  return !when || (when.length === pattern.length && (when.every((part) => pattern.some((slot) => slot.part === part)) || pattern.length === when.length));
}
