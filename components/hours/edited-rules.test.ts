import { expect, it } from "vitest";
import { type EditedRule, isWorking, painted } from "./edited-rules";

const usual = { slotMinutes: "30", bufferMinutes: "0", modes: ["video"] };
const week: EditedRule = { days: [1, 2, 3], from: "09:00", to: "13:00", ...usual };
const brief = (rules: EditedRule[]) => rules.map(({ days, from, to }) => `${days.join("")} ${from}-${to}`);

it("adds to the hours that it touches, and keeps days with the same hours together", () => {
  expect(brief(painted([week], 4, { from: 540, to: 780 }, true, usual))).toEqual(["1234 09:00-13:00"]);
  expect(brief(painted([week], 2, { from: 780, to: 840 }, true, usual))).toEqual(["13 09:00-13:00", "2 09:00-14:00"]);
  expect(brief(painted([], 7, { from: 540, to: 600 }, true, usual))).toEqual(["7 09:00-10:00"]);
});

it("blocks a part, also of a night that began the day before", () => {
  expect(brief(painted([week], 1, { from: 600, to: 660 }, false, usual))).toEqual(["23 09:00-13:00", "1 09:00-10:00", "1 11:00-13:00"]);
  const night: EditedRule = { ...week, days: [7], from: "22:00", to: "02:00" };
  expect(isWorking([night], 1, 60, 90)).toBe(true);
  expect(brief(painted([night], 1, { from: 60, to: 120 }, false, usual))).toEqual(["7 22:00-01:00"]);
});
