import type { Dose, PartOfDay, Unit } from "./schema";
import type { Words } from "./words";

const plurals: Partial<Record<Unit, string>> = {
  tablet: "tablets", capsule: "capsules", drop: "drops", puff: "puffs", spray: "sprays", sachet: "sachets", application: "thin layers", suppository: "suppositories",
  pessary: "pessaries", lozenge: "lozenges", injection: "injections",
};
const at: Record<PartOfDay, string> = { morning: "in the morning", noon: "at noon", evening: "in the evening", night: "at night" };
const fractions: Readonly<Record<string, string>> = { "0.25": "¼", "0.5": "½", "0.75": "¾" };

const list = (parts: readonly string[]) => (parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`);
const title = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/** Halves and quarters of pieces as fractions; measures as decimals. */
function number(amount: number, unit: Unit): string {
  const fraction = plurals[unit] && fractions[String(amount % 1)];
  return fraction ? `${Math.trunc(amount) || ""}${fraction}` : String(amount);
}

function when(dose: Dose): string {
  const { everyHours, timesADay, once, everyDays, weekdays } = dose;
  const parts = dose.when && list(dose.when.map((part) => at[part]));
  const often = once ? "once only, now" : everyHours ? (everyHours === 1 ? "every hour" : `every ${everyHours} hours`) : timesADay ? (timesADay === 1 ? "once a day" : `${timesADay} times a day`) : parts;
  const days = everyDays === 2 ? "every other day" : everyDays === 7 ? "once a week" : everyDays ? `every ${everyDays} days` : weekdays && `every ${list(weekdays.map(title))}`;
  return [days, often].filter(Boolean).join(", ");
}

function verb(unit: Unit, route: string): string {
  if (unit === "application") return "Apply";
  if (unit === "puff" || route === "inhaled") return "Inhale";
  if (unit === "suppository" || unit === "pessary") return "Insert";
  if (unit === "injection") return "Have";
  if (/inject|subcut|intramusc|intraven/.test(route)) return "Inject";
  if (route.startsWith("in the ")) return "Put in";
  return route === "on the skin" || route === "external" ? "Apply" : "Take";
}

export const english: Words = {
  amount: ({ amount, unit }) => (unit === "application" && amount === 1 ? "a thin layer" : `${number(amount, unit)} ${amount > 1 ? (plurals[unit] ?? unit) : unit}`),
  when,
  food: (food) => (food === "any" ? "" : `${food} food`),
  days: (days, weekly) => (weekly && days % 7 === 0 ? `for ${days / 7} ${days === 7 ? "week" : "weeks"}` : `for ${days} ${days === 1 ? "day" : "days"}`),
  asNeeded: (most) => `when needed, at most ${most === 1 ? "once" : `${most} times`} a day`,
  dose: (amount, often) => `${amount} ${often}`.trim(),
  and: list,
  then: (steps) => steps.join(", then "),
  sentence: ({ parts, unit, route }) => `${verb(unit, route)} ${parts.join(", ")}.`,
};
