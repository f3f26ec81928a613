import { describe, expect, it } from "vitest";
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
