import { collectDefaultMetrics, Registry } from "prom-client";
import { once } from "@/lib/platform/once";

/** All figures of this process, in Prometheus' conventions: base units, `_total` on counters. */
export const registry = once("metrics.registry", () => {
  const made = new Registry();
  collectDefaultMetrics({ register: made });
  // Gauges that prom-client names like counters; the same figures come by type without the suffix.
  for (const name of ["nodejs_active_handles_total", "nodejs_active_requests_total", "nodejs_active_resources_total"]) {
    made.removeSingleMetric(name);
  }
  return made;
});
