import { describe, expect, it } from "vitest";
import { placeOf, type QueuedVisit } from "./estimate";

/* The visit in question is at 11:00; visits of half an hour come before and after it. */

const at = (time: string) => new Date(`2026-12-01T${time}:00Z`);
/** A visit as `09:00 completed 09:00-09:20`: its time, its state, and from when until when it was. */
function visit(text: string): QueuedVisit {
  const [time, status = "scheduled", was = "", openMark] = text.split(" ");
  const [from, to] = was.split("-");
  return {
    id: time!, startsAt: at(time!), endsAt: new Date(at(time!).getTime() + 1_800_000), status: status as QueuedVisit["status"],
    startedAt: from ? at(from) : null, completedAt: to ? at(to) : null, openMark: openMark ?? null,
  };
}
const place = (now: string, others: string, stated?: number | null) => {
  const mine = visit("11:00");
  const { ahead, estimatedStartAt, waitMinutes, basis } = placeOf(mine, [mine, ...others.split(", ").filter(Boolean).map(visit)].reverse(), stated === undefined ? undefined : { minutes: stated }, at(now));
  return [ahead, estimatedStartAt?.toISOString().slice(11, 16), waitMinutes, basis];
};

describe("the place in the queue and the estimate", () => {
  it.each([
    ["alone on the day, before the time", "10:50", "", undefined, [0, "11:00", 10, "planned"]],
    ["at the time", "11:00", "", undefined, [0, "11:00", 0, "planned"]],
    ["after the time, with nobody before: at any moment", "11:07", "", undefined, [0, "11:07", 0, "planned"]],
    ["those after it do not count", "10:50", "11:30, 12:00", undefined, [0, "11:00", 10, "planned"]],
    ["those who are closed do not count", "10:50", "10:00 completed 10:00-10:25, 10:30 cancelled, 09:30 no_show, 09:00 expired", undefined, [0, "11:00", 10, "planned"]],
    ["one before it who is still to come", "10:20", "10:30", undefined, [1, "11:00", 40, "planned"]],
    ["one before it that is under way, on time", "10:50", "10:30 in_progress 10:30", undefined, [1, "11:00", 10, "planned"]],
    ["one before it that began 12 minutes late", "10:50", "10:30 in_progress 10:42", undefined, [1, "11:12", 20, "observed"]],
    ["one that runs longer than planned", "11:20", "10:30 in_progress 10:30", undefined, [1, "11:20", 0, "planned"]],
    ["the day began 20 minutes late, and one is still to come", "10:35", "10:00 completed 10:20-10:50, 10:30", undefined, [1, "11:20", 45, "observed"]],
    ["the day began late and caught up", "10:45", "10:00 completed 10:20-10:30", undefined, [0, "11:00", 15, "planned"]],
    ["a record that was completed late says nothing", "10:50", "10:00 completed 10:00-10:49", undefined, [0, "11:00", 10, "planned"]],
    ["a visit that began too early makes nobody earlier", "10:50", "10:30 completed 10:22-10:40", undefined, [0, "11:00", 10, "planned"]],
    ["one that is over and was never started does not delay", "11:05", "10:30", undefined, [1, "11:05", 0, "planned"]],
    ["one whose time has come and is not started yet is done by its end", "10:40", "10:30", undefined, [1, "11:00", 20, "planned"]],
    ["one that nobody could decide about is not waited for", "10:50", "09:00 scheduled  short_wait", undefined, [0, "11:00", 10, "planned"]],
    ["two that are still to come after a late one are seen one after the other", "10:10", "09:30 in_progress 10:00, 10:00, 10:30", undefined, [3, "11:30", 80, "observed"]],
    ["the doctor said 20 minutes", "10:50", "", 20, [0, "11:20", 30, "stated"]],
    ["what the doctor said counts more than how the day has run", "10:50", "10:00 completed 10:20-10:50", 10, [0, "11:10", 20, "stated"]],
    ["the doctor said 10 minutes, and one before it takes longer", "11:00", "10:30 in_progress 10:55", 10, [1, "11:25", 25, "stated"]],
    ["what the doctor said is over, and still nobody before", "11:25", "", 20, [0, "11:25", 0, "stated"]],
    ["a pause has no estimate", "10:50", "10:30", null, [1, undefined, null, "paused"]],
  ] as const)("%s", (_, now, others, stated, expected) => {
    expect(place(now, others, stated)).toEqual(expected);
  });

  it("has no false precision and never goes below zero", () => {
    const waits = Array.from({ length: 61 }, (_, minute) => place(`10:${String(Math.min(59, minute)).padStart(2, "0")}`, "")[2] as number);
    expect(waits.every((minutes) => minutes % 5 === 0 && minutes >= 0)).toBe(true);
  });
});
