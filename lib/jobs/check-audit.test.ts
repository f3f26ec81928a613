import postgres from "postgres";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { auditChecks, auditLogs, auditSeals } from "@/db/schema/audit";
import { context } from "@/lib/domain/testing/fixtures";
import { system } from "@/lib/core/actor";
import { auditRow } from "@/lib/core/record";
import { sealAudit } from "@/lib/domain/audit/seals/seal";
import { findAuditState } from "@/lib/domain/audit/seals/queries";
import { watchAudit } from "@/lib/platform/telemetry/audit-metrics";
import { env } from "@/lib/platform/config/env";
import { registry } from "@/lib/platform/telemetry/registry";
import { checkAudit } from "./check-audit";
import { jobs } from "./jobs";

// Rows can be sealed only up to the oldest open transaction of the whole cluster, and other test files keep long ones open.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const job = () => context(system("audit.verify"));
const root = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
afterAll(() => root.end());

const ranges = async () => (await database().select().from(auditChecks).orderBy(auditChecks.id)).map(({ afterSeq, throughSeq, reachedEnd }) => [afterSeq, throughSeq, reachedEnd]);

/** Seven seals of one row each, and no checks. */
beforeEach(async () => {
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of ["audit_logs", "audit_seals", "audit_checks"]) await tx.unsafe(`delete from ${table}`);
  });
  for (let n = 0; n < 7; n++) await database().insert(auditLogs).values(auditRow("consultation.read", job(), "success", {}));
  await expect.poll(async () => {
    while ((await sealAudit(job(), { limit: 1 })).more);
    return database().$count(auditSeals);
  }, { timeout: 60_000, interval: 100 }).toBe(7);
});

describe("checkAudit", () => {
  it("checks all seals in one run if its budget allows, slice by slice", async () => {
    await checkAudit(job(), { seals: 100, seconds: 60, slice: 3 });
    expect(await ranges()).toEqual([[0, 3, false], [3, 6, false], [6, 7, true]]);
  });

  it("stops after its number of seals, continues there in the next run, and starts over after the end", async () => {
    for (let run = 0; run < 3; run++) await checkAudit(job(), { seals: 4, seconds: 60, slice: 3 });
    expect(await ranges()).toEqual([[0, 3, false], [3, 4, false], [4, 7, true], [0, 3, false], [3, 4, false]]);
  });

  it("starts no further slice once its time is up", async () => {
    await checkAudit(job(), { seals: 100, seconds: 0, slice: 3 });
    expect(await ranges()).toEqual([[0, 3, false]]);
  });

  it("is run by the schedule as audit.verify", async () => {
    await jobs.find(({ name }) => name === "audit.verify")!.run(job());
    expect(await ranges()).toEqual([[0, 7, true]]);
  });

  it("reports in the metrics when a round was last completed, not when one is half done", async () => {
    watchAudit(() => findAuditState(database()));
    const figure = async () => Number(/^audit_last_whole_check_timestamp_seconds (\S+)$/m.exec(await registry.metrics())?.[1]);
    await checkAudit(job(), { seals: 4, seconds: 60, slice: 4 });
    expect(await figure()).toBe(0);
    await checkAudit(job(), { seals: 4, seconds: 60, slice: 4 });
    const completed = await figure();
    expect(Math.abs(completed - Date.now() / 1000)).toBeLessThan(60);
    await checkAudit(job(), { seals: 4, seconds: 60, slice: 4 });
    expect(await figure()).toBe(completed);
    expect((await findAuditState(database())).check?.throughSeq).toBe(4);
  });
});
