import { describe, expect, it } from "vitest";
import { decide, lacksForNoShow, waited } from "./decide";
import { figuresOf, type StayTrace, weigh } from "./evidence";

/* A visit from 10:00 to 10:30, with ten minutes of grace. Times are written as on the clock. */

const at = (time: string) => new Date(`2026-12-01T${time.length === 5 ? `${time}:00` : time}Z`);
const booked = { status: "scheduled", startsAt: at("10:00"), endsAt: at("10:30"), startedAt: null, hasRecord: false } as const;
const running = { ...booked, status: "in_progress", startedAt: at("10:02") } as const;
const GRACE = 600;

/** Stays, as `patient 10:00-10:20`; without an end they have not ended. */
const stays = (text: string): StayTrace[] =>
  text.split(", ").filter(Boolean).map((one) => {
    const [role, times] = one.split(" ") as ["patient" | "doctor", string];
    const [from, to] = times.split("-");
    return { role, joinedAt: at(from!), leftAt: to ? at(to) : null };
  });
const evidence = (visit: typeof booked | typeof running, there: string, now: string, wrote: { role: "patient" | "doctor"; firstAt: Date; lastAt: Date }[] = []) =>
  weigh(visit, { stays: stays(there), messages: wrote }, at(now));
const outcome = (visit: typeof booked | typeof running | (Omit<typeof booked, "hasRecord"> & { hasRecord: boolean }), there: string, now: string, delayMinutes?: number | null) =>
  decide(visit, weigh(visit, { stays: stays(there), messages: [] }, at(now)), { now: at(now), graceSeconds: GRACE, delayMinutes });

describe("a booked visit that nobody started", () => {
  it.each([
    ["nobody came, before the grace is over", "", "10:39:59", { kind: "wait" }],
    ["nobody came", "", "10:40", { kind: "no_show", by: "both", reason: "nobody_came" }],
    ["only the patient came, for a second", "patient 10:00-10:00:01", "10:40", { kind: "no_show", by: "doctor", reason: "doctor_absent" }],
    ["only the patient came, and left before the time", "patient 09:51-09:55", "10:40", { kind: "no_show", by: "doctor", reason: "doctor_absent" }],
    ["the patient came, and the doctor looked in only before the time", "patient 10:00-10:20, doctor 09:51-09:59:59", "10:40", { kind: "no_show", by: "doctor", reason: "doctor_absent" }],
    ["the doctor looked in only before the time, and nobody else", "doctor 09:51-09:55", "10:40", { kind: "no_show", by: "both", reason: "nobody_came" }],
    ["the doctor waited exactly the grace", "doctor 10:00-10:10", "10:40", { kind: "no_show", by: "patient", reason: "patient_absent" }],
    ["the doctor waited a second less", "doctor 10:00-10:09:59", "10:40", { kind: "open", mark: "short_wait" }],
    ["the doctor waited before the time, which does not count", "doctor 09:50-10:09", "10:40", { kind: "open", mark: "short_wait" }],
    ["the doctor waited in two parts", "doctor 10:00-10:06, doctor 10:08-10:12", "10:40", { kind: "no_show", by: "patient", reason: "patient_absent" }],
    ["two windows of the doctor are one wait", "doctor 10:00-10:06, doctor 10:00-10:06", "10:40", { kind: "open", mark: "short_wait" }],
    ["both came, one after the other", "patient 10:00-10:15, doctor 10:15-10:30", "10:40", { kind: "open", mark: "not_together" }],
    ["the patient left before the time, and the doctor waited", "patient 09:51-09:55, doctor 10:00-10:30", "10:40", { kind: "open", mark: "not_together" }],
    ["they were together for a second less than a minute", "patient 10:00-10:10:59, doctor 10:10-10:20", "10:40", { kind: "open", mark: "not_together" }],
    ["they were together for a minute", "patient 10:00-10:11, doctor 10:10-10:20", "10:40", { kind: "completed", startedAt: at("10:10"), completedAt: at("10:11") }],
    ["they met in two parts", "patient 10:00-10:20, doctor 10:05-10:06, doctor 10:10-10:20", "10:40", { kind: "completed", startedAt: at("10:05"), completedAt: at("10:20") }],
    ["they met late, and the grace counts from when they left", "patient 10:00-10:35, doctor 10:30-10:35", "10:44:59", { kind: "wait" }],
    ["the same, a second later", "patient 10:00-10:35, doctor 10:30-10:35", "10:45", { kind: "completed", startedAt: at("10:30"), completedAt: at("10:35") }],
    ["somebody is still there", "patient 10:00", "11:30", { kind: "wait" }],
    ["a stay without an end outlives the room, so its end was lost", "patient 10:00", "11:31", { kind: "no_show", by: "doctor", reason: "doctor_absent" }],
    ["the wait of a doctor whose end was lost is not known", "doctor 10:00", "11:31", { kind: "open", mark: "short_wait" }],
  ] as const)("%s", (_, there, now, expected) => {
    expect(outcome(booked, there, now)).toEqual(expected);
  });

  it("stays open if its doctor has written something into the record, unless the two met", () => {
    expect(outcome({ ...booked, hasRecord: true }, "", "10:40")).toEqual({ kind: "open", mark: "written" });
    expect(outcome({ ...booked, hasRecord: true }, "patient 10:00-10:20, doctor 10:00-10:20", "10:40")).toMatchObject({ kind: "completed" });
  });

  it("waits as much longer as the doctor said to be late, and through a pause until the room is closed", () => {
    expect([outcome(booked, "", "11:09:59", 30).kind, outcome(booked, "", "11:10", 30).kind]).toEqual(["wait", "no_show"]);
    expect([outcome(booked, "", "11:39:59", null).kind, outcome(booked, "", "11:40", null).kind]).toEqual(["wait", "no_show"]);
    expect(outcome(booked, "", "11:40", 240).kind).toBe("no_show");
  });
});

