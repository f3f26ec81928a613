import { describe, expect, it } from "vitest";
import { haveSameClock } from "./same-clock";

describe("two zones", () => {
  const at = "2026-11-24T04:00:00Z";

  it("have the same clock under different names", () => {
    expect(haveSameClock("Asia/Calcutta", "Asia/Kolkata", at)).toBe(true);
    expect(haveSameClock("Europe/London", "Asia/Kolkata", at)).toBe(false);
  });

  it("differ if one of them changes its clocks within the days shown", () => {
    // Both at UTC+0 until London goes forward on 28 March.
    expect(haveSameClock("Europe/London", "Africa/Abidjan", "2027-03-20T12:00:00Z")).toBe(false);
    expect(haveSameClock("Europe/London", "Africa/Abidjan", "2027-01-20T12:00:00Z")).toBe(true);
  });
});
