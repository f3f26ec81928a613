import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { bearer, context, makePatient } from "@/lib/domain/testing/fixtures";
import { guest, system } from "@/lib/core/actor";
import { policy } from "@/lib/core/policy";
import { pruneLinks } from "@/lib/domain/accounts/links/prune";
import { pruneSessions } from "@/lib/domain/accounts/sessions/prune";
import { pruneIdempotency } from "@/lib/domain/idempotency/prune";
import { jobs } from "./jobs";

const db = database();
let patient: Awaited<ReturnType<typeof makePatient>>;
beforeAll(async () => {
  patient = await makePatient();
});
const count = async (table: string) => Number((await db.execute(sql`select count(*) as n from ${sql.identifier(table)}`))[0]!.n);

test("everything that may be pruned is pruned by a job", () => {
  const prunings = Object.keys(policy).filter((permission) => /\.(?:prune|forget)/.test(permission));
  expect(jobs.map(({ name }) => name)).toEqual(expect.arrayContaining(prunings));
});

describe("data past its time is deleted, in batches", () => {
  test("answers kept for repeated writes, after two days", async () => {
    await db.execute(sql`
      insert into idempotency_keys (scope, route, key, request_hash, created_at)
      select 'guest', 'test', n::text, 'h', now() - (case when n <= 5001 then interval '49 hours' else interval '47 hours' end)
      from generate_series(1, 5010) n`);
    const call = context(system("idempotency.prune"));
    expect(await pruneIdempotency(call, {})).toEqual({ deleted: 5000, more: true });
    expect(await pruneIdempotency(context(system("idempotency.prune")), {})).toEqual({ deleted: 1, more: false });
    expect(await count("idempotency_keys")).toBe(9);
    const audit = await db.execute(sql`select action, actor_role, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([{ action: "idempotency.prune", actor_role: "system", details: { deleted: 5000 } }]);
  });

  test("links, two days after they expired", async () => {
    for (const hours of [49, 47, -1]) {
      await db.execute(sql`
        insert into account_tokens (id, user_id, purpose, token_hash, expires_at)
        values (${v7()}, ${patient.id}, 'verify_email', ${v7()}, now() - ${hours} * interval '1 hour')`);
    }
    expect(await pruneLinks(context(system("account.pruneLinks")), {})).toEqual({ deleted: 1, more: false });
    expect(await count("account_tokens")).toBe(2);
  });

  test("sessions with their refresh tokens, a month after they expired", async () => {
    await bearer(patient);
    await bearer(patient);
    await db.execute(sql`insert into refresh_tokens (token_hash, session_id, expires_at) select id::text, id, expires_at from sessions`);
    await db.execute(sql`update sessions set expires_at = now() - interval '31 days' where id = (select id from sessions limit 1)`);
    expect(await pruneSessions(context(system("session.prune")), {})).toEqual({ deleted: 1, more: false });
    expect([await count("sessions"), await count("refresh_tokens")]).toEqual([1, 1]);
  });

  test.each([
    ["answers", pruneIdempotency],
    ["links", pruneLinks],
    ["sessions", pruneSessions],
  ])("by the system only: %s", async (_, prune) => {
    await expect(prune(context(patient.actor), {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(prune(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
