import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { databaseQueryDuration, passwordHashDuration } from "@/lib/platform/telemetry/figures";
import { actorOfAccessToken } from "../sessions/authenticate";
import { hashPassword } from "../password/hash";
import { register } from "../registration/register";
import { signIn } from "./sign-in";

const password = "monsoon lantern tamarind";
let email: string;
let userId: string;

beforeAll(async () => {
  email = `ravi.${process.pid}@example.in`;
  const { user } = await register(context(guest), { email, password, role: "doctor", firstName: "Ravi", lastName: "Menon" });
  userId = user.id;
});

const auditOf = (requestId: string) =>
  database().execute(sql`select action, outcome, resource_id, details from audit_logs where request_id = ${requestId}`);

/** The cost of a piece of work: statements, and password hashes by kind. */
async function costOf(work: () => Promise<unknown>) {
  const before = await spent();
  await work();
  const after = await spent();
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]).filter(([, count]) => count !== 0));
}

async function spent() {
  const counts: Record<string, number> = {};
  for (const metric of [databaseQueryDuration, passwordHashDuration]) {
    for (const { metricName, labels, value } of (await metric.get()).values) {
      if (metricName?.endsWith("_count")) counts[String(labels.operation)] = value;
    }
  }
  return counts;
}

describe("signing in", () => {
  test("with email and password opens a session of its own", async () => {
    const call = context(guest);
    const first = await signIn(call, { email: ` ${email.toUpperCase()}`, password });
    const second = await signIn(context(guest), { email, password });
    expect(first.user).toEqual({ id: userId, email, role: "doctor", firstName: "Ravi", lastName: "Menon" });
    const [a, b] = await Promise.all([first, second].map(({ accessToken }) => actorOfAccessToken(accessToken)));
    expect(a).toMatchObject({ id: userId });
    expect(a).not.toEqual(b);
    expect([...(await auditOf(call.requestId))]).toEqual([{ action: "account.signIn", outcome: "success", resource_id: userId, details: null }]);
  });

  test("fails in the same way for a wrong password, an unknown email and a suspended account, and each is audited", async () => {
    const suspended = `gone.${process.pid}@example.in`;
    const { user } = await register(context(guest), { email: suspended, password, role: "patient", firstName: "Gone", lastName: "Away" });
    await database().execute(sql`update users set status = 'suspended' where id = ${user.id}`);

    const refusals = [];
    for (const input of [{ email, password: "not the password" }, { email: "nobody@example.in", password }, { email: suspended, password }]) {
      const call = context(guest);
      const error = await signIn(call, input).catch((refused: unknown) => refused);
      refusals.push(error);
      expect([...(await auditOf(call.requestId))]).toMatchObject([{ action: "account.signIn", outcome: "denied", details: { code: "unauthenticated" } }]);
    }
    const [first, ...others] = refusals as { code: string; detail: string; fields: unknown; extra: unknown }[];
    expect(first).toMatchObject({ code: "unauthenticated", fields: undefined, extra: undefined });
    for (const other of others) expect({ code: other.code, detail: other.detail }).toEqual({ code: first!.code, detail: first!.detail });
  });

  test("does the same work for an unknown email as for a wrong password", async () => {
    const attempt = (input: { email: string; password: string }) => () => signIn(context(guest), input).catch(() => {});
    await attempt({ email, password: "to make the decoy" })();
    const wrong = await costOf(attempt({ email, password: "not the password" }));
    const unknown = await costOf(attempt({ email: "nobody@example.in", password }));
    expect(unknown).toEqual(wrong);
    expect(unknown).toMatchObject({ verify: 1 });
  });

  test("fails if the password was changed while it was being checked", async () => {
    // Other hashes are in the queue before this check.
    const others = Array.from({ length: 20 }, () => hashPassword("someone else's"));
    const trying = signIn(context(guest), { email, password });
    trying.catch(() => {});
    const [{ hash }] = (await database().execute<{ hash: string }>(sql`select password_hash as hash from users where id = ${userId}`)) as unknown as [{ hash: string }];
    await database().execute(sql`update users set password_hash = ${`${hash} changed`} where id = ${userId}`);
    await expect(trying).rejects.toMatchObject({ code: "unauthenticated" });
    await Promise.all(others);
    await database().execute(sql`update users set password_hash = ${hash} where id = ${userId}`);
  });

  test("accepts the same password however a keyboard composes its characters", async () => {
    const composed = `jose.${process.pid}@example.in`;
    await register(context(guest), { email: composed, password: "caf\u00e9 lantern river", role: "patient", firstName: "Jos\u00e9", lastName: "D" });
    expect((await signIn(context(guest), { email: composed, password: "cafe\u0301 lantern river" })).user.email).toBe(composed);
  });

  test.each([
    ["email", { email: "x" }],
    ["password", { password: "" }],
    ["password", { password: "x".repeat(1_000_000) }],
    ["password", { password: { $ne: null } }],
  ])("names the field that is wrong: %s", async (field, wrong) => {
    const refused = await signIn(context(guest), { email, password, ...wrong } as never).catch((error: unknown) => error);
    expect(Object.keys((refused as { fields: object }).fields)).toEqual([field]);
  });
});
