import { sql } from "drizzle-orm";
import postgres from "postgres";
import { v7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { auditLogs, auditSeals } from "@/db/schema/audit";
import { context, makeAdmin } from "@/lib/domain/testing/fixtures";
import { system } from "@/lib/core/actor";
import { auditRow } from "@/lib/core/record";
import { env } from "@/lib/platform/config/env";
import { sealAudit } from "./seal";
import { verifyAudit } from "./verify";

// Rows can be sealed only up to the oldest transaction of the whole cluster, and other test files have long transactions.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const PATIENCE = { timeout: 60_000, interval: 100 };

const job = () => context(system("test"));
/** A connection as the owner of the database, a superuser: the application's own role may not do what these tests do. */
const root = postgres(env().DATABASE_URL, { max: 4, onnotice: () => {} });
afterAll(() => root.end());

async function write(count: number, actor = system("test") as Parameters<typeof context>[0]) {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const row = auditRow("consultation.read", context(actor), "success", { resourceId: v7(), details: { n } });
    await database().insert(auditLogs).values(row);
    ids.push(row.id!);
  }
  return ids;
}

/** Seals all rows; other transactions of the cluster may delay this for a moment. */
async function sealAll(limit = 100) {
  await expect
    .poll(async () => {
      while ((await sealAudit(job(), { limit })).more);
      return (await verifyAudit(job(), { after: 0, seals: 1000 })).unsealed?.rows;
    }, PATIENCE)
    .toBe(0);
}

async function verify() {
  const findings: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const part: Awaited<ReturnType<typeof verifyAudit>> = await verifyAudit(job(), { after, seals: 3 });
    findings.push(...part.findings.map(({ attack, what, seal, rowId }) => [attack, what, seal, rowId].filter((word) => word !== undefined).join(" ")));
    after = part.next;
  }
  return findings;
}

