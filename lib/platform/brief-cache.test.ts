import { afterEach, expect, it, vi } from "vitest";
import { BriefCache } from "./brief-cache";

afterEach(() => vi.useRealTimers());

/** A cache whose loads the test answers itself, in their order. */
function scene(most = 10) {
  const loads: { key: string; answer: PromiseWithResolvers<string> }[] = [];
  const load = (key: string) => {
    const answer = Promise.withResolvers<string>();
    loads.push({ key, answer });
    return answer.promise;
  };
  return { cache: new BriefCache(load, 4000, most), loads };
}

it("loads a value once for all who ask at the same time, and again once it is too old", async () => {
  vi.useFakeTimers();
  const { cache, loads } = scene();
  const asked = [cache.get("a"), cache.get("a")];
  loads[0]!.answer.resolve("first");
  expect(await Promise.all(asked)).toEqual(["first", "first"]);
  vi.advanceTimersByTime(3999);
  expect(await cache.get("a")).toBe("first");
  vi.advanceTimersByTime(1);
  void cache.get("a");
  expect(loads).toHaveLength(2);
});

it("does not keep a value that was forgotten while it was being loaded", async () => {
  const { cache, loads } = scene();
  const before = cache.get("a");
  cache.forgetEach(() => false);
  loads[0]!.answer.resolve("old");
  expect(await before).toBe("old");
  void cache.get("a");
  expect(loads).toHaveLength(2);
});

it("forgets the values it is told to forget and keeps the others", async () => {
  const { cache, loads } = scene();
  const both = [cache.get("a"), cache.get("b")];
  for (const { key, answer } of loads) answer.resolve(key);
  await Promise.all(both);
  cache.forgetEach((value) => value === "a");
  expect(await cache.get("b")).toBe("b");
  void cache.get("a");
  expect(loads.map(({ key }) => key)).toEqual(["a", "b", "a"]);
});

it("keeps no failure, and no more values than it may", async () => {
  const { cache, loads } = scene(2);
  const failing = cache.get("a");
  loads[0]!.answer.reject(new Error("away"));
  await expect(failing).rejects.toThrow("away");
  for (const key of ["a", "b", "c"]) void cache.get(key);
  expect(loads).toHaveLength(4);
  void cache.get("a");
  expect(loads.map(({ key }) => key)).toEqual(["a", "a", "b", "c", "a"]);
});
