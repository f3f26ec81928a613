import type { Marked, Question } from "./marks";
import { type Dose, type PartOfDay, parts, type Weekday, weekdays } from "./schema";

/** How often, as a line says it. */
export type Often = Pick<Dose, "when" | "everyHours" | "timesADay" | "once" | "everyDays" | "weekdays">;

type Found = RegExpExecArray & { at: number };

/** A part of the day that the line names. */
export interface Spoken {
  found: Found;
  part: PartOfDay;
}

/** So many times a day, as Indian doctors mean them: 1-0-0, 1-0-1, 1-1-1, 1-1-1-1. */
const usual: Readonly<Record<number, readonly PartOfDay[]>> = { 1: ["morning"], 2: ["morning", "night"], 3: ["morning", "noon", "night"], 4: parts };
const shorts: Readonly<Record<number, string>> = { 1: "1 time a day", 2: "2 times a day", 3: "3 times a day", 4: "4 times a day" };

const A_DAY = String.raw`(?:\s*(?:a|per|\/|in a|each)\s*day|\s*daily|\s*\/\s*d\b)`;
const counted: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`\b(?:tds|tid|t\.d\.s\.?|t\.i\.d\.?|thrice${A_DAY}|thrice(?! ?(?:a|per)? ?week))(?![a-z])`), 3],
  [new RegExp(String.raw`\b(?:qid|qds|q\.i\.d\.?|q\.d\.s\.?)(?![a-z])`), 4],
  [new RegExp(String.raw`\b(?:bd|bid|bds|b\.d\.?|b\.i\.d\.?|twice${A_DAY}|twice(?! ?(?:a|per)? ?(?:week|month)))(?![a-z])`), 2],
  [new RegExp(String.raw`\b(?:od|o\.d\.?|once${A_DAY}|once(?= (?:at|in|before|after) )|every ?day|daily)(?![a-z])`), 1],
];
const times = new RegExp(String.raw`\b(\d+)\s*(?:times|x)${A_DAY}`);
const dayParts: readonly (readonly [RegExp, PartOfDay])[] = [
  [/\b(?:in the |every )?(?:morning|mane|subah)(?![a-z])|\bwith breakfast\b/, "morning"],
  [/\b(?:at |in the )?(?:noon|mid-?day|afternoon|lunch(?:time)?|dopahar)(?![a-z])/, "noon"],
  [/\b(?:in the )?(?:evening|eve|shaam|sham)(?![a-z])/, "evening"],
  [/\b(?:hs|h\.s\.?|(?:at )?bed ?time|before (?:bed|sleep|sleeping)|(?:at |every )?night(?:ly)?|nocte|raat|dinner(?:time)?)(?![a-z])/, "night"],
];
const DAY_NAME = String.raw`(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?|s)?\b`;
const named = new RegExp(String.raw`\b(?:on |every )?${DAY_NAME}(?:\s*(?:and\s*|&\s*|,\s*|\/\s*|-\s*)?${DAY_NAME})*`);

/** Takes what a line says about how often. @param isEye in whose lines `od` may be the right eye */
export function takeOften(line: Marked, isEye: boolean, meals: readonly Spoken[] = []): { often?: Often; questions: Question[] } {
  const days = takeDays(line);
  if (days.question) return { questions: [days.question] };
  const hours = line.take(/\b(?:q|every |each )\s?(\d+)(?:\s?-\s?(\d+))?\s?(?:h|hrs?|hours?|hourly)\b|\b(\d+)(?:\s?-\s?(\d+))?\s?(?:hourly|hrly)\b|\bhourly\b|\bevery hour\b/);
  if (hours) {
    const [from, to] = [hours[1] ?? hours[3] ?? "1", hours[2] ?? hours[4]];
    if (to) return { questions: [line.ask("frequency", hours, [`every ${from} hours`, `every ${to} hours`])] };
    if (Number(from) < 1 || Number(from) > 24) return { questions: [line.ask("frequency", hours, Object.values(shorts))] };
    return { often: { everyHours: Number(from), ...days.on }, questions: [] };
  }
  const doubtful = line.take(/\b(?:qd|q\.d\.?)(?![a-z])/);
  if (doubtful) return { questions: [line.ask("frequency", doubtful, [shorts[1]!, shorts[4]!])] };
  const stat = line.take(/\b(?:stat|immediately|now|single dose|once only|only once|1 dose only)\b/);
  const counts: { found: Found; count: number }[] = counted.flatMap(([pattern, count]) => line.takeAll(pattern).map((found) => ({ found, count })));
  for (const found of line.takeAll(times)) counts.push({ found, count: Number(found[1]) });
  if (isEye) {
    const eye = counts.find(({ found }) => /^o\.?d/.test(found[0]));
    if (eye) return { questions: [line.ask("frequency", eye.found, [shorts[1]!, "right eye"])] };
  }
  const spoken = [...meals, ...dayParts.flatMap(([pattern, part]) => line.takeAll(pattern).map((found) => ({ found, part })))];
  return settle(line, days.on, stat, counts, spoken);
}

