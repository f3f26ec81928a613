import { inspect } from "node:util";
import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { apiKeys } from "@/db/schema/api-keys";
import { auditLogs } from "@/db/schema/audit";
import { idempotencyKeys } from "@/db/schema/kernel";
import { bearer, context, makeAdmin, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { allows } from "@/lib/core/access";
import { apiScopes } from "@/db/schema/choices";
import { type Actor, guest } from "@/lib/core/actor";
import { partnerScopes, type Permission, policy } from "@/lib/core/policy";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { call } from "@/lib/http/proofs/testing/call";
import { logger } from "@/lib/platform/log/logger";
import { scrub } from "@/lib/platform/log/scrub";
import { actorOfApiKey, forgetApiKey } from "./authenticate";
import { createApiKey } from "./create";
import { apiKeyHash, isWellFormed, newApiKey } from "./key";
import { listApiKeys } from "./list";
import { revokeApiKey } from "./revoke";
import { ApiScope } from "./schema";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
let doctorId: string;
beforeAll(async () => {
  admin = await makeAdmin();
  doctorId = (await makeDoctor()).id;
});
beforeEach(() => vi.useRealTimers());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const make = (over: Partial<Parameters<typeof createApiKey>[1]> = {}, more = {}) =>
  createApiKey(context(admin.actor, more), { name: "Sanjivani Pharmacy", scopes: [...apiScopes], expiresAt: inDays(90), ...over });
const sent = (apiKey: string | null) => ({ headers: { authorization: `Bearer ${apiKey}` } });
const rowOf = async (id: string) => (await database().select().from(apiKeys).where(eq(apiKeys.id, id)))[0]!;

describe("making a key", () => {
  it("shows the key once, keeps only its hash, and is audited", async () => {
    const made = await make();
    expect(made).toMatchObject({ name: "Sanjivani Pharmacy", status: "active", lastUsedAt: null, createdBy: { id: admin.id } });
    expect(made.apiKey).toMatch(/^amr_live_[0-9A-Za-z]{8}_[0-9A-Za-z]{49}$/);
    expect(made.apiKey!.startsWith(`${made.prefix}_`)).toBe(true);
    const row = await rowOf(made.id);
    expect(row.keyHash).toBe(apiKeyHash(made.apiKey!));
    expect(JSON.stringify(row)).not.toContain(made.apiKey!.slice(18));
    const listed = (await listApiKeys(context(admin.actor), {})).data.find(({ id }) => id === made.id)!;
    expect(JSON.stringify(listed)).not.toContain(made.apiKey!.slice(18));
    const [audit] = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, made.id));
    expect(audit).toMatchObject({ action: "apiKey.create", actorId: admin.id, outcome: "success", details: { scopes: apiScopes.join(" ") } });
    expect(inspect(audit)).not.toContain(made.apiKey!.slice(18));
  });

  it("needs a name, an existing scope, and an expiry within a year", async () => {
    for (const [wrong, field] of [[{ name: " " }, "name"], [{ scopes: [] }, "scopes"], [{ scopes: ["patients:read"] }, "scopes.0"], [{ expiresAt: inDays(-1) }, "expiresAt"], [{ expiresAt: inDays(400) }, "expiresAt"], [{ expiresAt: undefined }, "expiresAt"]] as const) {
      await expect(make(wrong as never), JSON.stringify(wrong)).rejects.toMatchObject({ code: "invalid_input", fields: { [field]: [expect.any(Object)] } });
    }
  });

  it("is for administrators", async () => {
    for (const { actor } of [await makePatient(), await makeDoctor()]) {
      await expect(createApiKey(context(actor), { name: "x", scopes: [...apiScopes], expiresAt: inDays(1) })).rejects.toMatchObject({ code: "forbidden" });
      await expect(listApiKeys(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(revokeApiKey(context(actor), { id: v7() })).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) });
    }
    await expect(listApiKeys(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("repeated with the same Idempotency-Key makes no second key, and does not show the first again", async () => {
    const idempotencyKey = v7();
    const input = { name: "Twice", scopes: [...apiScopes], expiresAt: inDays(5) };
    const first = await make(input, { idempotencyKey });
    const second = await make(input, { idempotencyKey });
    expect(second).toEqual({ ...first, apiKey: null });
    expect(await database().select().from(idempotencyKeys).where(eq(idempotencyKeys.key, idempotencyKey))).toHaveLength(1);
  });
});

describe("a key's form", () => {
  it("has a checksum, so that a typo, a guess or an access token is not taken for a key", () => {
    for (let n = 0; n < 200; n++) {
      const { key } = newApiKey();
      expect(isWellFormed(key)).toBe(true);
      const at = 9 + Math.floor(Math.random() * (key.length - 9));
      const typo = key.slice(0, at) + (key[at] === "A" ? "B" : "A") + key.slice(at + 1);
      expect(isWellFormed(typo), typo).toBe(false);
    }
    for (const other of ["", "amr_live_", "amr_live_aaaaaaaa_bbbb", "eyJh.b.c"]) expect(isWellFormed(other)).toBe(false);
  });
});

describe("a partner", () => {
  it("reads what its scopes allow, and gets 403 for everything else, with an audit row that names the key", async () => {
    const { apiKey, id } = await make({ scopes: ["doctors:read"] });
    expect((await call("GET", "/doctors/search", sent(apiKey))).status).toBe(200);
    expect((await call("GET", `/doctors/${doctorId}`, sent(apiKey))).status).toBe(200);
    expect((await call("GET", "/api-keys/current", sent(apiKey))).body).toMatchObject({ id, scopes: ["doctors:read"] });
    expect(await call("GET", `/availability/doctors/${doctorId}/available?date=2030-01-01`, sent(apiKey))).toMatchObject({
      status: 403,
      body: { detail: "This takes an API key with the scope availability:read." },
    });
    const denied = await database().select().from(auditLogs).where(eq(auditLogs.actorId, id));
    expect(denied).toMatchObject([{ action: "slot.free", actorRole: "partner", outcome: "denied" }]);
    expect((await call("GET", "/users/profile", sent(apiKey))).body).toMatchObject({ detail: "No API key opens this; it takes the access token of a person." });
  });

  it("cannot reach anything of a person's record with any scope, through any row of the contract", async () => {
    const { apiKey } = await make();
    const open = new Set<Permission>(Object.keys(partnerScopes) as Permission[]);
    for (const [name, { method, path: address, useCase }] of Object.entries<Endpoint>(contract)) {
      const { status, body } = await call(method, address.replaceAll(/\{\w+\}/g, doctorId), { headers: { ...sent(apiKey).headers, "idempotency-key": v7() }, ...(method === "GET" ? {} : { body: {} }) });
      if (open.has(useCase.permission)) expect([200, 404, 422], name).toContain(status);
      else expect([status, body?.code], name).toEqual([403, "forbidden"]);
    }
  });

  it("has only the listed permissions of the policy, whatever the subject", () => {
    const partner: Actor = { kind: "partner", id: v7(), name: "x", scopes: apiScopes };
    const subject = { patientId: partner.id, doctorId: partner.id, userId: partner.id, id: partner.id, status: "verified" };
    const open = (Object.keys(policy) as Permission[]).filter((permission) => allows(permission, partner, subject as never));
    expect(open.toSorted()).toEqual(Object.keys(partnerScopes).toSorted());
    const keyless: Actor = { ...partner, scopes: [] };
    expect((Object.keys(policy) as Permission[]).filter((permission) => allows(permission, keyless, subject as never))).toEqual(["apiKey.readOwn"]);
  });

  it("sees no doctor who is not verified", async () => {
    const { apiKey } = await make();
    const { id } = await makeDoctor({ status: "pending" });
    expect((await call("GET", `/doctors/${id}`, sent(apiKey))).status).toBe(404);
  });
});

describe("a key ends", () => {
  it("when it is revoked: at once in this process, within five seconds in others; a second revocation changes nothing", async () => {
    const { apiKey, id } = await make();
    expect((await call("GET", "/doctors/search", sent(apiKey))).status).toBe(200);
    const asAdmin = await bearer(admin);
    expect((await call("DELETE", `/api-keys/${id}`, { headers: asAdmin })).status).toBe(204);
    const refused = await call("GET", "/doctors/search", sent(apiKey));
    expect(refused).toMatchObject({ status: 401, body: { code: "unauthenticated", detail: "The API key is not valid or has expired." } });
    const { revokedAt, revokedBy } = await rowOf(id);
    expect(revokedBy).toBe(admin.id);
    await revokeApiKey(context(admin.actor), { id });
    expect((await rowOf(id)).revokedAt).toEqual(revokedAt);

    // As if another process revoked it: this process does not clear its cache, so the entry must expire there.
    const other = await make();
    expect(await actorOfApiKey(other.apiKey!)).toMatchObject({ kind: "partner", id: other.id });
    await database().execute(sql`update api_keys set revoked_at = now() where id = ${other.id}`);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 4999 });
    expect(await actorOfApiKey(other.apiKey!)).toBeUndefined();
  });

  it("when it expires, even if it is still cached", async () => {
    const { apiKey, id } = await make({ expiresAt: new Date(Date.now() + 2000).toISOString() });
    expect(await actorOfApiKey(apiKey!)).toMatchObject({ id });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2001 });
    expect(await actorOfApiKey(apiKey!)).toBeUndefined();
    const { data } = await listApiKeys(context(admin.actor), {});
    expect(data.find((key) => key.id === id)).toMatchObject({ status: "expired" });
  });

  it("and is then refused in the same way as a key that never existed", async () => {
    expect((await call("GET", "/doctors/search", sent(newApiKey().key))).status).toBe(401);
    expect((await call("GET", "/doctors/search", sent("amr_live_nonsense"))).status).toBe(401);
    await expect(revokeApiKey(context(admin.actor), { id: v7() })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the last use of a key", () => {
  it("is recorded at most once a minute, however often the key is used", async () => {
    const { apiKey, id } = await make();
    await actorOfApiKey(apiKey!);
    await vi.waitFor(async () => expect((await rowOf(id)).lastUsedAt).not.toBeNull());
    const { lastUsedAt } = await rowOf(id);
    for (let n = 0; n < 5; n++) {
      forgetApiKey(id);
      await actorOfApiKey(apiKey!);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await rowOf(id)).lastUsedAt).toEqual(lastUsedAt);

    await database().execute(sql`update api_keys set last_used_at = now() - interval '61 seconds' where id = ${id}`);
    forgetApiKey(id);
    await actorOfApiKey(apiKey!);
    await vi.waitFor(async () => expect((await rowOf(id)).lastUsedAt!.getTime()).toBeGreaterThan(Date.now() - 60_000));
  });
});

