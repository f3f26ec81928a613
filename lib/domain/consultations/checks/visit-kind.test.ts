import { describe, expect, it } from "vitest";
import { visitKindOf } from "./visit-kind";

const kind = (lastOn: string | null, on: string, sameCondition: boolean | null = true) => visitKindOf({ lastOn, on, sameCondition });

describe("first visit or follow-up", () => {
  it.each([
    ["2026-05-15", "2026-11-15", "follow_up"],
    ["2026-05-15", "2026-11-16", "first"],
    ["2026-05-15", "2026-05-15", "follow_up"],
    ["2026-12-10", "2027-06-10", "follow_up"],
    ["2026-12-10", "2027-06-11", "first"],
    // September has 30 days: a visit of 31 March can be followed until the 30th.
    ["2026-03-31", "2026-09-30", "follow_up"],
    ["2026-03-31", "2026-10-01", "first"],
    // February, in a common year and in a leap year.
    ["2026-08-31", "2027-02-28", "follow_up"],
    ["2026-08-31", "2027-03-01", "first"],
    ["2027-08-31", "2028-02-29", "follow_up"],
    ["2027-08-31", "2028-03-01", "first"],
    ["2027-08-29", "2028-02-29", "follow_up"],
    ["2028-02-29", "2028-08-29", "follow_up"],
    ["2028-02-29", "2028-08-30", "first"],
  ] as const)("after a visit on %s, one on %s for the same condition is: %s", (lastOn, on, expected) => expect(kind(lastOn, on)).toBe(expected));

  it("is a first visit without an earlier one, for another condition, and while the doctor has not said which", () => {
    expect([kind(null, "2026-11-15"), kind("2026-11-01", "2026-11-15", false), kind("2026-11-01", "2026-11-15", null)]).toEqual(["first", "first", "first"]);
  });
});
