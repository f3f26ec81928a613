import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { databaseQueryDuration } from "@/lib/platform/telemetry/figures";
import { readiness } from "./ready";

const selects = async () => {
  const { values } = await databaseQueryDuration.get();
  return values.find(({ metricName, labels }) => metricName?.endsWith("_count") && labels.operation === "select")?.value ?? 0;
};

it("asks the database once for all calls within a second, and again after that", async () => {
  const before = await selects();
  expect(new Set(await Promise.all(Array.from({ length: 200 }, readiness)))).toEqual(new Set([true]));
  expect(await readiness()).toBe(true);
  expect((await selects()) - before).toBe(1);
  await sleep(1100);
  expect(await readiness()).toBe(true);
  expect((await selects()) - before).toBe(2);
});
