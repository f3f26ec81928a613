import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { actorOfAccessToken } from "./authenticate";
import { refresh } from "./refresh";
import { register } from "../registration/register";
import { judgeRefresh, sessionEndsAt } from "./lifetime";
import { verifyAccessToken } from "./tokens";

let number = 0;
let first: Awaited<ReturnType<typeof register>>;
let sessionId: string;

beforeEach(async () => {
  const person = { email: `r${process.pid}.${number++}@example.in`, password: "monsoon lantern tamarind", firstName: "Asha", lastName: "Rao" };
  first = await register(context(guest), { ...person, role: "patient" });
  sessionId = verifyAccessToken(first.accessToken)!.sessionId;
});

const turn = (refreshToken: string, call = context(guest)) => refresh(call, { refreshToken });
/** Moves the use of all used refresh tokens to a minute earlier. */
const aMinuteLater = () => database().execute(sql`update refresh_tokens set used_at = used_at - interval '1 minute'`);
const session = async () => (await database().execute(sql`select strength, revoked_reason, expires_at from sessions where id = ${sessionId}`))[0];

describe("refreshing", () => {
  test("gives new tokens for the same session, which does not end later than before", async () => {
    const before = await session();
    const second = await turn(first.refreshToken);
    expect(second.user).toEqual(first.user);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect(verifyAccessToken(second.accessToken)).toEqual(verifyAccessToken(first.accessToken));
    const third = await turn(second.refreshToken);
    expect(await actorOfAccessToken(third.accessToken)).toMatchObject({ sessionId });
    expect(await session()).toEqual(before);
  });

  test("leaves the strength of the session as it was", async () => {
    await database().execute(sql`update sessions set strength = 'mfa' where id = ${sessionId}`);
    const { accessToken } = await turn(first.refreshToken);
    expect(verifyAccessToken(accessToken)).toMatchObject({ strength: "mfa" });
    const weak = await register(context(guest), { email: `w${number}@example.in`, password: "monsoon lantern tamarind", role: "patient", firstName: "A", lastName: "B" });
    expect(verifyAccessToken((await turn(weak.refreshToken)).accessToken)).toMatchObject({ strength: "password" });
  });

  test("twenty times at once with one token signs nobody out, and leaves one chain of tokens", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => turn(first.refreshToken)));
    expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(await session()).toMatchObject({ revoked_reason: null });
    const [{ count }] = (await database().execute<{ count: string }>(sql`select count(*) from refresh_tokens where session_id = ${sessionId}`)) as unknown as [{ count: string }];
    expect(Number(count)).toBe(2);
    await aMinuteLater();
    await expect(turn(answers[7]!.refreshToken)).resolves.toBeDefined();
  });

  test("with a token that was used long before ends its session, at once and with an audit row", async () => {
    const second = await turn(first.refreshToken);
    expect(await actorOfAccessToken(second.accessToken)).toBeDefined();
    await aMinuteLater();
    const call = context(guest);
    await expect(turn(first.refreshToken, call)).rejects.toMatchObject({ code: "unauthenticated" });

    expect(await session()).toMatchObject({ revoked_reason: "refresh_token_reused" });
    expect(await actorOfAccessToken(second.accessToken)).toBeUndefined();
    await expect(turn(second.refreshToken)).rejects.toMatchObject({ code: "unauthenticated" });
    const audit = await database().execute(sql`select outcome, resource_id, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([
      { outcome: "denied", resource_id: first.user.id, details: { code: "unauthenticated", reason: "refresh_token_reused", sessionId } },
    ]);
  });

  test("with a stolen token, by thief and owner, ends the session whoever comes first", async () => {
    const second = await turn(first.refreshToken);
    await aMinuteLater();
    await Promise.allSettled([turn(first.refreshToken), turn(second.refreshToken), turn(first.refreshToken)]);
    expect(await session()).toMatchObject({ revoked_reason: "refresh_token_reused" });
    expect(await actorOfAccessToken(second.accessToken)).toBeUndefined();
  });

  test("with an unknown token is refused", async () => {
    await expect(turn("nothing")).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(turn("x".repeat(1_000_000))).rejects.toMatchObject({ code: "invalid_input", fields: { refreshToken: [expect.any(Object)] } });
  });

  test.each([
    ["an expired session", sql`update sessions set expires_at = now() - interval '1 second'`],
    ["a revoked session", sql`update sessions set revoked_at = now()`],
    ["a suspended account", sql`update users set status = 'suspended'`],
  ])("of %s is refused", async (_, happens) => {
    await database().execute(happens);
    await expect(turn(first.refreshToken)).rejects.toMatchObject({ code: "unauthenticated" });
    await database().execute(sql`update users set status = 'active'`);
  });
});

describe("the rules of a session", () => {
  const now = new Date("2026-11-01T10:00:00Z");

  test("a used token that is sent again is a twin for ten seconds, then stolen", () => {
    expect(judgeRefresh(null, now)).toBe("fresh");
    expect(judgeRefresh(new Date(now.getTime() - 9_999), now)).toBe("twin");
    expect(judgeRefresh(new Date(now.getTime() + 50), now)).toBe("twin");
    expect(judgeRefresh(new Date(now.getTime() - 10_000), now)).toBe("stolen");
  });

  test("an administrator must sign in again every day, a patient every month", () => {
    expect(sessionEndsAt("admin", now).toISOString()).toBe("2026-11-02T10:00:00.000Z");
    expect(sessionEndsAt("patient", now).toISOString()).toBe("2026-12-01T10:00:00.000Z");
  });
});
