import { describe, expect, it } from "vitest";
import { wallTime } from "@/lib/clock/local-day";
import { MOST_SLOTS, planHours, readHours } from "./typed-hours";

const typed = { from: "2030-01-07", to: "2030-01-11", days: ["1", "2", "3", "4", "5"], opens: "09:00", closes: "12:00", breakFrom: "", breakTo: "", minutes: "30" };
const zone = "Asia/Kolkata";
const early = new Date("2029-12-01T00:00:00Z");
const hours = (more: object = {}) => readHours({ ...typed, ...more }, zone).hours!;
const errors = (more: object) => Object.keys(readHours({ ...typed, ...more }, zone).fields ?? {});

describe("readHours", () => {
  it("reads a form, and ignores empty fields", () => {
    expect(hours({ breakFrom: "10:30", breakTo: "11:00" })).toEqual({
      from: "2030-01-07", to: "2030-01-11", weekdays: [1, 2, 3, 4, 5], opensAt: 540, closesAt: 720,
      breaks: [{ from: 630, to: 660 }], slotMinutes: 30, timeZone: zone,
    });
  });

  it("names the field that is wrong", () => {
    expect(errors({ to: "2030-01-06" })).toEqual(["to"]);
    expect(errors({ to: "2030-04-06" })).toEqual(["to"]);
    expect(errors({ from: "2030-02-30" })).toEqual(["from"]);
    expect(errors({ from: "soon", to: "" })).toEqual(["from", "to"]);
    expect(errors({ opens: "", closes: "noon", minutes: "half an hour" })).toEqual(["opens", "closes", "minutes"]);
    expect(errors({ days: [] })).toEqual(["days"]);
    expect(errors({ closes: "08:00" })).toEqual(["closes"]);
    expect(errors({ closes: "24:00" })).toEqual(["closes"]);
    expect(errors({ minutes: "200" })).toEqual(["minutes"]);
    expect(errors({ minutes: "4" })).toEqual(["minutes"]);
    expect(errors({ breakFrom: "10:00" })).toEqual(["breakTo"]);
    expect(errors({ secondBreakTo: "10:00" })).toEqual(["secondBreakFrom"]);
    expect(errors({ breakFrom: "11:00", breakTo: "10:00" })).toEqual(["breakTo"]);
  });
});

describe("hours that reach midnight", () => {
  it("end at 00:00 or after it, and count on", () => {
    expect(hours({ opens: "20:00", closes: "00:00" })).toMatchObject({ opensAt: 1200, closesAt: 1440 });
    expect(hours({ opens: "22:00", closes: "02:00" })).toMatchObject({ opensAt: 1320, closesAt: 1560 });
    expect(hours({ opens: "00:00", closes: "00:00" })).toMatchObject({ opensAt: 0, closesAt: 1440 });
    expect(hours({ opens: "22:00", closes: "02:00", breakFrom: "23:30", breakTo: "00:00", secondBreakFrom: "00:30", secondBreakTo: "01:00" }).breaks).toEqual([{ from: 1410, to: 1440 }, { from: 1470, to: 1500 }]);
  });

  it("are no slip: an end hours before the start is refused, and so is a break that ends before it begins", () => {
    expect(errors({ opens: "09:00", closes: "05:00" })).toEqual(["closes"]);
    expect(errors({ opens: "09:00", closes: "09:00" })).toEqual(["closes"]);
    expect(errors({ opens: "22:00", closes: "02:00", breakFrom: "01:00", breakTo: "23:00" })).toEqual(["breakTo"]);
    expect(errors({ opens: "22:00", closes: "02:00", minutes: "240" })).toEqual([]);
    expect(errors({ opens: "23:00", closes: "02:00", minutes: "240" })).toEqual(["minutes"]);
  });

  it("offer slots up to midnight and across it, each under the evening's day of the week", () => {
    const starts = (more: object) => planHours(hours({ to: "2030-01-07", days: ["1"], ...more }), [], early).slots.map(({ startsAt }) => wallTime(startsAt, zone));
    expect(starts({ opens: "23:00", closes: "00:00" })).toEqual(["2030-01-07T23:00", "2030-01-07T23:30"]);
    expect(starts({ opens: "22:00", closes: "02:00", minutes: "60" })).toEqual(["2030-01-07T22:00", "2030-01-07T23:00", "2030-01-08T00:00", "2030-01-08T01:00"]);
    expect(starts({ opens: "23:15", closes: "00:45", minutes: "45" })).toEqual(["2030-01-07T23:15", "2030-01-08T00:00"]);
    expect(starts({ opens: "23:15", closes: "00:15", minutes: "60" })).toEqual(["2030-01-07T23:15"]);
  });

  it("keep a night whole where not all fit into one go", () => {
    const nights = hours({ to: "2030-03-01", opens: "22:00", closes: "02:00", minutes: "5" }); // 48 a night
    const { fitsUntil } = planHours(nights, [], early);
    expect(fitsUntil).toBe("2030-01-10");
    expect(planHours({ ...nights, to: fitsUntil! }, [], early).slots).toHaveLength(4 * 48);
  });
});

describe("planHours", () => {
  it("leaves out slots that overlap an existing one and slots that have passed, and counts both", () => {
    const existing = [{ startsAt: new Date("2030-01-08T04:45:00Z"), endsAt: new Date("2030-01-08T05:15:00Z") }]; // 10:15 to 10:45
    const plan = planHours(hours(), existing, new Date("2030-01-07T05:00:00Z")); // 10:30 on the first day
    expect(plan).toMatchObject({ overlapping: 2, passed: 4 });
    expect(plan.slots).toHaveLength(30 - 6);
    expect(plan.fitsUntil).toBeUndefined();
  });

  it("keeps a slot that only touches another", () => {
    const existing = [{ startsAt: new Date("2030-01-07T03:00:00Z"), endsAt: new Date("2030-01-07T03:30:00Z") }]; // ends at 9:00
    expect(planHours(hours(), existing, early).overlapping).toBe(0);
  });

  it("says up to which date whole days fit into one request", () => {
    const many = hours({ to: "2030-03-01", minutes: "5" }); // 36 a day
    const plan = planHours(many, [], early);
    expect(plan.fitsUntil).toBe("2030-01-11");
    expect(planHours({ ...many, to: plan.fitsUntil! }, [], early).slots.length).toBeLessThanOrEqual(MOST_SLOTS);
    const wholeDay = { ...hours({ minutes: "5" }), opensAt: 0, closesAt: 1439 };
    expect(planHours(wholeDay, [], early)).toMatchObject({ fitsUntil: undefined });
    expect(planHours(wholeDay, [], early).slots.length).toBeGreaterThan(MOST_SLOTS);
  });
});
