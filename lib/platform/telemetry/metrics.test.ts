import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { bookingsTotal, connectionsCutTotal, countConsultationsActive, databaseQueryDuration, httpRequestDuration, rateLimitedTotal, rateLimitFallbacksTotal, redisUp, useCaseDuration } from "./figures";
import { serveMetrics } from "./serve";
import { registry } from "./registry";

it("serves the metrics on a port of their own, and nothing else there", async () => {
  httpRequestDuration.observe({ method: "GET", route: "/api/v1/doctors/{id}", status: "200" }, 0.01);
  databaseQueryDuration.observe({ operation: "select" }, 0.001);
  useCaseDuration.observe({ use_case: "doctor.read", outcome: "ok" }, 0.01);
  bookingsTotal.inc();
  countConsultationsActive(() => Promise.resolve(3));
  const server = await serveMetrics(0, "127.0.0.1");
  const text = await (await fetch(`http://127.0.0.1:${server?.port}/metrics`)).text();
  expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/api/v1/doctors/{id}",status="200"} 1');
  expect(text).toMatch(/^consultations_active 3$/m);
  expect(text).toContain("process_cpu_seconds_total");
  expect((await fetch(`http://127.0.0.1:${server?.port}/`)).status).toBe(404);
  expect(await serveMetrics(server?.port ?? 0, "127.0.0.1")).toBeUndefined();
  await server?.close();
});

it("keeps the last count of consultations if the database does not answer", async () => {
  countConsultationsActive(() => Promise.reject(new Error("away")));
  expect(await registry.metrics()).toMatch(/^consultations_active 3$/m);
});

it("follows Prometheus' conventions: a counter ends in _total, nothing else does, and units are base units", async () => {
  for (const { name, type } of await registry.getMetricsAsJSON()) {
    expect(name.endsWith("_total"), name).toBe(String(type) === "counter");
    expect(name, name).not.toMatch(/milliseconds|_ms$|_kb|_minutes/);
  }
});

it("passes promtool's check, if promtool is installed", async () => {
  rateLimitedTotal.inc({ budget: "write" });
  rateLimitFallbacksTotal.inc();
  connectionsCutTotal.inc({ reason: "slow_reader" });
  redisUp.set(1);
  const { error, status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], { input: await registry.metrics(), encoding: "utf8" });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") return;
  expect(stdout + stderr).toBe("");
  expect(status).toBe(0);
});
