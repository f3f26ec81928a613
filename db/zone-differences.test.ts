import { expect, it } from "vitest";
import { registry } from "@/lib/platform/telemetry/registry";
import { databaseQueryDuration, tellZoneRules } from "@/lib/platform/telemetry/figures";
import { zoneDifferences } from "./zone-differences";

const selects = async () => {
  const { values } = await databaseQueryDuration.get();
  return values.find(({ metricName, labels }) => metricName?.endsWith("_count") && labels.operation === "select")?.value ?? 0;
};

it("names the release in use, and the zones in which Node and PostgreSQL tell another time", async () => {
  const { release, node, postgres } = await zoneDifferences();
  expect(release >= "2026f").toBe(true);
  expect(node.release).toBe(process.versions.tz);
  for (const differs of [node.differs, postgres.differs]) {
    expect(differs).toBeInstanceOf(Array);
    expect(differs).not.toContain("Asia/Kolkata");
    expect(differs).not.toContain("Asia/Kathmandu");
  }
});

it("asks once a minute, however often it is called", async () => {
  await zoneDifferences();
  const before = await selects();
  await Promise.all(Array.from({ length: 50 }, zoneDifferences));
  expect(await selects()).toBe(before);
});

it("is a metric", async () => {
  tellZoneRules(zoneDifferences);
  const text = await registry.metrics();
  expect(text).toMatch(/^zone_rules_info\{release="20\d\d[a-z]"\} 1$/m);
  expect(text).toMatch(/^zone_rules_differing_zones\{source="postgres"\} \d+$/m);
});
