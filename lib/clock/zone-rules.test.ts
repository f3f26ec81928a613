import { describe, expect, it } from "vitest";
import { formatInstant, zoneLabel, zoneTitle } from "./format-instant";
import { localDate, localDay, wallTime } from "./local-day";
import { offsetAt, presentZoneName, presentZoneNames, spelledZone, zoneNames, zoneRelease } from "./zone-rules";

const HOUR = 3_600_000;

/** Hours from UTC in July and December 2026, written by hand from the tz database 2026f. */
const law = [
  ["America/Winnipeg", -5, -5],
  ["America/Inuvik", -6, -6],
  ["America/Edmonton", -6, -6],
  ["America/Vancouver", -7, -7],
  ["Africa/Casablanca", 1, 0],
  ["America/Havana", -4, -4],
  ["Asia/Kathmandu", 5.75, 5.75],
  ["Pacific/Apia", 13, 13],
  ["Asia/Kolkata", 5.5, 5.5],
  ["Europe/London", 1, 0],
] as const;

describe("the product's zone rules", () => {
  it("are of 2026f or later, whatever release Node has", () => {
    expect(zoneRelease() >= "2026f").toBe(true);
  });

  it.each(law)("follow the law in %s", (zone, july, december) => {
    expect(offsetAt(Date.parse("2026-07-15T12:00:00Z"), zone)).toBe(july * HOUR);
    expect(offsetAt(Date.parse("2026-12-15T12:00:00Z"), zone)).toBe(december * HOUR);
  });

  it("cut days and write times by them, whatever Node's rules say", () => {
    const at = new Date("2026-12-10T06:00:00Z");
    expect(wallTime(at, "America/Winnipeg")).toBe("2026-12-10T01:00");
    expect(formatInstant(at, { timeZone: "America/Winnipeg", format: "time", zone: true })).toBe("1:00\u00a0am GMT-5");
    expect(localDate(new Date("2026-12-10T05:30:00Z"), "America/Winnipeg")).toBe("2026-12-10");
    expect(localDay("2026-12-10", "America/Winnipeg").from).toEqual(new Date("2026-12-10T05:00:00Z"));
    expect(localDate(new Date("2026-12-11T06:30:00Z"), "America/Edmonton")).toBe("2026-12-11");
  });

  it("give a zone by any of its names, and its present name", () => {
    const at = Date.parse("2026-12-15T12:00:00Z");
    const pairs = [
      ["Asia/Calcutta", "Asia/Kolkata"], ["Asia/Katmandu", "Asia/Kathmandu"], ["Asia/Rangoon", "Asia/Yangon"], ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
      ["Europe/Kiev", "Europe/Kyiv"], ["US/Central", "America/Chicago"], ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
    ] as const;
    for (const [old, present] of pairs) {
      expect(presentZoneName(old)).toBe(present);
      expect(offsetAt(at, old)).toBe(offsetAt(at, present));
    }
    expect(spelledZone("aSIA/kOLKATA")).toBe("Asia/Kolkata");
    for (const name of presentZoneNames()) expect(presentZoneName(name)).toBe(name);
    for (const name of Intl.supportedValuesOf("timeZone")) expect(presentZoneNames()).toContain(presentZoneName(name));
  });

  it("bear a name from before, when Node decided what a zone is: it means what it meant", () => {
    expect(offsetAt(Date.parse("2026-12-15T12:00:00Z"), "BST")).toBe(6 * HOUR);
    expect(offsetAt(Date.parse("2026-12-15T12:00:00Z"), "Mars/Olympus")).toBe(0);
  });

  it("hold for the whole time the product takes instants from", () => {
    for (const zone of zoneNames()) {
      for (const year of [1900, 1950, 2000, 2038, 2100, 2200]) expect(Math.abs(offsetAt(Date.UTC(year, 6), zone))).toBeLessThan(16 * HOUR);
    }
    // The changes of clocks go on; they do not end with the last year that 32 bits can hold.
    expect(offsetAt(Date.UTC(2150, 6), "Europe/London")).toBe(HOUR);
    expect(offsetAt(Date.UTC(2150, 0), "Europe/London")).toBe(0);
  });
});

describe("the name of a zone", () => {
  it("is an offset, except where every reader knows the letters", () => {
    const [july, december] = ["2026-07-15T12:00:00Z", "2026-12-15T12:00:00Z"];
    expect([zoneLabel(july, "Asia/Calcutta"), zoneLabel(july, "UTC"), zoneLabel(july, "Europe/London"), zoneLabel(december, "Europe/London")]).toEqual(["IST", "UTC", "GMT+1", "GMT"]);
    expect([zoneLabel(december, "America/Winnipeg"), zoneLabel(december, "Asia/Kathmandu"), zoneLabel(december, "Asia/Jerusalem"), zoneLabel(july, "Europe/Dublin")]).toEqual(["GMT-5", "GMT+5:45", "GMT+2", "GMT+1"]);
  });

  it("is Node's where Node means the same clock, and otherwise the place", () => {
    expect(zoneTitle("2026-12-15T12:00:00Z", "Asia/Kolkata")).toBe("India Standard Time");
    const winnipeg = zoneTitle("2026-12-15T12:00:00Z", "America/Winnipeg");
    expect(["Winnipeg (GMT-5)", "Eastern Standard Time"]).toContain(winnipeg);
  });
});
