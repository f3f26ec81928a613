import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketsOf, periodBefore, periodOf } from "./period";

const now = new Date("2026-11-24T06:00:00Z");
const zones = ["Asia/Kolkata", "America/New_York", "Europe/London", "America/Santiago", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
const hours = (range: { from: Date; to: Date }) => (range.to.getTime() - range.from.getTime()) / 3_600_000;

describe("the period asked about", () => {
  it("is the last 30 dates up to now by default", () => {
    const period = periodOf({ timeZone: "Asia/Kolkata" }, now);
    expect([period.from.toISOString(), period.to]).toEqual(["2026-10-25T18:30:00.000Z", now]);
  });

  it("includes a date from its first moment to its last, in the zone of the period", () => {
    const period = periodOf({ from: "2026-03-08", to: "2026-03-08", timeZone: "America/New_York" }, now);
    expect([period.from.toISOString(), hours(period)]).toEqual(["2026-03-08T05:00:00.000Z", 23]);
  });

  it("is refused if it is empty, ends before it starts, or is longer than two years", () => {
    const refused = (from: string, to: string) => expect(() => periodOf({ from, to, timeZone: "UTC" }, now));
    refused("2026-02-01", "2026-01-01").toThrow(expect.objectContaining({ code: "invalid_input", fields: { to: [expect.any(Object)] } }));
    expect(() => periodOf({ from: now, to: now, timeZone: "UTC" }, now)).toThrow();
    refused("2024-01-01", "2026-01-05").toThrow(expect.objectContaining({ fields: { from: [expect.any(Object)] } }));
    refused("2024-01-01", "2025-12-31").not.toThrow();
  });
});

describe("the period before", () => {
  it("has as many dates, and ends at the same time of day", () => {
    const before = periodBefore(periodOf({ timeZone: "Asia/Kolkata" }, now));
    expect([before.from.toISOString(), before.to.toISOString()]).toEqual(["2026-09-25T18:30:00.000Z", "2026-10-25T06:00:00.000Z"]);
  });

  it("of whole dates is the whole dates before, even if clocks change", () => {
    const before = periodBefore(periodOf({ from: "2026-03-08", to: "2026-03-14", timeZone: "America/New_York" }, now));
    expect(before).toEqual(periodOf({ from: "2026-03-01", to: "2026-03-07", timeZone: "America/New_York" }, now));
  });
});

describe("buckets", () => {
  it("are days of 23 and 25 hours when clocks change, and leave out a date that a zone skipped", () => {
    const days = bucketsOf(periodOf({ from: "2026-03-07", to: "2026-03-09", timeZone: "America/New_York" }, now), "day");
    expect(days.map(hours)).toEqual([24, 23, 24]);
    expect(bucketsOf(periodOf({ from: "2026-11-01", to: "2026-11-01", timeZone: "America/New_York" }, now), "day").map(hours)).toEqual([25]);
    const apia = bucketsOf(periodOf({ from: "2011-12-29", to: "2011-12-31", timeZone: "Pacific/Apia" }, now), "day");
    expect(apia.map(({ startsOn }) => startsOn)).toEqual(["2011-12-29", "2011-12-31"]);
  });

  it("say whether they are partial, and on which date the whole bucket begins", () => {
    const weeks = bucketsOf(periodOf({ from: "2026-11-04", to: "2026-11-16", timeZone: "Asia/Kolkata" }, now), "week");
    expect(weeks.map(({ startsOn, isPartial }) => [startsOn, isPartial])).toEqual([["2026-11-02", true], ["2026-11-09", false], ["2026-11-16", true]]);
    const months = bucketsOf(periodOf({ from: "2025-12-31", to: "2026-03-01", timeZone: "Asia/Kolkata" }, now), "month");
    expect(months.map(({ startsOn }) => startsOn)).toEqual(["2025-12-01", "2026-01-01", "2026-02-01", "2026-03-01"]);
    expect(months.map(({ isPartial }) => isPartial)).toEqual([true, false, false, true]);
  });

  it("are 400 at most", () => {
    const period = periodOf({ from: "2025-01-01", to: "2026-02-04", timeZone: "UTC" }, now);
    expect(bucketsOf(period, "day")).toHaveLength(400);
    const longer = { ...period, to: new Date(period.to.getTime() + 1) };
    expect(() => bucketsOf(longer, "day")).toThrow(expect.objectContaining({ code: "invalid_input", fields: { interval: [expect.any(Object)] } }));
  });

  it("cover any period exactly once, in any zone", () => {
    const instant = fc.date({ min: new Date("2025-01-01T00:00:00Z"), max: new Date("2026-12-01T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 350 * 86_400_000 }), fc.constantFrom(...zones), fc.constantFrom("day" as const, "week" as const, "month" as const), (from, length, timeZone, interval) => {
        const period = { from, to: new Date(from.getTime() + length), timeZone };
        const buckets = bucketsOf(period, interval);
        expect(buckets[0]!.from).toEqual(period.from);
        expect(buckets.at(-1)!.to).toEqual(period.to);
        for (const [n, bucket] of buckets.entries()) {
          expect(bucket.to > bucket.from).toBe(true);
          if (n > 0) expect(bucket.from).toEqual(buckets[n - 1]!.to);
        }
      }),
      { numRuns: 300 },
    );
  });
});
