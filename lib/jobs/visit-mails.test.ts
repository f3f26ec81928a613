import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { outbox } from "@/db/schema/kernel";
import { notifications } from "@/db/schema/notifications";
import { encryptedPhone } from "@/lib/domain/accounts/profile/phone-columns";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { listKeptMails } from "@/lib/domain/mails/queries";
import { savePreference } from "@/lib/domain/notifications/queries";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { closeMail } from "@/lib/platform/mail/send";
import type { TextMessage } from "@/lib/platform/sms/send";
import { deliverMails } from "./deliver-mails";
import { mailsOf } from "./mails";
import { sendTexts } from "./send-texts";
import { mailServer } from "./testing/mail-server";
import { writeNotices } from "./write-notices";

const db = database();
let patient: Awaited<ReturnType<typeof makePatient>>;
let doctor: Awaited<ReturnType<typeof makeDoctor>>;
beforeEach(async () => {
  await db.delete(outbox);
  [patient, doctor] = [await makePatient({ firstName: "Asha" }), await makeDoctor({ firstName: "Meera", lastName: "Iyer" })];
});

/** The events that wait, as consumers get them, and how many there are. */
async function happened(): Promise<ClaimedEvent[]> {
  const rows = await db.select().from(outbox).where(sql`delivered_at is null`).orderBy(outbox.seq);
  await db.update(outbox).set({ deliveredAt: new Date() });
  return rows.map(({ id, topic, payload, createdAt }) => ({ id, topic, payload, createdAt, sent: [], attempts: 1 }));
}
const deliver = async () => {
  for (const event of await happened()) await deliverMails(event, { db });
};
async function book(startsAt = new Date("2027-01-14T20:00:00Z")) {
  const slot = await makeSlot(doctor.id, { startsAt });
  return bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Burning in the chest since Diwali", mode: "video" });
}

test("a booking and its cancellation are reported by mail, in the reader's own time zone, without any health data", async () => {
  await db.execute(sql`update profiles set time_zone = 'Europe/London' where user_id = ${patient.id}`);
  const { id } = await book();
  await deliver();
  const booked = await listKeptMails(db, 10);
  expect(booked.map(({ subject }) => subject).toSorted()).toEqual(["New consultation on Friday, 15 January 2027", "Your consultation on Thursday, 14 January 2027"]);
  const own = booked.find(({ subject }) => subject.startsWith("Your"))!;
  for (const words of ["Hello Asha,", "Dr. Meera Iyer", "8:00", "GMT", `/patient/consultations/${id}`]) {
    expect(own.text).toContain(words);
    expect(own.html.replaceAll("&#39;", "'")).toContain(words);
  }
  await cancelConsultation(context(patient.actor), { id, reason: "The burning has gone" });
  await deliver();
  const all = await listKeptMails(db, 10);
  expect(all.map(({ subject }) => subject).filter((subject) => subject.includes("cancelled")).toSorted()).toEqual(["Consultation on Friday, 15 January 2027 is cancelled", "Your consultation on Thursday, 14 January 2027 is cancelled"]);
  expect(JSON.stringify(all)).not.toMatch(/burning|chest|diwali/i);
  const rows = await db.execute<{ content: string }>(sql`select content from mails`);
  for (const { content } of rows) expect(content).toMatch(/^v1\.[\w-]+\.[\w-]+$/);
});

describe("the calendar entry of a visit's mail", () => {
  let server: Awaited<ReturnType<typeof mailServer>>;
  beforeAll(async () => {
    server = await mailServer();
    provideEnv({ SMTP_URL: server.url, MAIL_FROM: "Amrutam <care@example.in>" });
  });
  afterAll(async () => {
    closeMail();
    await server.close();
    provideEnv({ SMTP_URL: "", MAIL_FROM: "" });
  });
  /** The calendar parts of a mail, by the method in their header, unfolded. */
  const entriesOf = (raw: string) =>
    raw.split(/^--\S+\r?$/m).flatMap((part) => {
      const method = /^content-type: text\/calendar;[^]*?method=(\w+)/im.exec(part)?.[1];
      if (!method) return [];
      const [head, ...body] = part.trimStart().split("\r\n\r\n");
      const text = /base64/i.test(head!) ? Buffer.from(body.join(""), "base64").toString() : body.join("\r\n\r\n").replaceAll("=\r\n", "").replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
      return [{ method, text: text.replaceAll("\r\n ", "") }];
    });

  test("is in it once, under its method, names the reader, and is replaced and removed by later ones", async () => {
    const { id } = await book();
    await deliver();
    await cancelConsultation(context(doctor.actor), { id, reason: "Away" });
    await deliver();
    const [{ email }] = (await db.execute<{ email: string }>(sql`select email from users where id = ${patient.id}`)) as unknown as [{ email: string }];
    const entries = server.letters.filter(({ to }) => to === email).map(({ raw }) => entriesOf(raw));
    expect(entries.map((each) => each.map(({ method }) => method))).toEqual([["REQUEST"], ["CANCEL"]]);
    const [booked, cancelled] = entries.map(([entry]) => entry!.text);
    for (const [text, method] of [[booked, "REQUEST"], [cancelled, "CANCEL"]] as const) {
      for (const line of [`METHOD:${method}`, `UID:${id}@amrutam`, "DTSTART:20270114T200000Z", "ORGANIZER:mailto:care@example.in"]) expect(text).toContain(`\r\n${line}\r\n`);
      expect(text).toContain(`mailto:${email}`);
      expect(text).not.toMatch(/burning/i);
    }
    const sequence = (text: string) => Number(/^SEQUENCE:(\d+)/m.exec(text)![1]);
    expect(sequence(cancelled!)).toBeGreaterThan(sequence(booked!));
    expect(server.letters).toHaveLength(4);
  });

  test("is not in a reminder and not in the mail about changed clocks: both arrive, once, and name neither the reason nor the doctor in the subject", async () => {
    const { id } = await book();
    const startsAt = "2027-01-14T20:00:00.000Z";
    await happened();
    await db.insert(outbox).values([
      { topic: "consultation.reminderDue", payload: { consultationId: id, startsAt, minutesBefore: 1440 } },
      { topic: "consultation.clockChanged", payload: { consultationId: id, accountId: patient.id } },
      { topic: "consultation.clockChanged", payload: { consultationId: id, accountId: doctor.id } },
    ]);
    const before = server.letters.length;
    // A doctor is not reminded by mail unless they ask for it.
    await deliver();
    const letters = server.letters.slice(before);
    const addresses = await db.execute<{ id: string; email: string }>(sql`select id, email from users where id in (${patient.id}, ${doctor.id})`);
    const [own, doctors] = [patient.id, doctor.id].map((who) => addresses.find((row) => row.id === who)!.email);
    expect(letters.map(({ to }) => to).toSorted()).toEqual([own, own, doctors].toSorted());
    expect(new Set(letters.map((letter) => letter.id)).size).toBe(3);
    for (const { raw } of letters) {
      const [head] = raw.split("\r\n\r\n");
      const subject = /^subject: ([^]*?)\r\n(?! )/im.exec(head!)![1]!;
      expect(subject).toMatch(/consultation|clock/i);
      expect(subject).not.toMatch(/Iyer|Meera|burning|chest|Diwali/i);
      expect(raw).not.toMatch(/burning|diwali/i);
      expect(entriesOf(raw)).toEqual([]);
    }
  });
});

