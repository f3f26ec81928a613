import { collectDefaultMetrics, Registry } from "prom-client";
import { once } from "@/lib/platform/once";

/** All metrics of this process, following Prometheus' conventions: base units, `_total` on counters. */
export const registry = once("metrics.registry", () => {
  const made = new Registry();
  collectDefaultMetrics({ register: made });
  // prom-client names these gauges like counters. It also reports the same numbers by type, in gauges without the suffix.
  for (const name of ["nodejs_active_handles_total", "nodejs_active_requests_total", "nodejs_active_resources_total"]) {
    made.removeSingleMetric(name);
  }
  return made;
});
