/* The weekly hours while a doctor edits them: as form fields hold them, and as a week calendar paints them. */

/** Hours as the form's fields hold them. */
export interface EditedRule {
  days: number[];
  from: string;
  to: string;
  slotMinutes: string;
  bufferMinutes: string;
  modes: string[];
}

const DAY = 1440;
type Terms = Pick<EditedRule, "slotMinutes" | "bufferMinutes" | "modes">;
type Times = { from: number; to: number; terms: Terms };

/** `HH:MM` as minutes; undefined while it is not typed out. */
export function minutes(clock: string): number | undefined {
  const [, hours, rest] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(rest);
}

export const clock = (at: number) => [Math.floor(at / 60) % 24, at % 60].map((part) => String(part).padStart(2, "0")).join(":");

/** From when to when hours last; an end at or before the start is on the next day. */
export function timesOf({ from, to }: Pick<EditedRule, "from" | "to">): { from: number; to: number } | undefined {
  const [start, end] = [minutes(from), minutes(to)];
  if (start === undefined || end === undefined) return undefined;
  return { from: start, to: end > start ? end : end + DAY };
}

/** Whether a doctor works at some moment of a part of a day. @param day 1 is Monday */
export function isWorking(rules: readonly EditedRule[], day: number, from: number, to: number): boolean {
  const before = day === 1 ? 7 : day - 1;
  return rules.some((rule) => {
    const times = timesOf(rule);
    if (!times) return false;
    const covers = (shift: number) => times.from < to + shift && times.to > from + shift;
    return (rule.days.includes(day) && covers(0)) || (rule.days.includes(before) && covers(DAY));
  });
}

/** The hours after a part of a day was added or blocked. Days with the same hours stay together. */
export function painted(rules: readonly EditedRule[], day: number, part: { from: number; to: number }, isAdded: boolean, usual: Terms): EditedRule[] {
  if (isAdded) return withTimes(rules, day, added(timesOn(rules, day), part, rules[0] ?? usual));
  const before = day === 1 ? 7 : day - 1;
  const sameDay = withTimes(rules, day, without(timesOn(rules, day), part));
  return withTimes(sameDay, before, without(timesOn(sameDay, before), { from: part.from + DAY, to: part.to + DAY }));
}

function timesOn(rules: readonly EditedRule[], day: number): Times[] {
  return rules.flatMap((rule) => {
    const times = timesOf(rule);
    return rule.days.includes(day) && times ? [{ ...times, terms: rule }] : [];
  });
}

function added(times: readonly Times[], part: { from: number; to: number }, usual: Terms): Times[] {
  const touching = times.filter(({ from, to }) => from <= part.to && to >= part.from);
  const whole = { from: Math.min(part.from, ...touching.map(({ from }) => from)), to: Math.max(part.to, ...touching.map(({ to }) => to)), terms: touching[0]?.terms ?? usual };
  return [...times.filter((one) => !touching.includes(one)), whole];
}

const without = (times: readonly Times[], part: { from: number; to: number }): Times[] =>
  times.flatMap(({ from, to, terms }) =>
    from < part.to && to > part.from ? [{ from, to: Math.min(to, part.from), terms }, { from: Math.max(from, part.to), to, terms }].filter((rest) => rest.from < rest.to) : [{ from, to, terms }],
  );

function withTimes(rules: readonly EditedRule[], day: number, times: readonly Times[]): EditedRule[] {
  const next = rules.map((rule) => ({ ...rule, days: timesOf(rule) ? rule.days.filter((one) => one !== day) : rule.days }));
  for (const { from, to, terms } of times) {
    const rule = { from: clock(from), to: clock(to), slotMinutes: terms.slotMinutes, bufferMinutes: terms.bufferMinutes, modes: terms.modes };
    const same = next.find((one) => one.from === rule.from && one.to === rule.to && one.slotMinutes === rule.slotMinutes && one.bufferMinutes === rule.bufferMinutes && one.modes.join() === rule.modes.join());
    if (same) same.days = [...same.days, day].sort((a, b) => a - b);
    else next.push({ ...rule, days: [day] });
  }
  return next.filter(({ days }, n) => days.length > 0 || rules[n]?.days.length === 0);
}
