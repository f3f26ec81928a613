import { expect, test } from "vitest";
import { gathered } from "./gather";

test("calls of one turn become one call, and each gets its own answer", async () => {
  const calls: number[][] = [];
  const double = gathered(async (keys: number[]) => {
    calls.push(keys);
    return keys.map((key) => key * 2);
  }, 3);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(await double(5)).toBe(10);
  expect(calls).toEqual([[1, 2, 3], [4], [5]]);
});

test("a key that fails spoils none of the others", async () => {
  const half = gathered(async (keys: number[]) => {
    if (keys.some((key) => key % 2)) throw new RangeError("odd");
    return keys.map((key) => key / 2);
  });
  const settled = await Promise.allSettled([2, 3, 4].map(half));
  expect(settled).toMatchObject([{ value: 1 }, { reason: { message: "odd" } }, { value: 2 }]);
});
