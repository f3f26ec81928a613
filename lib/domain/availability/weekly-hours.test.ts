import { describe, expect, it } from "vitest";
import { MOST_SLOTS, planHours, readHours } from "./weekly-hours";

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
