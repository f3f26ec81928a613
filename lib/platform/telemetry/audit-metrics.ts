import { Gauge } from "prom-client";
import { registry } from "./registry";
import { once } from "@/lib/platform/once";

/** The values behind the audit's metrics. */
export interface AuditFigures {
  newest: { seq: number; sealedAt: Date } | null;
  unsealed: { oldestAt: Date | null };
  check: { at: Date; findings: number } | null;
  wholeCheckAt: Date | null;
}

const seconds = (at: Date | null | undefined) => (at ? at.getTime() / 1000 : 0);

/** The gauges. If the sequence goes back, somebody cut off the end of the audit: Prometheus shows it, whatever the database says. */
const gauges: readonly [name: string, help: string, of: (figures: AuditFigures, now: Date) => number][] = [
  ["audit_seal_sequence", "Number of the newest seal of the audit; it never goes back.", ({ newest }) => newest?.seq ?? 0],
  ["audit_last_seal_timestamp_seconds", "When the newest seal was made; 0 for never.", ({ newest }) => seconds(newest?.sealedAt)],
  ["audit_unsealed_age_seconds", "Age of the oldest row of the audit that is not sealed; 0 if all are.",
    ({ unsealed }, now) => (unsealed.oldestAt ? Math.max(0, seconds(now) - seconds(unsealed.oldestAt)) : 0)],
  ["audit_last_check_timestamp_seconds", "When seals were last checked; 0 for never.", ({ check }) => seconds(check?.at)],
  ["audit_last_whole_check_timestamp_seconds", "When a round of checks over all seals was last completed; 0 for never.", ({ wholeCheckAt }) => seconds(wholeCheckAt)],
  ["audit_check_findings", "Attacks found in this round of checks and the one before; anything but 0 is an alarm.", ({ check }) => check?.findings ?? 0],
];

/**
 * Serves the audit's metrics. They are read once per scrape.
 *
 * @param read reads the values; if it fails, the last values stay, so that all metrics can be served without the database
 */
export function watchAudit(read: () => Promise<AuditFigures>): void {
  const source = once("metrics.auditSource", () => ({ read, reading: undefined as Promise<AuditFigures | undefined> | undefined }));
  source.read = read;
  const shared = () =>
    (source.reading ??= source
      .read()
      .catch(() => undefined)
      .finally(() => (source.reading = undefined)));
  once("metrics.audit", () =>
    gauges.map(([name, help, of]) => {
      return new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          const figures = await shared();
          if (figures) this.set(of(figures, new Date()));
        },
      });
    }),
  );
}
