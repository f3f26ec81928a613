import { sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { holdWaits, password } from "@/lib/domain/testing/mfa";
import { guest, system } from "@/lib/core/actor";
import { env, provideEnv } from "@/lib/platform/config/env";
import { forgetSignInCounters } from "./prune-counters";
import { register } from "../registration/register";
import { signIn } from "./sign-in";
import { secondsToWait } from "./growing-waits";

let number = 0;
let email: string;
const home = "203.0.113.7";

async function makeOwner(address: string) {
  const owner = `owner.${process.pid}.${number++}@example.in`;
  await register(context(guest, { address }), { email: owner, password, role: "patient", firstName: "Asha", lastName: "Rao" });
  return owner;
}

beforeAll(() => provideEnv({ RATE_LIMIT_SCALE: "1" }));
beforeEach(async () => {
  await database().execute(sql`delete from sign_in_counters`);
  email = await makeOwner(home);
});

const send = (address: string, input: { email?: string; password?: string } = {}) =>
  signIn(context(guest, { address }), { email, password, ...input }).then(
    () => ({ code: "ok", wait: 0 }),
    (error: { code: string; retryAfterSeconds?: number }) => ({ code: error.code, wait: error.retryAfterSeconds ?? 0 }),
  );
const fail = (address: string, input: { email?: string } = {}) => send(address, { ...input, password: "not the password" });
/** Ends all waits, as if everybody had waited long enough. */
const waited = () => database().execute(sql`update sign_in_counters set wait_until = now() - interval '1 second' where wait_until is not null`);
const waits = async () =>
  Object.fromEntries(
    [...(await database().execute<{ kind: string; seconds: string }>(sql`select kind, extract(epoch from wait_until - last_failed_at) as seconds from sign_in_counters where failures > 0`))].map(
      ({ kind, seconds }) => [kind, seconds === null ? 0 : Number(seconds)],
    ),
  );

describe("an attacker", () => {
  test("from one address may try five times, then must wait twice as long after each failure", async () => {
    const seen = [];
    for (let i = 0; i < 18; i++) {
      expect((await fail("198.51.100.1")).code).toBe("unauthenticated");
      const { pair = 0 } = await waits();
      seen.push(pair);
      if (pair === 0) continue;
      await holdWaits();
      expect(await fail("198.51.100.1")).toMatchObject({ code: "rate_limited", wait: expect.closeTo(3600, -2) as number });
      await waited();
    }
    expect(seen).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test("learns nothing from the right password while waiting, and the try is not counted", async () => {
    for (let i = 0; i < 6; i++) await fail("198.51.100.1");
    await holdWaits();
    for (let i = 0; i < 2; i++) expect((await send("198.51.100.1")).code).toBe("rate_limited");
    expect((await fail("198.51.100.1")).code).toBe("rate_limited");
    await waited();
    expect((await send("198.51.100.1")).code).toBe("ok");
  });

  test("gains almost nothing by trying a hundred at once: only as many tries as there are database connections", async () => {
    const tries = await Promise.all(Array.from({ length: 100 }, () => fail("198.51.100.1")));
    expect(tries.filter(({ code }) => code === "unauthenticated").length).toBeLessThanOrEqual(6 + env().DB_POOL_SIZE);
    await holdWaits();
    expect((await send("198.51.100.1")).code).toBe("rate_limited");
  });

  test("from many addresses is slowed, while the owner can sign in from an address they used before", async () => {
    const answers = [];
    for (let i = 0; i < 21; i++) answers.push((await fail(`198.51.100.${i}`)).code);
    expect(new Set(answers)).toEqual(new Set(["unauthenticated"]));
    await holdWaits();
    expect((await fail("198.51.100.22")).code).toBe("rate_limited");
    expect((await send("192.0.2.99")).code).toBe("rate_limited");
    expect((await send(home)).code).toBe("ok");
    // A typing mistake of the owner there does no harm.
    expect((await fail(home)).code).toBe("unauthenticated");
    expect((await send(home)).code).toBe("ok");
  });

  test("who tries an email without an account is slowed in the same way", async () => {
    const unknown = { email: `nobody${number++}@example.in` };
    for (let i = 0; i < 6; i++) expect((await fail("198.51.100.1", unknown)).code).toBe("unauthenticated");
    await holdWaits();
    expect((await fail("198.51.100.1", unknown)).code).toBe("rate_limited");
    for (let i = 2; i < 17; i++) await fail(`198.51.100.${i}`, unknown);
    await holdWaits();
    expect((await fail("198.51.100.200", unknown)).code).toBe("rate_limited");
  });

  test("who tries one password on many accounts is slowed by the address, and a sign-in to their own account does not help", async () => {
    const own = await makeOwner("198.51.100.1");
    await database().execute(sql`delete from sign_in_counters`);
    await Promise.all(Array.from({ length: 101 }, (_, i) => fail("198.51.100.1", { email: `victim${i}@example.in` })));
    await holdWaits();
    expect((await fail("198.51.100.1", { email: "another@example.in" })).code).toBe("rate_limited");
    await waited();
    expect((await send("198.51.100.1", { email: own })).code).toBe("ok");
    expect((await fail("198.51.100.1", { email: "another@example.in" })).code).toBe("unauthenticated");
    expect((await waits()).address).toBe(2);
    await holdWaits();
    expect((await fail("198.51.100.1", { email: "athird@example.in" })).code).toBe("rate_limited");
  }, 60_000);
});

describe("honest people", () => {
  test("forty behind one clinic's address can all sign in, each after one typing mistake", async () => {
    const clinic = "198.51.100.40";
    const people = await Promise.all(Array.from({ length: 40 }, (_, i) => makeOwner(`192.0.2.${i}`)));
    const answers = await Promise.all(
      people.map(async (person) => {
        await fail(clinic, { email: person });
        return (await send(clinic, { email: person })).code;
      }),
    );
    expect(answers).toEqual(people.map(() => "ok"));
  }, 60_000);

  test("of a clinic can still sign in from its known address, although an attacker uses the same address", async () => {
    const clinic = home;
    await Promise.all(Array.from({ length: 101 }, (_, i) => fail(clinic, { email: `victim${i}@example.in` })));
    await holdWaits();
    expect((await fail(clinic, { email: "another@example.in" })).code).toBe("rate_limited");
    expect((await send(clinic)).code).toBe("ok");
  }, 60_000);

  test("start from zero again after a day without a failure, and after a success", async () => {
    for (let i = 0; i < 6; i++) await fail("198.51.100.1");
    expect(await waits()).toMatchObject({ pair: 1 });
    await database().execute(sql`update sign_in_counters set last_failed_at = last_failed_at - interval '1 day', wait_until = wait_until - interval '1 day'`);
    await fail("198.51.100.1");
    expect(await waits()).toMatchObject({ pair: 0 });
    for (let i = 0; i < 4; i++) await fail("198.51.100.1");
    expect((await send("198.51.100.1")).code).toBe("ok");
    for (let i = 0; i < 5; i++) await fail("198.51.100.1");
    expect(await waits()).toMatchObject({ pair: 0 });
  });
});

describe("what is kept", () => {
  test("contains neither account nor address in plain text", async () => {
    await fail("198.51.100.1");
    const kept = JSON.stringify(await database().execute(sql`select * from sign_in_counters`));
    expect(kept).not.toContain("198.51.100.1");
    expect(kept).not.toContain(email);
  });

  test("is deleted by the system after ninety days without a change", async () => {
    await fail("198.51.100.1");
    await database().execute(sql`update sign_in_counters set touched_at = now() - interval '91 days' where kind = 'address'`);
    expect(await forgetSignInCounters(context(system("test")), {})).toEqual({ deleted: 1, more: false });
    await expect(forgetSignInCounters(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("RATE_LIMIT_SCALE", () => {
  afterEach(() => provideEnv({ RATE_LIMIT_SCALE: "1" }));

  test("multiplies the number of free tries", async () => {
    provideEnv({ RATE_LIMIT_SCALE: "2" });
    for (let i = 0; i < 10; i++) await fail("198.51.100.1");
    expect(await waits()).toMatchObject({ pair: 0 });
    await fail("198.51.100.1");
    expect(await waits()).toMatchObject({ pair: 1 });
  });
});

describe("the pure rules", () => {
  test("make a person who is known at an address wait only for the counter of that pair", () => {
    const now = new Date();
    const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    const account = { kind: "account", waitUntil: at(100), knownUntil: null } as const;
    expect(secondsToWait([account, { kind: "pair", waitUntil: null, knownUntil: at(1) }], now)).toBe(0);
    expect(secondsToWait([account, { kind: "pair", waitUntil: at(3), knownUntil: at(1) }], now)).toBe(3);
    expect(secondsToWait([account, { kind: "pair", waitUntil: null, knownUntil: at(-1) }], now)).toBe(100);
    expect(secondsToWait([], now)).toBe(0);
  });
});
