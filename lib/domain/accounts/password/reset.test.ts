import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { guest, system } from "@/lib/core/actor";
import { actorOfAccessToken } from "../sessions/authenticate";
import { changePassword } from "./change";
import { readLink } from "../links/read";
import { refresh } from "../sessions/refresh";
import { register } from "../registration/register";
import { requestPasswordReset } from "./request-reset";
import { resetPassword } from "./reset";
import { signIn } from "../sign-in/sign-in";

const db = database();
const oldPassword = "monsoon lantern tamarind";
const newPassword = "copper heron before dawn";
let number = 0;
let email: string;
let id: string;
let session: { accessToken: string; refreshToken: string };

beforeEach(async () => {
  await db.execute(sql`delete from outbox`);
  email = `forgot.${process.pid}.${number++}@example.in`;
  const made = await register(context(guest), { email, password: oldPassword, role: "patient", firstName: "Asha", lastName: "Rao" });
  id = made.user.id;
  session = made;
});

const ask = (address = email) => requestPasswordReset(context(guest), { email: address });
const signsIn = (password: string) => signIn(context(guest), { email, password }).then(() => true, () => false);
const spent = { code: "invalid_input", fields: { token: [{ key: "refusals.link.usedOrExpired" }] } };

/** The links that the delivery would send for the requests so far, newest last; a request for an unknown address has none. */
async function links() {
  const events = await db.execute<{ id: string }>(sql`
    select payload ->> 'linkId' as id from outbox where topic = 'account.passwordResetRequested' order by outbox.id`);
  const made = await Promise.all(events.map((event) => readLink(context(system("outbox.deliver")), { id: event.id })));
  return made.flatMap((link) => (link?.recipient.id === id ? [link.token] : []));
}