describe("the scopes", () => {
  it("are the same in the policy, in the wire schema and in the database", async () => {
    expect(ApiScope.options).toEqual([...apiScopes]);
    const every = await make({ scopes: [...apiScopes] });
    expect((await rowOf(every.id)).scopes).toEqual([...apiScopes]);
    await expect(database().execute(sql`update api_keys set scopes = array['patients:read'] where id = ${every.id}`)).rejects.toThrow();
  });
});

describe("a key in use", () => {
  it("is never written to the audit, the outbox or the answers kept for repeats", async () => {
    const { apiKey } = await make();
    await call("GET", "/doctors/search", sent(apiKey));
    await call("GET", "/consultations", sent(apiKey));
    const secret = apiKey!.slice(18);
    const tables = await database().execute<{ name: string }>(sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`);
    for (const { name } of tables) {
      const [{ count }] = (await database().execute(sql`select count(*)::int as count from ${sql.identifier(name)} t where t::text like ${`%${secret}%`}`)) as unknown as [{ count: number }];
      expect(count, name).toBe(0);
    }
  });

  it("is never written to the log", async () => {
    const spies = (["debug", "info", "warn", "error"] as const).map((level) => vi.spyOn(logger, level));
    const { apiKey } = await make();
    expect((await call("GET", "/doctors/search", sent(apiKey))).status).toBe(200);
    expect((await call("GET", "/users/profile", sent(apiKey))).status).toBe(403);
    const lines = JSON.stringify(spies.flatMap(({ mock }) => mock.calls));
    expect(lines).toContain('"actor":"partner"');
    expect(lines).not.toContain(apiKey!.slice(18));
    expect(scrub({ apiKey })).toEqual({ apiKey: "[hidden]" });
  });
});