function settle(line: Marked, on: Often, stat: Found | undefined, counts: { found: Found; count: number }[], spoken: readonly Spoken[]): { often?: Often; questions: Question[] } {
  const said = [...new Set(counts.map(({ count }) => count))];
  const when = parts.filter((part) => spoken.some((one) => one.part === part));
  const all = [...(stat ? [stat] : []), ...counts.map(({ found }) => found), ...spoken.map(({ found }) => found)];
  const disagree = said.length > 1 || (said.length === 1 && when.length > 0 && said[0] !== when.length) || (stat && (said.length > 0 || when.length > 0));
  if (disagree) {
    const keep = (kept: Found): string => all.reduce((text, one) => (one === kept ? text : text.slice(0, one.at) + " ".repeat(one[0].length) + text.slice(one.at + one[0].length)), line.text);
    return { questions: [{ about: "frequency", part: all.map(([text]) => text.trim()).join(" "), choices: all.map((one) => ({ text: one[0].trim(), line: keep(one).replace(/\s+/g, " ").trim() })) }] };
  }
  if (stat) return { often: { once: true }, questions: [] };
  if (when.length > 0) return { often: { when, ...on }, questions: [] };
  const [count] = said;
  if (count === undefined) return { often: Object.keys(on).length > 0 ? on : undefined, questions: [] };
  if (count < 1 || count > 12) return { questions: [line.ask("frequency", counts[0]!.found, Object.values(shorts))] };
  return { often: usual[count] ? { when: [...usual[count]], ...on } : { timesADay: count, ...on }, questions: [] };
}

/** On which days: every other, once a week, or named ones. */
function takeDays(line: Marked): { on: Often; question?: Question } {
  const other = line.take(/\b(?:on )?(?:alt(?:ernate)?\.? days?|every other day|every (?:second|2nd) day|eod|qod|e\.o\.d\.?)(?![a-z])/);
  if (other) return { on: { everyDays: 2 } };
  const often = line.take(/\b(twice|thrice|2 times|3 times|2x|3x)\s*(?:a|per|\/|in a|every)?\s*(?:week(?:ly)?|wk)\b|\bbi-?weekly\b/);
  if (often) return { on: {}, question: line.ask("frequency", often, /^(?:thrice|3)/.test(often[0]) ? ["mon wed fri", "tue thu sat"] : ["mon thu", "tue fri", "wed sat"]) };
  const month = line.take(/\b(?:once (?:a|per) month|monthly|1\/month)\b/);
  if (month) return { on: {}, question: line.ask("frequency", month, ["every 28 days", "every 30 days"]) };
  const gap = line.take(/\bevery (\d+)(?:rd|th|nd)? days?\b|\bonce (?:in|every) (\d+) days\b/);
  if (gap) return { on: { everyDays: Number(gap[1] ?? gap[2]) } };
  const fortnight = line.take(/\b(?:once (?:a|per) fortnight|fortnightly|once in 2 weeks|every 2 weeks)\b/);
  if (fortnight) return { on: { everyDays: 14 } };
  const week = line.take(/\b(?:once (?:a|per|in a|every) (?:week|wk)|once weekly|weekly(?: once)?|1\/week|every week)\b/);
  const names = line.take(named);
  if (names) return { on: { weekdays: weekdays.filter((day: Weekday) => new RegExp(String.raw`\b${day.slice(0, 3)}`).test(names[0])) } };
  return { on: week ? { everyDays: 7 } : {} };
}
