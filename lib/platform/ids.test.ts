import { expect, test } from "vitest";
import { entropy } from "./crypto/entropy";
import { newId } from "./ids";

test("ids are UUIDv7, all different, and each sorts after the previous one", () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
});

test("ids contain the time they were made, to the millisecond", () => {
  const before = Date.now();
  const id = newId();
  const said = Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
  expect(said).toBeGreaterThanOrEqual(before);
  expect(said).toBeLessThanOrEqual(Date.now());
});

test("no byte of entropy is handed out twice", () => {
  const drawn = Array.from({ length: 10_000 }, (_, n) => entropy(8 + (n % 57)).subarray(0, 8).toString("hex"));
  expect(new Set(drawn).size).toBe(drawn.length);
});