describe("a visit that is under way", () => {
  it.each([
    ["is not closed before its end", "", "10:29", { kind: "wait" }],
    ["is not closed within the hour after its end", "", "11:29:59", { kind: "wait" }],
    ["is closed after that as what is known", "", "11:30", { kind: "completed", startedAt: at("10:02"), completedAt: at("10:30") }],
    ["is not closed while somebody is there", "doctor 10:00", "15:00", { kind: "wait" }],
    ["is closed an hour after the last one left, at the time they left", "doctor 10:00-11:20, patient 10:01-11:10", "12:20", { kind: "completed", startedAt: at("10:02"), completedAt: at("11:20") }],
    ["is not closed a second before that", "doctor 10:00-11:20, patient 10:01-11:10", "12:19:59", { kind: "wait" }],
    ["is closed half a day later, if the end of a stay was lost", "doctor 10:00", "22:30", { kind: "completed", startedAt: at("10:02"), completedAt: at("10:02") }],
  ] as const)("%s", (_, there, now, expected) => {
    expect(outcome(running, there, now)).toEqual(expected);
  });
  it("counts the hour from the start, if it was started late", () => {
    expect(decide({ ...running, startedAt: at("11:15") }, evidence(running, "", "11:40"), { now: at("11:40"), graceSeconds: GRACE })).toEqual({ kind: "wait" });
  });
  it("is left alone once it is closed", () => {
    for (const status of ["completed", "cancelled", "no_show", "expired", "pending_payment"] as const) expect(decide({ ...booked, status }, evidence(booked, "", "20:00"), { now: at("20:00"), graceSeconds: GRACE })).toEqual({ kind: "wait" });
  });
});

describe("what a doctor lacks to say that the patient did not come", () => {
  it.each([
    ["before the time", "doctor 09:50", "09:59:59", "time"],
    ["at the time, after waiting before it", "doctor 09:50", "10:00", "wait"],
    ["a second too early", "doctor 09:58", "10:09:59", "wait"],
    ["after the grace", "doctor 09:58", "10:10", undefined],
    ["after a hole, which does not count", "doctor 10:00-10:05, doctor 10:06", "10:10:59", "wait"],
    ["after a hole and the rest", "doctor 10:00-10:05, doctor 10:06", "10:11", undefined],
    ["if the patient is there", "doctor 10:00, patient 10:09", "10:10", "absence"],
    ["if the patient was there before the time", "doctor 10:00, patient 09:51-09:52", "10:30", "absence"],
    ["without having been there", "", "10:30", "wait"],
  ] as const)("%s", (_, there, now, expected) => {
    expect(lacksForNoShow(booked, evidence(booked, there, now), { now: at(now), graceSeconds: GRACE })).toBe(expected);
  });
  it("a message of the patient in the room is a sign of the patient", () => {
    const wrote = evidence(booked, "doctor 10:00", "10:20", [{ role: "patient", firstAt: at("10:03"), lastAt: at("10:03") }]);
    expect(lacksForNoShow(booked, wrote, { now: at("10:20"), graceSeconds: GRACE })).toBe("absence");
  });
});

it("counts who was there for how long, alone and together", () => {
  const seen = evidence(booked, "patient 10:02-10:11, patient 10:11:20-10:24, doctor 10:05-10:24", "10:30");
  expect(figuresOf(seen)).toEqual({ patientSeconds: 1300, doctorSeconds: 1140, togetherSeconds: 1120, patientAloneSeconds: 180, doctorAloneSeconds: 20 });
  expect(waited(seen, at("10:10"))).toBe(840);
  expect([seen.patient.firstAt, seen.patient.lastAt]).toEqual([at("10:02"), at("10:24")]);
});
