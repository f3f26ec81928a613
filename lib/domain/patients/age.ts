/** How old somebody is: whole years, the months since the last birthday, and the days since then. */
export interface Age {
  years: number;
  /** Null if only the years are known, because they were told. */
  months: number | null;
  days: number | null;
}

export type AgeUnit = "years" | "months" | "days";

/**
 * The age on a date; both dates are local, YYYY-MM-DD. Somebody born on a 31st is a month older on the last day of a shorter
 * month. A date before the birth, which another zone can bring about, counts as the day of birth.
 */
export function ageOn(date: string, birth: string): Age {
  if (date < birth) return { years: 0, months: 0, days: 0 };
  const [year, month, day] = parts(date);
  const [bornYear, bornMonth, bornDay] = parts(birth);
  const birthdayOf = (y: number, m: number) => Math.min(bornDay, lengthOf(y, m));
  const isFullMonth = day >= birthdayOf(year, month);
  const months = (year - bornYear) * 12 + month - bornMonth - (isFullMonth ? 0 : 1);
  const [y, m] = isFullMonth ? [year, month] : month === 1 ? [year - 1, 12] : [year, month - 1];
  const days = isFullMonth ? day - birthdayOf(year, month) : day + lengthOf(y, m) - birthdayOf(y, m);
  return { years: Math.floor(months / 12), months: months % 12, days };
}

/** An age of which only the years are known. */
export const toldAge = (years: number): Age => ({ years, months: null, days: null });

/**
 * An age as clinicians write it, because doses change fast in the first years: days under a month, months under two years,
 * years and months under five, years from there. Each part is a number with its unit.
 */
export function ageParts({ years, months, days }: Age): (readonly [AgeUnit, number])[] {
  if (months === null || days === null) return [["years", years]];
  if (years === 0 && months === 0) return [["days", days]];
  if (years < 2) return [["months", years * 12 + months]];
  return years < 5 && months > 0 ? [["years", years], ["months", months]] : [["years", years]];
}

/** The age in English, for answers of the API: "8 months". Pages put the parts into words themselves. */
export const ageText = (age: Age) => ageParts(age).map(([unit, count]) => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`).join(" ");

/** An age as answers give it: on a local date, YYYY-MM-DD; null if the date of birth is not known. */
export function ageAnswer(date: string, birth: string | null): (Age & { text: string }) | null {
  if (birth === null) return null;
  const age = ageOn(date, birth);
  return { ...age, text: ageText(age) };
}

const parts = (date: string) => date.split("-").map(Number) as [number, number, number];
const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
