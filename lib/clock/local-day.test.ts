import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { addDays } from "./dates";
import { instantOf, localDate, localDay } from "./local-day";
import { offsetAt } from "./zone-rules";

const hours = (date: string, zone: string) => {
  const { from, to } = localDay(date, zone);
  return (to.getTime() - from.getTime()) / 3_600_000;
};

describe("localDay", () => {
  it("is the day as its people live it", () => {
    expect(localDay("2026-11-24", "Asia/Kolkata")).toEqual({ from: new Date("2026-11-23T18:30:00Z"), to: new Date("2026-11-24T18:30:00Z") });
    expect(localDay("2026-11-24", "America/New_York").from).toEqual(new Date("2026-11-24T05:00:00Z"));
    expect(localDay("2026-11-24", "Asia/Kathmandu").from).toEqual(new Date("2026-11-23T18:15:00Z"));
  });

  it("has 23 hours when clocks go forward and 25 when they go back", () => {
    expect(hours("2026-03-08", "America/New_York")).toBe(23);
    expect(hours("2026-11-01", "America/New_York")).toBe(25);
    expect(hours("2026-03-29", "Europe/London")).toBe(23);
    expect(hours("2026-10-25", "Europe/London")).toBe(25);
    expect(hours("2026-04-05", "Australia/Lord_Howe")).toBe(24.5);
  });

  it("begins after midnight where midnight itself is skipped, and is empty where the date is", () => {
    expect(localDay("2018-11-04", "America/Sao_Paulo").from).toEqual(new Date("2018-11-04T03:00:00Z"));
    expect(hours("2011-12-30", "Pacific/Apia")).toBe(0);
  });

  it("finds changes of clocks that lie between two minutes, as they did before zones were whole", () => {
    expect(localDay("1906-01-01", "Asia/Kolkata").from).toEqual(new Date("1905-12-31T18:38:50Z"));
    expect(localDay("1905-12-31", "Asia/Kolkata").to).toEqual(new Date("1905-12-31T18:38:50Z"));
    expect(localDay("1972-01-07", "Africa/Monrovia").from).toEqual(new Date("1972-01-07T00:44:30Z"));
    expect(instantOf("1906-01-01", 0, "Asia/Kolkata")).toBeUndefined();
  });

  it("asks no other rules than the product's, however a zone is spelt", () => {
    const made = vi.spyOn(Intl, "DateTimeFormat");
    for (const spelling of ["asia/colombo", "ASIA/COLOMBO", "aSiA/cOlOmBo"]) expect(localDay("2026-11-24", spelling)).toEqual(localDay("2026-11-24", "Asia/Colombo"));
    expect(made).not.toHaveBeenCalled();
    made.mockRestore();
  });

  it("puts every instant into exactly the day its clocks show", () => {
    const zones = ["Asia/Kolkata", "America/New_York", "Europe/London", "Pacific/Apia", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Cairo", "UTC"];
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2005, 0), max: Date.UTC(2035, 0) }), fc.constantFrom(...zones), (time, zone) => {
        const instant = new Date(time);
        const shown = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(instant);
        const { from, to } = localDay(shown, zone);
        expect(localDate(instant, zone)).toBe(shown);
        expect(instant >= from && instant < to).toBe(true);
        expect(localDay(addDays(shown, 1), zone).from).toEqual(to);
      }),
      { numRuns: 400 },
    );
  });
});

it("knows what clocks showed and will show, as other rules do where the law has not changed since", () => {
  const zones = ["Asia/Kolkata", "Africa/Monrovia", "America/New_York", "Europe/London", "Pacific/Apia", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Kwajalein", "UTC"];
  const shown = new Map(
    zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" })]),
  );
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900, 0) / 1000, max: Date.UTC(2200, 0) / 1000 }), fc.constantFrom(...zones), (seconds, zone) => {
      const wall = new Date(seconds * 1000 + offsetAt(seconds * 1000, zone));
      expect(wall.toISOString().slice(0, 19).replace("T", " ")).toBe(shown.get(zone)!.format(seconds * 1000));
    }),
    { numRuns: 1000 },
  );
});

describe("instantOf", () => {
  it("finds wall times, the first of two, and none where clocks skip it", () => {
    expect(instantOf("2026-07-01", 9 * 60, "Europe/London")).toEqual(new Date("2026-07-01T08:00:00Z"));
    expect(instantOf("2026-11-01", 90, "America/New_York")).toEqual(new Date("2026-11-01T05:30:00Z"));
    expect(instantOf("2026-03-08", 150, "America/New_York")).toBeUndefined();
  });

  it("is the first of all instants that show the wall time, around every change of clocks", () => {
    const changes = [
      ["America/New_York", "2026-11-01"], ["America/New_York", "2026-03-08"], ["Europe/London", "2026-10-25"], ["Europe/London", "2026-03-29"],
      ["Australia/Lord_Howe", "2026-04-05"], ["Australia/Lord_Howe", "2026-10-04"], ["America/Havana", "2025-11-02"], ["Africa/Cairo", "2026-10-29"],
      ["America/Sao_Paulo", "2018-02-17"], ["America/Sao_Paulo", "2018-11-04"], ["Pacific/Apia", "2011-12-30"], ["Asia/Kolkata", "2026-11-01"],
    ] as const;
    for (const [zone, date] of changes) {
      const first = new Map<string, number>();
      const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
      const noon = Date.parse(`${date}T12:00:00Z`);
      for (let instant = noon - 40 * 3_600_000; instant < noon + 40 * 3_600_000; instant += 60_000) {
        const wall = shown.format(instant);
        if (!first.has(wall)) first.set(wall, instant);
      }
      for (let minutes = 0; minutes < 1440; minutes++) {
        const wall = `${date} ${new Date(minutes * 60_000).toISOString().slice(11, 16)}`;
        expect(instantOf(date, minutes, zone)?.getTime(), `${wall} ${zone}`).toBe(first.get(wall));
      }
    }
  });
});