describe("a forgotten password", () => {
  test("is replaced with the link in the mail: every device is signed out, and the owner is told", async () => {
    await ask(email.toUpperCase());
    const [token] = await links();
    const call = context(guest);
    await resetPassword(call, { token: token!, newPassword });
    expect([await signsIn(oldPassword), await signsIn(newPassword)]).toEqual([false, true]);
    expect(await actorOfAccessToken(session.accessToken)).toBeUndefined();
    await expect(refresh(context(guest), { refreshToken: session.refreshToken })).rejects.toMatchObject({ code: "unauthenticated" });
    const told = await db.execute(sql`select payload from outbox where topic = 'account.passwordChanged'`);
    expect([...told]).toEqual([{ payload: { userId: id } }]);
    const audit = await db.execute(sql`select action, actor_role, outcome, resource_id, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([{ action: "account.resetPassword", actor_role: "guest", outcome: "success", resource_id: id, details: null }]);
  });

  test("can be requested for any valid address; the answer does not tell who has an account", async () => {
    await db.execute(sql`update users set status = 'suspended' where id = ${id}`);
    const before = (await db.execute(sql`select from account_tokens`)).length;
    for (const address of ["nobody@example.in", email]) expect(await ask(address)).toEqual({});
    expect(await links()).toEqual([]);
    // A row and an event for each, whether or not the account exists.
    expect((await db.execute(sql`select from account_tokens`)).length).toBe(before + 2);
    expect((await db.execute(sql`select from outbox where topic = 'account.passwordResetRequested'`)).length).toBe(2);
    await expect(ask("no address")).rejects.toMatchObject({ code: "invalid_input", fields: { email: [expect.any(Object)] } });
  });

  test("takes the same time for an address with an account and for one without", async () => {
    const known: number[] = [];
    const unknown: number[] = [];
    const timed = async (into: number[], address: string) => {
      const startedAt = performance.now();
      await ask(address);
      into.push(performance.now() - startedAt);
    };
    for (let n = 0; n < 60; n++) {
      // Removes the limit of four an hour, which would make the two addresses equal after four.
      await db.execute(sql`delete from account_tokens`);
      await timed(known, email);
      await timed(unknown, `nobody${n}@example.in`);
    }
    const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length / 2]!;
    expect(Math.abs(median(known) - median(unknown))).toBeLessThan(Math.max(1, 0.5 * median(unknown)));
  });

  test("causes at most four mails an hour", async () => {
    for (let n = 0; n < 7; n++) await ask();
    expect(await links()).toHaveLength(4);
    await db.execute(sql`update account_tokens set created_at = created_at - interval '61 minutes' where user_id = ${id}`);
    await ask();
    expect(await links()).toHaveLength(5);
  });

  test("cannot be replaced a second time, neither with the used link nor with another one that was sent", async () => {
    await ask();
    await ask();
    const [first, second] = await links();
    await resetPassword(context(guest), { token: first!, newPassword });
    for (const token of [first!, second!]) await expect(resetPassword(context(guest), { token, newPassword: "violet quarry under snow" })).rejects.toMatchObject(spent);
    expect(await signsIn(newPassword)).toBe(true);
  });

  test("is replaced once if one link is used ten times at once", async () => {
    await ask();
    const [token] = await links();
    const wanted = Array.from({ length: 10 }, (_, n) => `violet quarry under snow ${n}`);
    const results = await Promise.allSettled(wanted.map((password) => resetPassword(context(guest), { token: token!, newPassword: password })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject(spent);
    expect(await signsIn(wanted[results.findIndex(({ status }) => status === "fulfilled")]!)).toBe(true);
  });

  test("is not replaced after half an hour, for a suspended account, or with a link for another purpose", async () => {
    await ask();
    const [token] = await links();
    await db.execute(sql`update users set status = 'suspended' where id = ${id}`);
    await expect(resetPassword(context(guest), { token: token!, newPassword })).rejects.toMatchObject(spent);
    await db.execute(sql`update users set status = 'active' where id = ${id}`);
    const [confirm] = await db.execute<{ id: string }>(sql`select id from account_tokens where user_id = ${id} and purpose = 'verify_email'`);
    const other = await readLink(context(system("outbox.deliver")), { id: confirm!.id });
    await expect(resetPassword(context(guest), { token: other!.token, newPassword })).rejects.toMatchObject(spent);
    await db.execute(sql`update account_tokens set expires_at = now() where user_id = ${id}`);
    await expect(resetPassword(context(guest), { token: token!, newPassword })).rejects.toMatchObject(spent);
    expect(await signsIn(oldPassword)).toBe(true);
  });

  test.each(["short", "password password", "asha rao asha rao", "michaeljordan23"])("is not replaced by a weak one, and the link stays valid: %s", async (weak) => {
    await ask();
    const [token] = await links();
    const refused = resetPassword(context(guest), { token: token!, newPassword: weak });
    await expect(refused).rejects.toMatchObject({ code: "invalid_input", fields: { newPassword: [expect.any(Object)] } });
    await resetPassword(context(guest), { token: token!, newPassword });
    expect(await signsIn(newPassword)).toBe(true);
  });

  test("leaves no session of a sign-in with the old one that ran at the same time", async () => {
    await ask();
    const [token] = await links();
    const trying = Array.from({ length: 5 }, () => signIn(context(guest), { email, password: oldPassword }).catch(() => undefined));
    await resetPassword(context(guest), { token: token!, newPassword });
    for (const opened of await Promise.all(trying)) {
      if (opened) expect(await actorOfAccessToken(opened.accessToken)).toBeUndefined();
    }
  });

  test("proves that its owner reads the mailbox, so the address counts as confirmed", async () => {
    await ask();
    await resetPassword(context(guest), { token: (await links())[0]!, newPassword });
    const [row] = await db.execute(sql`select email_verified_at is not null as verified from users where id = ${id}`);
    expect(row).toEqual({ verified: true });
  });
});

test("a mail tells the owner about a changed password", async () => {
  const actor = (await actorOfAccessToken(session.accessToken))!;
  await changePassword(context(actor), { currentPassword: oldPassword, newPassword });
  const told = await db.execute(sql`select payload from outbox where topic = 'account.passwordChanged'`);
  expect([...told]).toEqual([{ payload: { userId: id } }]);
});
