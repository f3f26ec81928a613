import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context, makePatient } from "@/lib/domain/testing/fixtures";
import { type Actor, guest, system } from "@/lib/core/actor";
import { actorOfAccessToken } from "../sessions/authenticate";
import { readLink } from "../links/read";
import { readProfile } from "../profile/read";
import { register } from "./register";
import { resendVerification } from "./resend-verification";
import { verifyEmail } from "./verify-email";

const db = database();
let number = 0;
let actor: Actor & { kind: "user" };
const verified = async () => (await readProfile(context(actor), {})).emailVerified;
const expired = { code: "invalid_input", fields: { token: [{ key: "refusals.link.expired" }] } };

/** The links that the events in the outbox ask to send to this person, oldest first. */
async function links() {
  const events = await db.execute<{ id: string }>(sql`
    select payload ->> 'linkId' as id from outbox where payload ->> 'userId' = ${actor.id} and payload ? 'linkId' order by id`);
  const made = await Promise.all(events.map(({ id }) => readLink(context(system("outbox.deliver")), { id })));
  return made.flatMap((link) => (link ? [link.token] : []));
}

beforeEach(async () => {
  const email = `verify.${process.pid}.${number++}@example.in`;
  const { accessToken } = await register(context(guest), { email, password: "monsoon lantern tamarind", role: "patient", firstName: "Asha", lastName: "Rao" });
  actor = (await actorOfAccessToken(accessToken)) as typeof actor;
});

describe("confirming an address", () => {
  test("works with the link in the mail, and writes an audit row", async () => {
    expect(await verified()).toBe(false);
    const [token] = await links();
    const call = context(guest);
    await verifyEmail(call, { token: token! });
    expect(await verified()).toBe(true);
    const audit = await db.execute(sql`select action, outcome, resource_id, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([{ action: "account.verifyEmail", outcome: "success", resource_id: actor.id, details: null }]);
  });

  test("again with the same link, in a second tab or by a mail scanner, is no error and changes nothing", async () => {
    const [token] = await links();
    await Promise.all(Array.from({ length: 5 }, () => verifyEmail(context(guest), { token: token! })));
    const [before] = await db.execute(sql`select email_verified_at from users where id = ${actor.id}`);
    await verifyEmail(context(guest), { token: token! });
    expect(await db.execute(sql`select email_verified_at from users where id = ${actor.id}`)).toEqual([before]);
  });

  test("is refused a day later, and with a link that we did not make", async () => {
    const [token] = await links();
    await db.execute(sql`update account_tokens set expires_at = now() where user_id = ${actor.id}`);
    for (const wrong of [token!, "x", `${token}x`]) await expect(verifyEmail(context(guest), { token: wrong })).rejects.toMatchObject(expired);
    expect(await verified()).toBe(false);
    expect(await links()).toEqual([]);
  });

  test("cannot be done with only a copy of the database: neither the links table nor the outbox holds the secret", async () => {
    const [token] = await links();
    const [row] = await db.execute<{ token_hash: string; id: string }>(sql`select id, token_hash from account_tokens where user_id = ${actor.id}`);
    const events = JSON.stringify(await db.execute(sql`select payload from outbox`));
    const audit = JSON.stringify(await db.execute(sql`select * from audit_logs`));
    for (const text of [JSON.stringify(row), events, audit]) expect(text).not.toContain(token);
    for (const guess of [row!.token_hash, row!.id]) await expect(verifyEmail(context(guest), { token: guess })).rejects.toMatchObject(expired);
  });
});

describe("asking for the mail again", () => {
  test("makes a new link, at most a few times an hour", async () => {
    for (let n = 0; n < 3; n++) await resendVerification(context(actor), {});
    await expect(resendVerification(context(actor), {})).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: 3600 });
    const all = await links();
    expect(new Set(all).size).toBe(4);
    await verifyEmail(context(guest), { token: all.at(-1)! });
    expect(await links()).toEqual([]);
  });

  test("does nothing once the address is confirmed, and is for people who are signed in", async () => {
    await verifyEmail(context(guest), { token: (await links())[0]! });
    await resendVerification(context(actor), {});
    expect(await links()).toEqual([]);
    await expect(resendVerification(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

test("only the system can read a link's secret", async () => {
  const other = await makePatient();
  const [row] = await db.execute<{ id: string }>(sql`select id from account_tokens where user_id = ${actor.id}`);
  await expect(readLink(context(other.actor), { id: row!.id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(readLink(context(guest), { id: row!.id })).rejects.toMatchObject({ code: "unauthenticated" });
});
