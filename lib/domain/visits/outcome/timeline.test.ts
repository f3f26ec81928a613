import { expect, it } from "vitest";
import { happenings, type Stayed } from "./timeline";

const at = (time: string) => new Date(`2026-12-01T${time.length === 5 ? `${time}:00` : time}Z`);
const stay = (role: "patient" | "doctor", from: string, to?: string, end: "left" | "lost" | "replaced" = "left", accountId: string = role): Stayed => ({ role, accountId, joinedAt: at(from), leftAt: to ? at(to) : null, end: to ? end : null });
const told = (...stays: Stayed[]) => happenings(stays).map(({ at, kind, role, seconds }) => [at.toISOString().slice(11, 19), role, kind, ...(seconds === null ? [] : [seconds])].join(" "));

it("tells comings and goings of both sides in one order", () => {
  expect(told(stay("doctor", "10:05", "10:24"), stay("patient", "10:02", "10:23"))).toEqual(["10:02:00 patient joined", "10:05:00 doctor joined", "10:23:00 patient left", "10:24:00 doctor left"]);
});

it("tells a lost connection that came back in one line, and one that did not as lost", () => {
  expect(told(stay("patient", "10:02", "10:11", "lost"), stay("patient", "10:11:20", "10:20", "lost"))).toEqual(["10:02:00 patient joined", "10:11:00 patient lostFor 20", "10:20:00 patient lost"]);
  expect(told(stay("patient", "10:00", "10:01", "lost"), stay("patient", "10:06", "10:07"))).toEqual(["10:00:00 patient joined", "10:01:00 patient lostFor 300", "10:07:00 patient left"]);
  expect(told(stay("patient", "10:00", "10:01", "lost"), stay("patient", "10:06:01"))).toEqual(["10:00:00 patient joined", "10:01:00 patient lost", "10:06:01 patient back"]);
});

it("does not tell a reload or a second window, but an absence", () => {
  expect(told(stay("doctor", "10:00", "10:01"), stay("doctor", "10:01:04", "10:05", "replaced"), stay("doctor", "10:05"))).toEqual(["10:00:00 doctor joined"]);
  expect(told(stay("doctor", "10:00", "10:01"), stay("doctor", "10:01:05"))).toEqual(["10:00:00 doctor joined", "10:01:00 doctor left", "10:01:05 doctor back"]);
});

it("tells two carers of one patient apart", () => {
  expect(told(stay("patient", "10:00", "10:05", "replaced", "mother"), stay("patient", "10:05", "10:10", "left", "father"))).toEqual([
    "10:00:00 patient joined", "10:05:00 patient left", "10:05:00 patient joined", "10:10:00 patient left",
  ]);
});