beforeEach(async () => {
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from audit_logs`;
    await tx`delete from audit_seals`;
  });
});

describe("sealAudit", () => {
  it("covers every row once, in consecutive batches, and a check finds nothing wrong", async () => {
    await write(25);
    await sealAll(10);
    const seals = await database().select().from(auditSeals).orderBy(auditSeals.seq);
    expect(seals.reduce((sum, { rows }) => sum + rows, 0)).toBe(25);
    expect(seals.map(({ previous }) => previous)).toEqual([null, ...seals.slice(0, -1).map(({ mac }) => mac)]);
    expect(await verify()).toEqual([]);
  });

  it("writes no audit row itself, so that sealing comes to an end", async () => {
    await write(1);
    await sealAll();
    expect(await database().$count(auditLogs)).toBe(1);
    expect(await sealAudit(job(), {})).toEqual({ seq: null, rows: 0, more: false });
  });

  it("neither waits for a writer nor makes one wait, and does not miss a writer that commits late", async () => {
    const [late] = await write(1).then(() => [auditRow("consultation.read", context(system("late")), "success", {})]);
    const writer = await root.reserve();
    await writer`begin`;
    await writer`insert into audit_logs ${writer({ id: late!.id!, actor_role: "system", action: "consultation.read", resource_type: "consultation", outcome: "success", request_id: "late" })}`;
    // A later transaction commits first; its rows are sealed only together with those of the earlier one.
    await write(3);
    const startedAt = Date.now();
    await sealAudit(job(), {});
    await write(1);
    expect(Date.now() - startedAt).toBeLessThan(2000);
    expect((await verifyAudit(job(), { after: 0, seals: 1000 })).unsealed!.rows).toBeGreaterThanOrEqual(4);
    await writer`commit`;
    writer.release();
    await sealAll();
    const seals = await database().select().from(auditSeals);
    expect(seals.reduce((sum, { rows }) => sum + rows, 0)).toBe(6);
    expect(await verify()).toEqual([]);
  });

  it("holds no lock that a writer needs while it is sealing", async () => {
    await write(50);
    await root.begin(async (tx) => {
      // A sealer in the middle of its work: it has the lock and has read its rows, but its seal is not committed.
      await tx`select pg_try_advisory_xact_lock(3, 0)`;
      await tx`select count(*) from audit_logs where turn < audit_turn(pg_snapshot_xmin(pg_current_snapshot()))`;
      await root.begin(async (writer) => {
        await writer`set local lock_timeout = '500ms'`;
        await writer`insert into audit_logs ${writer({ id: v7(), actor_role: "system", action: "consultation.read", resource_type: "consultation", outcome: "success", request_id: "writer" })}`;
      });
      expect(await sealAudit(job(), {})).toEqual({ seq: null, rows: 0, more: false });
    });
    await sealAll();
    expect(await verify()).toEqual([]);
  });

  it("is correct if writers and sealers run at the same time", async () => {
    const writers = Array.from({ length: 6 }, () => write(60));
    const sealers = Array.from({ length: 3 }, async () => {
      for (let n = 0; n < 30; n++) await sealAudit(job(), { limit: 25 });
    });
    await Promise.all([...writers, ...sealers]);
    await sealAll();
    const [sum] = await root`select sum(rows)::int as rows, count(*)::int as seals, max(seq)::int as last from audit_seals`;
    expect(sum).toMatchObject({ rows: 360, last: sum!.seals });
    expect(await verify()).toEqual([]);
  });

  it("starts over after a crash in the middle, as if it had not begun", async () => {
    await write(5);
    await root.begin(async (tx) => {
      await tx`insert into audit_seals (seq, sealed_at, rows, until_turn, until_id, root, entries, key_id, mac) values (1, now(), 1, 1, ${v7()}, '', '', '', '')`;
      throw new Error("crash");
    }).catch(() => {});
    await sealAll();
    expect(await verify()).toEqual([]);
  });

  it("is only for the system, and the application cannot change its seals", async () => {
    const admin = await makeAdmin();
    for (const act of [sealAudit, verifyAudit]) await expect(act(context(admin.actor), {})).rejects.toMatchObject({ code: "forbidden" });
    await write(1);
    await sealAll();
    for (const table of ["audit_seals", "audit_checks", "audit_logs"]) {
      for (const change of [`update ${table} set rows = 1`, `delete from ${table}`, `truncate ${table}`]) {
        await expect(database().execute(sql.raw(change.replace("audit_logs set rows", "audit_logs set turn")))).rejects.toMatchObject({ cause: { code: "42501" } });
      }
      // The trigger refuses even the owner.
      await expect(root.unsafe(`delete from ${table}`)).rejects.toMatchObject({ message: `${table} is append-only` });
    }
  });

  it("covers every column of the audit", async () => {
    const ids = await write(1);
    await sealAll();
    const columns = await root<{ name: string; type: string }[]>`
      select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = 'audit_logs'`;
    const other: Record<string, string> = {
      uuid: "gen_random_uuid()", text: "'x'", jsonb: `'{"a":1}'::jsonb`, bigint: "turn - 1", "timestamp with time zone": "at + interval '1 millisecond'",
    };
    for (const { name, type } of columns) {
      const value = name === "outcome" ? "'denied'" : other[type];
      expect(value, `${name} is a ${type}`).toBeDefined();
      const [was] = await root.unsafe(`select ${name}::text as value from audit_logs`);
      await asRoot(`update audit_logs set ${name} = ${value}`);
      expect((await verify()).length, `a change of ${name}`).toBeGreaterThan(0);
      await asRoot(`update audit_logs set ${name} = ${was!.value === null ? "null" : `'${was!.value}'::${type}`}`);
      expect(await verify(), name).toEqual([]);
    }
    expect(ids).toHaveLength(1);
  });
});

async function asRoot(...statements: string[]) {
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const statement of statements) await tx.unsafe(statement);
  });
}
