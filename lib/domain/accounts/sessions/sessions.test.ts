import { sql } from "drizzle-orm";
import postgres from "postgres";
import { v7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { type Actor, guest } from "@/lib/core/actor";
import { env } from "@/lib/platform/config/env";
import { actorOfAccessToken } from "./authenticate";
import { listSessions } from "./list";
import { refresh } from "./refresh";
import { register } from "../registration/register";
import { revokeOtherSessions } from "./revoke-others";
import { revokeSession } from "./revoke";
import { signIn } from "../sign-in/sign-in";
import { signOut } from "./sign-out";

const password = "monsoon lantern tamarind";
let number = 0;

interface Device {
  actor: Extract<Actor, { kind: "user" }>;
  accessToken: string;
  refreshToken: string;
}

/** One person, signed in on three devices; the first is the oldest. */
async function person(): Promise<[Device, Device, Device]> {
  const email = `s${process.pid}.${number++}@example.in`;
  const device = async (one: { accessToken: string; refreshToken: string }): Promise<Device> => ({
    ...one,
    actor: (await actorOfAccessToken(one.accessToken)) as Device["actor"],
  });
  return [
    await device(await register(context(guest, { userAgent: "Firefox on Linux", address: "192.0.2.7", door: "web" }), { email, password, role: "patient", firstName: "Asha", lastName: "Rao" })),
    await device(await signIn(context(guest, { userAgent: "curl", address: "2001:db8::1" }), { email, password })),
    await device(await signIn(context(guest), { email, password })),
  ];
}

let laptop: Device, script: Device, phone: Device;
beforeEach(async () => {
  [laptop, script, phone] = await person();
});

const alive = async (device: Device) => (await actorOfAccessToken(device.accessToken)) !== undefined;
const auditOf = (requestId: string) => database().execute(sql`select action, outcome, resource_id from audit_logs where request_id = ${requestId}`);

const auditLocks = async (granted: boolean) =>
  (await database().execute(sql`select from pg_locks where relation = 'audit_logs'::regclass and database = (select oid from pg_database where datname = current_database()) and granted = ${granted}`)).length > 0;
const isAuditLocked = () => auditLocks(true);
const isAuditAwaited = () => auditLocks(false);

describe("the list of devices", () => {
  test("shows the caller's devices, newest first, and marks the one that sends the request", async () => {
    const { data, nextCursor } = await listSessions(context(script.actor), {});
    expect(nextCursor).toBeNull();
    expect(data.map(({ id, current, door, userAgent, address }) => ({ id, current, door, userAgent, address }))).toEqual([
      { id: phone.actor.sessionId, current: false, door: "api", userAgent: null, address: null },
      { id: script.actor.sessionId, current: true, door: "api", userAgent: "curl", address: "2001:db8::1" },
      { id: laptop.actor.sessionId, current: false, door: "web", userAgent: "Firefox on Linux", address: "192.0.2.7" },
    ]);
  });

  test("can be read a page at a time", async () => {
    const first = await listSessions(context(script.actor), { limit: 2 });
    const second = await listSessions(context(script.actor), { limit: 2, cursor: first.nextCursor! });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual([phone, script, laptop].map(({ actor }) => actor.sessionId));
    expect(second.nextCursor).toBeNull();
  });

  test("is not for guests, and refuses a cursor that was changed", async () => {
    await expect(listSessions(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
    const { nextCursor } = await listSessions(context(script.actor), { limit: 1 });
    await expect(listSessions(context(script.actor), { cursor: `x${nextCursor}` })).rejects.toMatchObject({ fields: { cursor: [expect.any(Object)] } });
  });
});

describe("signing out", () => {
  test("ends this session with its refresh token, and no other", async () => {
    const call = context(phone.actor);
    await signOut(call, {});
    expect([await alive(phone), await alive(script), await alive(laptop)]).toEqual([false, true, true]);
    await expect(refresh(context(guest), { refreshToken: phone.refreshToken })).rejects.toMatchObject({ code: "unauthenticated" });
    expect([...(await auditOf(call.requestId))]).toMatchObject([{ action: "account.signOut", outcome: "success" }]);
    expect((await listSessions(context(script.actor), {})).data).toHaveLength(2);
  });
});

describe("revoking", () => {
  test("one device signs it out at once", async () => {
    const call = context(laptop.actor);
    await revokeSession(call, { id: phone.actor.sessionId });
    expect([await alive(phone), await alive(laptop)]).toEqual([false, true]);
    expect([...(await auditOf(call.requestId))]).toEqual([{ action: "session.revoke", outcome: "success", resource_id: phone.actor.sessionId }]);
  });

  test("the same device twice is no error", async () => {
    await revokeSession(context(laptop.actor), { id: phone.actor.sessionId });
    await expect(revokeSession(context(laptop.actor), { id: phone.actor.sessionId })).resolves.toEqual({});
  });

  test("all others signs them out at once; the caller stays signed in", async () => {
    await revokeOtherSessions(context(laptop.actor), {});
    expect([await alive(laptop), await alive(script), await alive(phone)]).toEqual([true, false, false]);
  });

  test("another person's device is answered as if it did not exist, and audited", async () => {
    const [stranger] = await person();
    const call = context(stranger.actor);
    await expect(revokeSession(call, { id: phone.actor.sessionId })).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeSession(context(stranger.actor), { id: v7() })).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeSession(context(stranger.actor), { id: "mine" })).rejects.toMatchObject({ code: "invalid_input", fields: { id: [expect.any(Object)] } });
    await expect(revokeSession(context(guest), { id: phone.actor.sessionId })).rejects.toMatchObject({ code: "unauthenticated" });
    expect([...(await auditOf(call.requestId))]).toEqual([{ action: "session.revoke", outcome: "denied", resource_id: phone.actor.sessionId }]);
    expect(await alive(phone)).toBe(true);
  });

  test("works although the session was loaded between the change and its commit", async () => {
    let releaseNow = () => {};
    const release = new Promise<void>((resolve) => (releaseNow = resolve));
    // The database owner locks the audit table, so the revocation waits just before its commit.
    const owner = postgres(env().DATABASE_URL, { max: 1 });
    const holding = owner.begin(async (tx) => {
      await tx`lock table audit_logs in exclusive mode`;
      await release;
    });
    await expect.poll(isAuditLocked).toBe(true);
    const revoking = revokeSession(context(laptop.actor), { id: phone.actor.sessionId });
    await expect.poll(isAuditAwaited).toBe(true);
    expect(await alive(phone)).toBe(true);
    releaseNow();
    await Promise.all([holding, revoking]);
    await owner.end();
    expect(await alive(phone)).toBe(false);
  });

  test("works although a request is loading the session at the same time", async () => {
    for (let i = 0; i < 10; i++) {
      const [, target, other] = await person();
      await Promise.all([revokeSession(context(other.actor), { id: target.actor.sessionId }), ...Array.from({ length: 20 }, () => alive(target))]);
      expect(await alive(target)).toBe(false);
    }
  });
});
