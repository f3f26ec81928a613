import postgres from "postgres";
import { v7 } from "uuid";
import { afterAll, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/platform/config/env";
import { context } from "@/lib/domain/testing/fixtures";
import { system } from "@/lib/core/actor";
import { sealAudit } from "@/lib/domain/audit/seals/seal";
import { verifyAudit } from "@/lib/domain/audit/seals/verify";
import { keepTurnsRising } from "./audit-turn";

// Rows can be sealed only up to the oldest open transaction of the whole cluster, and other test files keep long ones open.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const PATIENCE = { timeout: 60_000, interval: 100 };

const root = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
afterAll(() => root.end());
const job = () => context(system("test"));

async function write(count: number) {
  for (let n = 0; n < count; n++) {
    await root`insert into audit_logs ${root({ id: v7(), actor_role: "system", action: "account.signIn", resource_type: "account", outcome: "success", request_id: "x" })}`;
  }
}

describe("keepTurnsRising", () => {
  it("puts rows written after a restore into a new cluster behind the restored rows, sealed or not", async () => {
    await write(4);
    await expect.poll(async () => (await sealAudit(job(), { limit: 2 })).seq, PATIENCE).toBe(null);
    await write(2);
    // Makes the rows and the function look as if they came from a dump whose cluster had seen a billion more transactions.
    // The seals of such a dump cover these turns, so the old seals are deleted and made again below.
    await root.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from audit_seals`;
      await tx`update audit_logs set turn = turn + 1000000000`;
      await tx.unsafe("create or replace function audit_turn(x xid8) returns bigint language sql stable return x::text::bigint + 1000000000");
    });
    await expect.poll(async () => (await sealAudit(job(), { limit: 4 })).seq, PATIENCE).toBe(1);
    await root.unsafe("create or replace function audit_turn(x xid8) returns bigint language sql stable return x::text::bigint + 0");

    await keepTurnsRising(root);
    await write(3);
    const turns = (await root<{ turn: string }[]>`select turn from audit_logs order by at, id`).map(({ turn }) => BigInt(turn));
    expect(turns.every((turn, n) => n === 0 || turn > turns[n - 1]!)).toBe(true);
    await expect.poll(async () => {
      await sealAudit(job(), {});
      return (await verifyAudit(job(), { after: 0 })).unsealed?.rows;
    }, PATIENCE).toBe(0);
    expect((await verifyAudit(job(), { after: 0 })).findings).toEqual([]);
    expect((await root`select sum(rows)::int as rows from audit_seals`)[0]).toEqual({ rows: 9 });

    const [before] = await root`select pg_get_functiondef('audit_turn'::regproc) as text`;
    await keepTurnsRising(root);
    expect((await root`select pg_get_functiondef('audit_turn'::regproc) as text`)[0]).toEqual(before);
  });
});
