import { describe, expect, it } from "vitest";
import { expandHours } from "./weekly-hours";

const week = { from: "2026-11-02", to: "2026-11-08", weekdays: [1, 3], opensAt: 600, closesAt: 720, slotMinutes: 30, timeZone: "Asia/Kolkata" };

describe("expandHours", () => {
  it("offers each slot of each chosen weekday in the doctor's zone", () => {
    const slots = expandHours(week);
    expect(slots).toHaveLength(8);
    expect(slots[0]).toEqual({ startsAt: new Date("2026-11-02T04:30:00Z"), endsAt: new Date("2026-11-02T05:00:00Z") });
    expect(slots[4]?.startsAt).toEqual(new Date("2026-11-04T04:30:00Z"));
  });

  it("leaves out breaks and slots that do not fit before closing", () => {
    const slots = expandHours({ ...week, weekdays: [1], closesAt: 735, breaks: [{ from: 630, to: 650 }] });
    expect(slots.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual(["04:30", "05:30", "06:00"]);
  });

  it("keeps wall time across a change of clocks: skips times that do not exist and repeats none", () => {
    const night = { ...week, weekdays: [7], opensAt: 60, closesAt: 240, slotMinutes: 60, timeZone: "America/New_York" };
    const forward = expandHours({ ...night, from: "2026-03-08", to: "2026-03-08" });
    expect(forward.map(({ startsAt }) => startsAt.toISOString())).toEqual(["2026-03-08T06:00:00.000Z", "2026-03-08T07:00:00.000Z"]);
    const back = expandHours({ ...night, from: "2026-11-01", to: "2026-11-01" });
    for (const [n, slot] of back.entries()) if (n > 0) expect(slot.startsAt >= back[n - 1]!.endsAt).toBe(true);
  });
});