describe("a reminder", () => {
  const startsAt = new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 3_600_000);
  const reminder = async (consultationId: string, at = startsAt): Promise<ClaimedEvent> => {
    const payload = { consultationId, startsAt: at.toISOString(), minutesBefore: 60 };
    const [row] = await db.insert(outbox).values({ topic: "consultation.reminderDue", payload, deliveredAt: new Date() }).returning();
    return { id: row!.id, topic: "consultation.reminderDue", payload, createdAt: row!.createdAt, sent: [], attempts: 1 };
  };
  const visit = async () => {
    const { id } = await book();
    await db.update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 60_000) }).where(eq(consultations.id, id));
    return id;
  };
  const told = async (event: ClaimedEvent) => {
    await writeNotices(event);
    return (await db.select({ notice: notifications.notice }).from(notifications).where(eq(notifications.eventId, event.id))).map(({ notice }) => notice).toSorted();
  };

  test("is sent to both sides, and says nothing about health", async () => {
    const event = await reminder(await visit());
    const mails = await mailsOf(event);
    expect(mails.map(({ to }) => to)).toEqual(["patient", "doctor"]);
    expect(JSON.stringify(mails)).not.toMatch(/burning|\{\w+\}|undefined|mails\./i);
    expect(await told(event)).toEqual(["reminderDoctor", "reminderPatient"]);
  });

  test.each([
    ["was cancelled", async (id: string) => void (await cancelConsultation(context(patient.actor), { id, reason: "Better" }))],
    ["was moved", async (id: string) => void (await db.execute(sql`update consultations set starts_at = starts_at - interval '10 minutes' where id = ${id}`))],
    ["has begun", async (id: string) => void (await db.execute(sql`update consultations set status = 'in_progress', started_at = now() where id = ${id}`))],
  ])("is sent to nobody once the visit %s", async (_, change) => {
    const id = await visit();
    const event = await reminder(id);
    await change(id);
    expect(await mailsOf(event)).toEqual([]);
    expect(await told(event)).toEqual([]);
    expect(await mailsOf(await reminder(id, new Date(Date.now() - 60_000)))).toEqual([]);
  });

  test("is sent as a text message only to who wants one, once, without a name and without health data", async () => {
    const event = await reminder(await visit());
    await db.update(profiles).set(encryptedPhone(patient.id, "+919845012345")).where(eq(profiles.personId, patient.id));
    await savePreference(db, patient.id, "reminders", { app: true, email: true, sms: true });
    const sent: TextMessage[] = [];
    const send = async (message: TextMessage) => void sent.push(message);
    for (let tries = 0; tries < 2; tries++) await sendTexts(event, { db, send });
    expect(sent).toEqual([{ id: expect.any(String), to: "+919845012345", text: expect.stringMatching(/^Amrutam: Your consultation begins on .+ IST\.$/) }]);
  });
});

test("a topic that only another version of the product knows tells nobody, and breaks nothing", async () => {
  const [row] = await db.insert(outbox).values({ topic: "test.unknown", payload: {} }).returning();
  const event = { id: row!.id, topic: "test.unknown", payload: {}, createdAt: new Date(), sent: [], attempts: 1 };
  await writeNotices(event);
  await sendTexts(event, { db });
  await deliverMails(event, { db });
  expect(await db.$count(notifications, eq(notifications.eventId, event.id))).toBe(0);
});
