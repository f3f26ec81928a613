import { sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { v7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { bearer, makeAdmin } from "@/lib/domain/testing/fixtures";
import { codeOf, holdWaits, makePerson, makePersonWithMfa, password } from "@/lib/domain/testing/mfa";
import { env, provideEnv } from "@/lib/platform/config/env";
import { authOptions } from "./next-auth";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { answer } from "@/lib/http/api/route";
import { callerOf } from "@/lib/http/api/caller";

/** Production limits, to test those of failed sign-ins. The limits by address are tested elsewhere. */
beforeAll(() => provideEnv({ RATE_LIMIT_SCALE: "1" }));

async function send(endpoint: Endpoint, body?: object, headers: Record<string, string> = {}, address = "192.0.2.1") {
  const response = await answer(
    endpoint,
    new Request(`http://localhost:3000/api/v1${endpoint.path}`, {
      method: endpoint.method,
      headers: { host: "localhost:3000", ...(body ? { "content-type": "application/json" } : {}), ...headers },
      body: body && JSON.stringify(body),
    }),
    {},
    address,
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : undefined) as Record<string, unknown> };
}

describe("the API's sign-in", () => {
  test("asks for a code with 401 mfa_required, in one step or in two", async () => {
    const person = await makePersonWithMfa();
    const first = await send(contract.signIn, { email: person.email, password });
    expect(first).toMatchObject({ status: 401, body: { code: "mfa_required", mfaToken: expect.any(String) } });
    expect(JSON.stringify(first.body)).not.toContain(password);
    const wrong = await send(contract.finishSignIn, { mfaToken: first.body.mfaToken, totpCode: "000000" });
    expect(wrong).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    const done = await send(contract.finishSignIn, { mfaToken: first.body.mfaToken, totpCode: codeOf(person.secret, 1) });
    expect(done).toMatchObject({ status: 200, body: { user: { id: person.id }, expiresIn: 900 } });
    expect(await send(contract.signIn, { email: person.email, password, recoveryCode: person.recoveryCodes[0] })).toMatchObject({ status: 200 });
  });

  test("sets up two-step sign-in as the contract says", async () => {
    const person = await makePerson();
    const authorization = { authorization: `Bearer ${person.accessToken}` };
    const { status, body } = await send(contract.setUpMfa, {}, authorization);
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(["otpauthUrl", "qrCode", "secret"]);
    expect(body.qrCode).toMatch(/^data:image\/png;base64,/);
    const enabled = await send(contract.enableMfa, { code: codeOf(body.secret as string) }, authorization);
    expect(enabled).toMatchObject({ status: 200, body: { recoveryCodes: expect.any(Array) } });
    expect(enabled.headers.get("cache-control")).toBe("no-store");
    expect(await send(contract.setUpMfa, {}, authorization)).toMatchObject({ status: 409, body: { code: "invalid_transition" } });
    expect(await send(contract.readMfa, undefined, authorization)).toMatchObject({ status: 200, body: { enabled: true, recoveryCodesLeft: 10 } });
  });

  test("starts a set-up without a body in a fresh session, and asks for the password in an older one", async () => {
    const person = await makePerson();
    const authorization = { authorization: `Bearer ${person.accessToken}` };
    expect((await send(contract.setUpMfa, undefined, authorization)).status).toBe(200);
    await database().execute(sql`update sessions set created_at = now() - interval '16 minutes' where user_id = ${person.id}`);
    expect(await send(contract.setUpMfa, undefined, authorization)).toMatchObject({ status: 403, body: { code: "forbidden", errors: { password: [expect.any(String)] } } });
    expect((await send(contract.setUpMfa, { password }, authorization)).status).toBe(200);
  });

  test("after too many failures answers 429 with Retry-After", async () => {
    const person = await makePerson();
    for (let i = 0; i < 6; i++) await send(contract.signIn, { email: person.email, password: "wrong" }, {}, "192.0.2.66");
    await holdWaits();
    const refused = await send(contract.signIn, { email: person.email, password }, {}, "192.0.2.66");
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});

describe("an answer that is a secret", () => {
  const kept = async (key: string) => [...(await database().execute<{ response: string | null }>(sql`select route, response from idempotency_keys where key = ${key}`))];

  test("is not kept for an Idempotency-Key if it has tokens or a TOTP secret; the write is done again", async () => {
    const key = { "idempotency-key": v7() };
    const email = `kept.${key["idempotency-key"]}@example.in`;
    const registration = { email, password, role: "patient", firstName: "Asha", lastName: "Rao" };
    expect((await send(contract.register, registration, key)).status).toBe(201);
    expect(await send(contract.register, registration, key)).toMatchObject({ status: 409, body: { code: "email_taken" } });
    const [first, second] = [await send(contract.signIn, { email, password }, key), await send(contract.signIn, { email, password }, key)];
    expect([first.status, second.status, second.headers.get("idempotency-replayed")]).toEqual([200, 200, null]);
    expect(second.body.refreshToken).not.toBe(first.body.refreshToken);
    expect((await send(contract.refresh, { refreshToken: first.body.refreshToken }, key)).status).toBe(200);
    const headers = { ...key, authorization: `Bearer ${String(second.body.accessToken)}` };
    const [set, again] = [await send(contract.setUpMfa, {}, headers), await send(contract.setUpMfa, {}, headers)];
    expect([set.status, again.status, again.body.secret === set.body.secret]).toEqual([200, 200, false]);
    expect(await kept(key["idempotency-key"])).toEqual([]);
    await send(contract.enableMfa, { code: codeOf(again.body.secret as string) }, { authorization: headers.authorization });
    const { body } = await send(contract.signIn, { email, password });
    expect((await send(contract.finishSignIn, { mfaToken: body.mfaToken, totpCode: codeOf(again.body.secret as string, 1) }, key)).status).toBe(200);
    expect(await kept(key["idempotency-key"])).toEqual([]);
  });

  test("is kept without recovery codes, and a repeat is answered without them", async () => {
    const person = await makePerson();
    const headers = { authorization: `Bearer ${person.accessToken}`, "idempotency-key": v7() };
    const code = codeOf((await send(contract.setUpMfa, {}, headers)).body.secret as string);
    const on = await send(contract.enableMfa, { code }, headers);
    const codes = on.body.recoveryCodes as string[];
    const renewal = { password, code: codes[0] };
    const renewed = await send(contract.renewRecoveryCodes, renewal, headers);
    expect([codes.length, (renewed.body.recoveryCodes as string[]).length]).toEqual([10, 10]);
    for (const repeat of [await send(contract.enableMfa, { code }, headers), await send(contract.renewRecoveryCodes, renewal, headers)]) {
      expect([repeat.status, repeat.headers.get("idempotency-replayed"), repeat.body]).toEqual([200, "true", { recoveryCodes: [] }]);
    }
    expect(await kept(headers["idempotency-key"])).toHaveLength(2);
  });
});

describe("an administrator without a second factor", () => {
  test("gets 403 mfa_setup_required from everything except what leads to a second factor", async () => {
    const admin = await makeAdmin();
    const headers = await bearer(admin);
    expect((await send(contract.listAuditLogs, undefined, headers)).status).toBe(200);
    await database().execute(sql`update sessions set strength = 'password' where user_id = ${admin.id}`);
    const weak = await bearer(admin);
    await database().execute(sql`update sessions set strength = 'password' where user_id = ${admin.id}`);
    for (const row of [contract.listAuditLogs, contract.listVerificationQueue, contract.listConsultations, contract.listMfaResets]) {
      expect(await send(row, undefined, weak)).toMatchObject({ status: 403, body: { code: "mfa_setup_required" } });
    }
    for (const row of [contract.readProfile, contract.listSessions, contract.readMfa]) expect((await send(row, undefined, weak)).status).toBe(200);
    expect((await send(contract.setUpMfa, {}, weak)).status).toBe(200);
  });
});

describe("NextAuth's credentials", () => {
  const [provider] = authOptions().providers as unknown as [{ options: { authorize: (credentials: object, request: { headers: object }) => Promise<{ id: string } | null> } }];
  const authorize = (credentials: object) => provider.options.authorize(credentials, { headers: {} });

  test("do not open a session without the second step", async () => {
    const person = await makePersonWithMfa();
    expect(await authorize({ email: person.email, password })).toBeNull();
    expect(await authorize({ email: person.email, password, totpCode: "000000" })).toBeNull();
    expect(await authorize({ email: person.email, password: "not the password", totpCode: codeOf(person.secret, 1) })).toBeNull();
    expect(await authorize({ email: person.email, password, totpCode: codeOf(person.secret, 1) })).toMatchObject({ id: person.id });
  });
});

describe("a session that another process revoked", () => {
  test("ends on the web and on the API within five seconds", async () => {
    const { accessToken, actor } = await makePerson();
    const cookie = `next-auth.session-token=${await encode({ token: { sessionId: actor.sessionId }, secret: env().JWT_SECRET })}`;
    const viaWeb = async () => (await callerOf(new Headers({ cookie }))).via;
    const viaApi = () => callerOf(new Headers({ authorization: `Bearer ${accessToken}` })).then(({ via }) => via, (error: { code: string }) => error.code);
    expect([await viaWeb(), await viaApi()]).toEqual(["cookie", "bearer"]);
    await database().execute(sql`update sessions set revoked_at = now() where id = ${actor.sessionId}`);
    const revokedAt = Date.now();
    await expect.poll(async () => [await viaWeb(), await viaApi()], { timeout: 5000, interval: 100 }).toEqual(["none", "unauthenticated"]);
    expect(Date.now() - revokedAt).toBeLessThan(5000);
  });
});
