import { expect, it } from "vitest";
import { addUpTo } from "./add-up-to";

it("keeps as many as fit and counts all others, whichever part they came in", () => {
  const list: number[] = [];
  const parts = [[1, 2], [3, 4, 5], [], [6], [7, 8, 9, 10, 11, 12]];
  expect(parts.map((part) => addUpTo(4, list, part))).toEqual([0, 1, 0, 1, 6]);
  expect(list).toEqual([1, 2, 3, 4]);
});
