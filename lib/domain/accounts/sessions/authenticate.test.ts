import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema/accounts";
import { makePatient } from "@/lib/domain/testing/fixtures";
import { databaseQueryDuration } from "@/lib/platform/telemetry/figures";
import { actorOfAccessToken, actorOfSession, forgetSession, forgetSessionsOf } from "./authenticate";
import { issueAccessToken, verifyAccessToken } from "./tokens";

const later = () => new Date(Date.now() + 3_600_000);

async function signedIn(expiresAt = later()) {
  const { id: userId } = await makePatient();
  const sessionId = v7();
  await database().insert(sessions).values({ id: sessionId, userId, door: "api", strength: "mfa", expiresAt });
  const claims = { userId, sessionId, role: "patient", strength: "mfa" } as const;
  return { userId, sessionId, claims, token: issueAccessToken(claims, new Date()) };
}

async function countSelects() {
  const { values } = await databaseQueryDuration.get();
  return values.find(({ metricName, labels }) => metricName?.endsWith("_count") && labels.operation === "select")?.value ?? 0;
}

const revoke = (id: string) => database().execute(sql`update sessions set revoked_at = now() where id = ${id}`);

describe("an access token", () => {
  const claims = { userId: v7(), sessionId: v7(), role: "doctor", strength: "password" } as const;
  const now = new Date("2026-11-01T10:00:00Z");
  const token = issueAccessToken(claims, now);
  const [header, payload, signature] = token.split(".") as [string, string, string];
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

  test("names the person, the session and how it was proved", () => {
    expect(verifyAccessToken(token, now.getTime())).toEqual(claims);
  });

  test("ends after fifteen minutes", () => {
    expect(verifyAccessToken(token, now.getTime() + 899_000)).toBeDefined();
    expect(verifyAccessToken(token, now.getTime() + 900_000)).toBeUndefined();
  });

  test.each([
    ["no algorithm", `${encoded({ alg: "none", typ: "at+jwt" })}.${payload}.`],
    ["another algorithm", `${encoded({ alg: "HS512", typ: "at+jwt" })}.${payload}.${signature}`],
    ["another type", `${encoded({ alg: "HS256", typ: "JWT" })}.${payload}.${signature}`],
    ["another payload", `${header}.${encoded({ sub: v7(), exp: 9e9 })}.${signature}`],
    ["no signature", `${header}.${payload}.`],
    ["half a signature", `${header}.${payload}.${signature.slice(0, 20)}`],
    ["one part", "x"],
    ["nothing", ""],
    ["a megabyte", "a".repeat(1e6)],
  ])("is refused with %s", (_, forged) => {
    expect(verifyAccessToken(forged, now.getTime())).toBeUndefined();
  });
});

describe("a session", () => {
  let person: Awaited<ReturnType<typeof signedIn>>;
  beforeEach(async () => {
    person = await signedIn();
  });

  test("makes its person the actor, with the strength that its row says", async () => {
    const expected = { kind: "user", id: person.userId, role: "patient", sessionId: person.sessionId, strength: "mfa" };
    expect(await actorOfSession(person.sessionId)).toEqual(expected);
    expect(await actorOfAccessToken(person.token)).toEqual(expected);
  });

  test("is refused once revoked: at once in the process that removes it from its cache, within five seconds in others", async () => {
    expect(await actorOfAccessToken(person.token)).toBeDefined();
    await revoke(person.sessionId);
    expect(await actorOfAccessToken(person.token)).toBeDefined();
    forgetSession(person.sessionId);
    expect(await actorOfAccessToken(person.token)).toBeUndefined();

    const other = await signedIn();
    expect(await actorOfAccessToken(other.token)).toBeDefined();
    await revoke(other.sessionId);
    await expect.poll(() => actorOfAccessToken(other.token), { timeout: 5000 }).toBeUndefined();
  });

  test("is refused after a revocation of all sessions of its person, once they are removed from the cache", async () => {
    await actorOfSession(person.sessionId);
    await revoke(person.sessionId);
    forgetSessionsOf(person.userId);
    expect(await actorOfSession(person.sessionId)).toBeUndefined();
  });

  test("is refused once it has expired, even from the cache", async () => {
    const short = await signedIn(new Date(Date.now() + 300));
    expect(await actorOfSession(short.sessionId)).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await actorOfSession(short.sessionId)).toBeUndefined();
  });

  test("of a suspended account is refused", async () => {
    await database().execute(sql`update users set status = 'suspended' where id = ${person.userId}`);
    expect(await actorOfSession(person.sessionId)).toBeUndefined();
  });

  test("is refused with a token that names another person", async () => {
    const stranger = issueAccessToken({ ...person.claims, userId: v7() }, new Date());
    expect(await actorOfAccessToken(stranger)).toBeUndefined();
  });

  test("that does not exist has no actor", async () => {
    expect(await actorOfSession(v7())).toBeUndefined();
  });

  test("records its last use to the minute", async () => {
    await database().execute(sql`update sessions set last_seen_at = now() - interval '1 hour' where id = ${person.sessionId}`);
    await actorOfSession(person.sessionId);
    const age = () =>
      database()
        .execute<{ seconds: string }>(sql`select extract(epoch from now() - last_seen_at) as seconds from sessions where id = ${person.sessionId}`)
        .then(([row]) => Number(row!.seconds));
    // Written in one statement with the other uses of the same second.
    await expect.poll(age, { timeout: 5000 }).toBeLessThan(10);
  });

  test("is loaded by the same statement as the sessions of many people who ask at once", async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => signedIn()));
    const before = await countSelects();
    const actors = await Promise.all(people.map(({ token }) => actorOfAccessToken(token)));
    expect((await countSelects()) - before).toBe(1);
    expect(actors.map((actor) => actor?.kind === "user" && actor.id)).toEqual(people.map(({ userId }) => userId));
  });
});
