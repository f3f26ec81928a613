import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { databaseQueryDuration } from "@/lib/platform/telemetry/figures";
import { isReady } from "./ready";

const selects = async () => {
  const { values } = await databaseQueryDuration.get();
  return values.find(({ metricName, labels }) => metricName?.endsWith("_count") && labels.operation === "select")?.value ?? 0;
};

it("looks once for all who ask within a second, and anew after it", async () => {
  const before = await selects();
  expect(new Set(await Promise.all(Array.from({ length: 200 }, isReady)))).toEqual(new Set([true]));
  expect(await isReady()).toBe(true);
  expect((await selects()) - before).toBe(1);
  await sleep(1100);
  expect(await isReady()).toBe(true);
  expect((await selects()) - before).toBe(2);
});
