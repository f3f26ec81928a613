import { describe, expect, it } from "vitest";
import { haveSameClock } from "./same-clock";
import { firstDayShown } from "./shown-days";

describe("the days shown", () => {
  it("are the two weeks, counted from today, in which the date lies", () => {
    expect(firstDayShown("2026-11-24", "2026-11-24")).toBe("2026-11-24");
    expect(firstDayShown("2026-12-07", "2026-11-24")).toBe("2026-11-24");
    expect(firstDayShown("2026-12-08", "2026-11-24")).toBe("2026-12-08");
  });

  it("never begin before today", () => {
    expect(firstDayShown("2026-11-01", "2026-11-24")).toBe("2026-11-24");
  });
});

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
