import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/clock/dates";
import { localDate, wallTime } from "@/lib/clock/local-day";
import { type HoursRule, minutesOf, plannedSlots, workingTimes } from "./practice-hours";

/** A zone with dates around which its clocks change, or would. */
const places = {
  "Asia/Kolkata": ["2026-03-08", "2026-11-01"],
  "Asia/Kathmandu": ["1986-01-01", "2026-11-01"],
  "America/New_York": ["2026-03-08", "2026-11-01"],
  "Australia/Lord_Howe": ["2026-04-05", "2026-10-04"],
  "Pacific/Apia": ["2011-12-30", "2021-04-04"],
  "Africa/Casablanca": ["2026-02-15", "2026-03-22"],
  "America/Vancouver": ["2026-03-08", "2026-11-01"],
};
const MODES = ["video", "audio", "text"] as const;

const rule: fc.Arbitrary<HoursRule> = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    opensAt: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 5, max: 720 }),
    slotMinutes: fc.integer({ min: 5, max: 240 }),
    bufferMinutes: fc.integer({ min: 0, max: 60 }),
    modes: fc.uniqueArray(fc.constantFrom(...MODES), { minLength: 1 }),
  })
  .map(({ length, ...rest }) => ({ ...rest, closesAt: rest.opensAt + length }));

const practice = fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[])).chain((timeZone) =>
  fc.record({
    timeZone: fc.constant(timeZone),
    change: fc.constantFrom(...places[timeZone]),
    rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
  }),
);

describe("the slots of a practice", () => {
  it("never overlap, never begin at a wall time that is skipped, and take a doubled hour once", () => {
    fc.assert(
      fc.property(practice, fc.array(fc.record({ kind: fc.constantFrom("leave", "extra"), day: fc.integer({ min: -2, max: 2 }), from: fc.integer({ min: 0, max: 1200 }), length: fc.integer({ min: 10, max: 239 }) }), { maxLength: 3 }), ({ timeZone, change, rules }, wild) => {
        const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
        const exceptions = wild.map(({ kind, day, from, length }) => ({ kind: kind as "leave" | "extra", from: `${addDays(change, day)}T${clock(from)}`, to: `${addDays(change, day)}T${clock(from + length)}`, slotMinutes: kind === "extra" ? 10 : null }));
        const slots = plannedSlots({ rules, exceptions, timeZone, from: addDays(change, -3), to: addDays(change, 3) });
        const shown = new Set<string>();
        slots.forEach(({ startsAt, endsAt }, n) => {
          if (n > 0) expect(startsAt.getTime()).toBeGreaterThanOrEqual(slots[n - 1]!.endsAt.getTime());
          const wall = wallTime(startsAt, timeZone);
          expect(shown.has(wall)).toBe(false);
          shown.add(wall);
          // The wall time is one that the hours name: a time that the clocks skip is shown by no instant.
          const minutes = minutesOf(wall.slice(11));
          const isNamed = rules.some((one) => [0, 1440].some((past) => {
            const start = minutes + past - one.opensAt;
            return start >= 0 && start % (one.slotMinutes + one.bufferMinutes) === 0 && minutes + past + one.slotMinutes <= one.closesAt;
          }));
          const isExtra = exceptions.some(({ kind, from, to }) => kind === "extra" && wall >= from && wall < to);
          expect(isNamed || isExtra).toBe(true);
          expect(endsAt > startsAt).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("lie within the working times", () => {
    fc.assert(
      fc.property(practice, ({ timeZone, change, rules }) => {
        const hours = { rules, exceptions: [], timeZone, from: addDays(change, -2), to: addDays(change, 2) };
        const times = workingTimes(hours);
        for (const { startsAt, endsAt } of plannedSlots(hours)) expect(times.some(({ from, to }) => startsAt >= from && endsAt <= to)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

const nine = { days: [1, 2, 3, 4, 5, 6, 7], opensAt: 540, closesAt: 660, slotMinutes: 30, bufferMinutes: 10, modes: ["video"] as const };
const walls = (more: Partial<Parameters<typeof plannedSlots>[0]>) => {
  const timeZone = more.timeZone ?? "Asia/Kolkata";
  return plannedSlots({ rules: [nine], exceptions: [], from: "2026-12-07", to: "2026-12-08", ...more, timeZone }).map(({ startsAt }) => wallTime(startsAt, timeZone));
};

describe("buffers, leave and extra hours", () => {
  it("leaves the buffer between two slots", () => {
    expect(walls({ to: "2026-12-07", from: "2026-12-08" })).toEqual(["2026-12-07T09:00", "2026-12-07T09:40", "2026-12-07T10:20"]);
  });

  it("takes every slot out that a leave touches", () => {
    expect(walls({ from: "2026-12-08", exceptions: [{ kind: "leave", from: "2026-12-08T09:20", to: "2026-12-08T09:50" }] }).filter((wall) => wall.startsWith("2026-12-08"))).toEqual(["2026-12-08T10:20"]);
  });

  it("lets the later of leave and extra hours win", () => {
    const leave = { kind: "leave" as const, from: "2026-12-08T00:00", to: "2026-12-09T00:00" };
    const extra = { kind: "extra" as const, from: "2026-12-08T10:00", to: "2026-12-08T11:00", slotMinutes: 30 };
    const on8th = (exceptions: (typeof leave | typeof extra)[]) => walls({ exceptions }).filter((wall) => wall.startsWith("2026-12-08"));
    expect(on8th([leave, extra])).toEqual(["2026-12-08T10:00", "2026-12-08T10:30"]);
    expect(on8th([extra, leave])).toEqual([]);
  });

  it("can replace a day", () => {
    const exceptions = [{ kind: "extra" as const, from: "2026-12-08T18:00", to: "2026-12-08T19:00", slotMinutes: 60, replacesDay: true }];
    expect(walls({ exceptions }).filter((wall) => wall.startsWith("2026-12-08"))).toEqual(["2026-12-08T18:00"]);
  });

  it("has nothing on a date that the zone skipped", () => {
    const slots = plannedSlots({ rules: [nine], exceptions: [], timeZone: "Pacific/Apia", from: "2011-12-29", to: "2011-12-31" });
    expect([...new Set(slots.map(({ startsAt }) => localDate(startsAt, "Pacific/Apia")))]).toEqual(["2011-12-28", "2011-12-29", "2011-12-31"]);
  });
});
