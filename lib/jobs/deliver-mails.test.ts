import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { outbox } from "@/db/schema/kernel";
import { makePatient } from "@/lib/domain/testing/fixtures";
import { savePreference } from "@/lib/domain/notifications/queries";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import { provideEnv } from "@/lib/platform/config/env";
import { closeMail, type Mail } from "@/lib/platform/mail/send";
import { deliverMails } from "./deliver-mails";
import type { Outgoing } from "./mails";
import { mailServer } from "./testing/mail-server";

const db = database();
let server: Awaited<ReturnType<typeof mailServer>>;
beforeAll(async () => {
  server = await mailServer();
  provideEnv({ SMTP_URL: server.url, MAIL_FROM: "care@example.in" });
});
afterEach(() => void server.letters.splice(0));
afterAll(async () => {
  closeMail();
  await server.close();
  provideEnv({ SMTP_URL: "", MAIL_FROM: "" });
});

async function event(topic = "account.passwordChanged"): Promise<ClaimedEvent> {
  const [row] = await db.insert(outbox).values({ topic, payload: {} }).returning();
  return { id: row!.id, topic, payload: {}, attempts: 1, sent: [], createdAt: row!.createdAt };
}
let n = 0;
const address = () => `person-${n++}@example.test`;
const mailTo = (to: string): Mail => ({ id: `0199aaaa-0000-7000-8000-${String(n++).padStart(12, "0")}`, to, subject: "s", text: "t", html: "h" });
const outgoing = (...mails: Mail[]) => async (): Promise<Outgoing[]> => mails.map((mail) => ({ to: mail.to, account: undefined, mail }));
const received = (to: string) => server.letters.filter((letter) => letter.to === to);

describe("the mails of an event, by a real mail server,", () => {
  test("are each sent once, however often the event is tried", async () => {
    const [one, mail] = [await event(), mailTo(address())];
    for (let tries = 0; tries < 3; tries++) await deliverMails(one, { db, mailsOf: outgoing(mail) });
    expect(received(mail.to)).toHaveLength(1);
  });

  test("reach the others if the server refuses one recipient; that one is given up", async () => {
    const [one, bad, good] = [await event(), mailTo(address()), mailTo(address())];
    server.behave(bad.to, "refuse");
    const tried = () => deliverMails(one, { db, mailsOf: outgoing(bad, good) });
    await expect(tried()).rejects.toMatchObject({ isFinal: true, isUnanswered: false, message: "EENVELOPE 550" });
    await expect(tried()).rejects.toMatchObject({ isFinal: true });
    expect(received(good.to)).toHaveLength(1);
    expect(received(bad.to)).toHaveLength(0);
  });

  test("wait for a server that is slow to answer", async () => {
    const [one, mail] = [await event(), mailTo(address())];
    server.behave(mail.to, "delay");
    await deliverMails(one, { db, mailsOf: outgoing(mail) });
    expect(received(mail.to)).toHaveLength(1);
  });

  test.each([["drop", 0], ["takeThenDrop", 2]] as const)("are sent a second time and never a third, under the same id, if the server ends the line without an answer (%s)", async (how, copies) => {
    const [one, mail] = [await event(), mailTo(address())];
    server.behave(mail.to, how);
    const tried = () => deliverMails(one, { db, mailsOf: outgoing(mail) });
    for (let tries = 0; tries < 2; tries++) await expect(tried()).rejects.toMatchObject({ isUnanswered: true, isFinal: false });
    server.behave(mail.to, "take");
    await tried();
    expect(received(mail.to)).toHaveLength(copies);
    expect(new Set(received(mail.to).map(({ id }) => id)).size).toBe(Math.min(1, copies));
  });

  test("are tried again as long as nobody is there to take them", async () => {
    const [one, mail] = [await event(), mailTo(address())];
    provideEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
    closeMail();
    for (let tries = 0; tries < 4; tries++) await expect(deliverMails(one, { db, mailsOf: outgoing(mail) })).rejects.toMatchObject({ isUnanswered: false, isFinal: false });
    provideEnv({ SMTP_URL: server.url });
    closeMail();
    await deliverMails(one, { db, mailsOf: outgoing(mail) });
    expect(received(mail.to)).toHaveLength(1);
  });

  test("are not sent to an address that the server would lose", async () => {
    const one = await event();
    await expect(deliverMails(one, { db, mailsOf: outgoing(mailTo("आशा@example.test")) })).rejects.toMatchObject({ isFinal: true, message: "EADDRESS" });
  });

  test("are sent again in part only if another process was killed in between", async () => {
    const [one, first, second] = [await event(), mailTo(address()), mailTo(address())];
    // A process that was killed leaves the note that it had begun the second mail.
    await deliverMails(one, { db, mailsOf: outgoing(first) });
    await db.execute(sql`insert into deliveries (event_id, channel, recipient, unanswered) values (${one.id}, 'email', ${second.to}, 1)`);
    await deliverMails(one, { db, mailsOf: outgoing(first, second) });
    expect([received(first.to).length, received(second.to).length]).toEqual([1, 1]);
  });

  test("are not sent to an account that switched mails of this kind off; mails about the account itself cannot be switched off", async () => {
    const { id } = await makePatient();
    const mails = (mail: Mail) => async (): Promise<Outgoing[]> => [{ to: "patient", account: id, mail }];
    for (const kind of ["visits", "account"] as const) await savePreference(db, id, kind, { app: true, email: false, sms: false });
    const [off, on] = [mailTo(address()), mailTo(address())];
    await deliverMails(await event("consultation.booked"), { db, mailsOf: mails(off) });
    await deliverMails(await event("account.passwordChanged"), { db, mailsOf: mails(on) });
    expect([received(off.to).length, received(on.to).length]).toEqual([0, 1]);
  });
});
