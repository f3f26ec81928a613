import fc from "fast-check";
import { expect, it } from "vitest";
import { ageOn, ageParts, ageText, toldAge } from "./age";

it.each([
  ["2026-11-30", "2026-11-30", "0 days"],
  ["2026-11-30", "2026-11-29", "1 day"],
  ["2026-11-30", "2026-11-01", "29 days"],
  ["2026-11-30", "2026-10-31", "1 month"],
  ["2026-11-30", "2026-10-30", "1 month"],
  ["2026-12-01", "2026-12-31", "0 days"],
  ["2027-02-28", "2027-01-31", "1 month"],
  ["2027-02-27", "2027-01-31", "27 days"],
  ["2026-11-30", "2026-03-30", "8 months"],
  ["2026-11-30", "2026-03-31", "8 months"],
  ["2026-11-29", "2026-03-30", "7 months"],
  ["2026-11-30", "2025-11-30", "12 months"],
  ["2026-11-30", "2024-12-01", "23 months"],
  ["2026-11-30", "2024-11-30", "2 years"],
  ["2026-11-30", "2024-10-30", "2 years 1 month"],
  ["2026-11-30", "2022-07-15", "4 years 4 months"],
  ["2026-11-30", "2021-12-01", "4 years 11 months"],
  ["2026-11-30", "2021-11-30", "5 years"],
  ["2026-11-30", "2021-01-01", "5 years"],
  ["2026-11-23", "1990-11-24", "35 years"],
  ["2026-11-24", "1990-11-24", "36 years"],
  ["2027-02-28", "2024-02-29", "3 years"],
  ["2027-02-27", "2024-02-29", "2 years 11 months"],
  ["2026-01-05", "2025-12-20", "16 days"],
])("on %s somebody born on %s is %s", (date, birth, text) => {
  expect(ageText(ageOn(date, birth))).toBe(text);
});

it("an age that was told is in years", () => {
  expect([ageText(toldAge(3)), ageText(toldAge(1)), ageParts(toldAge(0))]).toEqual(["3 years", "1 year", [["years", 0]]]);
});

it("never falls from one day to the next, and each part is a whole number that is not negative", () => {
  const day = (n: number) => new Date(Date.UTC(2000, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
  const weight = ({ years, months, days }: ReturnType<typeof ageOn>) => years * 10_000 + months! * 100 + days!;
  fc.assert(fc.property(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 0, max: 9000 }), (born, age) => {
    const [before, after] = [ageOn(day(born + age), day(born)), ageOn(day(born + age + 1), day(born))];
    expect(weight(after)).toBeGreaterThan(weight(before));
    expect(before.months).toBeLessThan(12);
    expect(before.days).toBeLessThan(31);
    expect(Math.min(before.years, before.months!, before.days!)).toBeGreaterThanOrEqual(0);
  }));
});
