import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { makePerson } from "@/lib/domain/testing/mfa";
import { guest } from "@/lib/core/actor";
import { actorOfSession, forgetSession } from "./authenticate";
import { listSessions } from "./list";
import { readOwnSession } from "./read-own";
import { refresh } from "./refresh";
import { isIdle } from "./idle";
import { signIn } from "../sign-in/sign-in";

async function unusedFor(minutes: number, sessionId: string) {
  await database().execute(sql`update sessions set last_seen_at = now() - make_interval(mins => ${minutes}) where id = ${sessionId}`);
  forgetSession(sessionId);
}

describe("a doctor's session", () => {
  test("that was unused for half an hour is refused, and a request does not revive it", async () => {
    const [{ actor: colleague }, { actor }] = [await makePerson("doctor"), await makePerson("doctor")];
    await unusedFor(29, colleague.sessionId);
    expect(await actorOfSession(colleague.sessionId)).toBeDefined();
    await unusedFor(32, actor.sessionId);
    expect(await actorOfSession(actor.sessionId)).toBeUndefined();
    // Longer than the second after which last uses are written.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    forgetSession(actor.sessionId);
    expect(await actorOfSession(actor.sessionId)).toBeUndefined();
  });

  test("cannot be refreshed after that: it ends, with an audit row", async () => {
    const { actor, refreshToken } = await makePerson("doctor");
    await unusedFor(32, actor.sessionId);
    const call = context(guest);
    await expect(refresh(call, { refreshToken })).rejects.toMatchObject({ code: "unauthenticated" });
    const [session] = await database().execute(sql`select revoked_reason from sessions where id = ${actor.sessionId}`);
    expect(session).toEqual({ revoked_reason: "idle_timeout" });
    const audit = await database().execute(sql`select outcome, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([{ outcome: "denied", details: { code: "unauthenticated", reason: "idle_timeout", sessionId: actor.sessionId } }]);
  });

  test("is not kept alive longer by refreshes than by requests", async () => {
    const { actor, refreshToken } = await makePerson("doctor");
    await unusedFor(20, actor.sessionId);
    const next = await refresh(context(guest), { refreshToken });
    await unusedFor(32, actor.sessionId);
    await expect(refresh(context(guest), next)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("is no longer in the list of devices after that", async () => {
    const person = await makePerson("doctor");
    await signIn(context(guest), { email: person.email, password: "monsoon lantern tamarind" });
    expect((await listSessions(context(person.actor), {})).data).toHaveLength(2);
    await database().execute(sql`update sessions set last_seen_at = now() - interval '32 minutes' where user_id = ${person.id} and id <> ${person.actor.sessionId}`);
    expect((await listSessions(context(person.actor), {})).data).toHaveLength(1);
  });

  test("tells its client when it ends", async () => {
    const { actor } = await makePerson("doctor");
    expect(await readOwnSession(context(actor), {})).toEqual({ id: actor.sessionId, userId: actor.id, role: "doctor", strength: "password", idleTimeoutSeconds: 1800 });
    await expect(readOwnSession(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a patient's session", () => {
  test("may be unused for a long time", async () => {
    const { actor, refreshToken } = await makePerson();
    await unusedFor(7 * 24 * 60, actor.sessionId);
    expect(await actorOfSession(actor.sessionId)).toBeDefined();
    await expect(refresh(context(guest), { refreshToken })).resolves.toBeDefined();
    expect(await readOwnSession(context(actor), {})).toMatchObject({ idleTimeoutSeconds: null });
  });
});

test("no session ends early because its last use is recorded only to the minute", () => {
  const now = new Date("2026-11-01T10:00:00Z");
  const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  expect(isIdle("admin", ago(15 * 60 + 64), now)).toBe(false);
  expect(isIdle("admin", ago(15 * 60 + 66), now)).toBe(true);
  expect(isIdle("doctor", ago(30 * 60 + 64), now)).toBe(false);
  expect(isIdle("patient", ago(1e7), now)).toBe(false);
});
