import { Histogram, Registry } from "prom-client";
import { expect, it } from "vitest";
import { Durations } from "./durations";

const buckets = [0.001, 0.01, 1];
const values = [
  [{ method: "GET", status: 200 }, 0.0005],
  [{ method: "GET", status: 200 }, 0.001],
  [{ method: "GET", status: 200 }, 0.02],
  [{ method: "POST", status: 409 }, 7],
  [{ method: 'a "quoted"\nname', status: 500 }, 0.5],
] as const;

it("is scraped exactly as prom-client's own histogram is", async () => {
  const [own, theirs] = [new Registry(), new Registry()];
  const given = { name: "request_seconds", help: "Time of a request.", labelNames: ["method", "status"] as const };
  const durations = new Durations({ ...given, buckets, register: own });
  const histogram = new Histogram({ ...given, buckets, registers: [theirs] });
  for (const [labels, seconds] of values) {
    durations.observe(labels, seconds);
    histogram.observe(labels, seconds);
  }
  expect(await own.metrics()).toBe(await theirs.metrics());
  durations.reset();
  expect(await own.metrics()).toBe("# HELP request_seconds Time of a request.\n# TYPE request_seconds histogram\n");
});
