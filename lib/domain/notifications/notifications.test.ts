import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { profiles } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { outbox } from "@/db/schema/kernel";
import { patientCarers } from "@/db/schema/patients";
import { system } from "@/lib/core/actor";
import { encryptedPhone } from "@/lib/domain/accounts/profile/phone-columns";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { listEvents } from "@/lib/domain/events/list";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { listNotifications } from "./list";
import { markNotification } from "./mark";
import { markAllNotifications } from "./mark-all";
import { pruneNotifications } from "./prune";
import { readChannels } from "./read-channels";
import { readNotificationPreferences } from "./read-preferences";
import { isReminderDue, remindOfVisits } from "./remind";
import { setNotificationPreferences } from "./set-preferences";
import { writeNotifications } from "./write";

type Someone = Awaited<ReturnType<typeof makePatient>>;
const db = database();
const write = (accountId: string, more: { eventId?: string; consultationId?: string; kind?: "visits" | "account"; notice?: string } = {}) => {
  const { eventId = v7(), kind = "visits", notice = "bookedPatient", consultationId } = more;
  return writeNotifications(context(system("notification.write")), { told: [{ eventId, kind, accountId, notice, consultationId }] });
};
const read = (person: Someone, input = {}) => listNotifications(context(person.actor), input);
let hours = 30;

async function visit({ patient, patientId }: { patient?: Someone; patientId?: string } = {}) {
  const [who, doctor] = [patient ?? (await makePatient()), await makeDoctor()];
  const slot = await makeSlot(doctor.id, { startsInHours: hours++ });
  const { id } = await bookConsultation(context(who.actor), { slotId: slot.id, patientId, complaint: "Burning in the chest", mode: "video" });
  return { id, patient: who, doctor };
}

describe("a notification", () => {
  test("is written once for an event, told to the stream of its account, and read by that account alone", async () => {
    const [person, other] = [await makePatient(), await makePatient()];
    const eventId = v7();
    expect(await write(person.id, { eventId, kind: "account", notice: "passwordChanged" })).toEqual({ written: 1 });
    expect(await write(person.id, { eventId, kind: "account", notice: "passwordChanged" })).toEqual({ written: 0 });
    const { data, unreadCount } = await read(person);
    expect(data).toEqual([{ id: expect.any(String), kind: "account", notice: "passwordChanged", consultation: null, subjectId: null, createdAt: expect.any(String), readAt: null }]);
    expect(unreadCount).toBe(1);
    expect(await read(other)).toMatchObject({ data: [], unreadCount: 0 });
    expect((await listEvents(context(person.actor), { after: 0 })).events).toMatchObject([{ kind: "notice", consultationId: null }]);
    await expect(markNotification(context(other.actor), { id: data[0]!.id, read: true })).rejects.toMatchObject({ code: "not_found" });
    await expect(markNotification(context(person.actor), { id: v7(), read: true })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is written once although ten processes write it at the same time", async () => {
    const [person, eventId] = [await makePatient(), v7()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => write(person.id, { eventId })));
    expect(answers.reduce((sum, { written }) => sum + written, 0)).toBe(1);
    expect((await listEvents(context(person.actor), { after: 0 })).events).toHaveLength(1);
  });

  test("can be marked as read and as unread; all of them at once too", async () => {
    const person = await makePatient();
    for (let n = 0; n < 3; n++) await write(person.id);
    const [newest] = (await read(person)).data;
    expect(await markNotification(context(person.actor), { id: newest!.id, read: true })).toMatchObject({ readAt: expect.any(String) });
    expect((await read(person, { unread: true })).data).toHaveLength(2);
    expect(await markNotification(context(person.actor), { id: newest!.id, read: false })).toMatchObject({ readAt: null });
    await markAllNotifications(context(person.actor), {});
    expect(await read(person)).toMatchObject({ unreadCount: 0, data: [{}, {}, {}] });
  });

  test("about a visit says when and with whom, and for whom to a carer, and nothing about health; it is gone once its reader may not read the visit", async () => {
    const mother = await makePatient();
    const child = await makeDependent(mother.id);
    const { id, doctor } = await visit({ patient: mother, patientId: child.id });
    await write(mother.id, { consultationId: id });
    await write(doctor.id, { consultationId: id, notice: "bookedDoctor" });
    const { data } = await read(mother);
    expect(data).toMatchObject([{ notice: "bookedPatient", consultation: { id, doctorName: "Dr. Meera Iyer", patientName: "Aarav Rao", isOwn: false } }]);
    expect(JSON.stringify([data, (await read(doctor)).data])).not.toMatch(/burning/i);
    await db.update(patientCarers).set({ until: new Date() }).where(and(eq(patientCarers.accountId, mother.id), eq(patientCarers.patientId, child.id)));
    expect(await read(mother)).toMatchObject({ data: [], unreadCount: 0 });
    await expect(markNotification(context(mother.actor), { id: data[0]!.id, read: true })).rejects.toMatchObject({ code: "not_found" });
    expect((await read(doctor)).data).toHaveLength(1);
  });

  test("comes page by page, the newest first, and is deleted after half a year", async () => {
    const person = await makePatient();
    for (let n = 0; n < 3; n++) await write(person.id);
    const first = await read(person, { limit: 2 });
    const rest = await read(person, { limit: 2, cursor: first.nextCursor! });
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual([...first.data, ...rest.data].map(({ id }) => id).toSorted().toReversed());
    expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([2, 1, null]);
    await db.execute(sql`update notifications set created_at = now() - interval '181 days' where id = ${rest.data[0]!.id}`);
    expect(await pruneNotifications(context(system("notification.prune")), {})).toMatchObject({ deleted: 1 });
    expect((await read(person)).data).toHaveLength(2);
  });
});

describe("where somebody hears of what", () => {
  const set = (person: { actor: Someone["actor"] }, preferences: Parameters<typeof setNotificationPreferences>[1]["preferences"]) => setNotificationPreferences(context(person.actor), { preferences });

  test("begins with the app and mail, for a doctor's reminders with the app alone; each role has its kinds", async () => {
    const of = async (person: { actor: Someone["actor"] }) => (await readNotificationPreferences(context(person.actor), {})).preferences;
    const [patient, doctor, admin] = [await of(await makePatient()), await of(await makeDoctor()), await of(await makeAdmin())];
    expect(patient.map(({ kind }) => kind)).toEqual(["visits", "reminders", "payments", "waitingList", "prescriptions", "people", "account"]);
    expect(patient.every(({ app, email, sms }) => app && email && !sms)).toBe(true);
    expect(doctor.find(({ kind }) => kind === "reminders")).toMatchObject({ app: true, email: false });
    expect(admin).toEqual([{ kind: "account", app: true, email: true, sms: false, fixed: ["app", "email", "sms"] }]);
  });

  test("is kept by kind and channel, and what is left out stays", async () => {
    const person = await makePatient();
    await set(person, [{ kind: "visits", app: false }]);
    await set(person, [{ kind: "visits", email: false }, { kind: "people", email: false }]);
    const { preferences } = await readNotificationPreferences(context(person.actor), {});
    expect(preferences.find(({ kind }) => kind === "visits")).toMatchObject({ app: false, email: false });
    expect(preferences.find(({ kind }) => kind === "people")).toMatchObject({ app: true, email: false });
    expect(await write(person.id)).toEqual({ written: 0 });
    expect(await write(person.id, { kind: "account", notice: "passwordChanged" })).toEqual({ written: 1 });
  });

  test("is refused by field where it cannot be, and then nothing is saved", async () => {
    const [person, admin] = [await makePatient(), await makeAdmin()];
    const refused = set(person, [{ kind: "visits", app: false }, { kind: "account", email: false }, { kind: "reminders", sms: true }, { kind: "prescriptions", sms: true }]);
    await expect(refused).rejects.toMatchObject({
      code: "invalid_input",
      fields: { "preferences.1.email": [{ key: "fields.notification.always" }], "preferences.2.sms": [{ key: "fields.notification.needsPhone" }], "preferences.3.sms": [{ key: "fields.notification.neverByText" }] },
    });
    expect((await readNotificationPreferences(context(person.actor), {})).preferences[0]).toMatchObject({ app: true });
    await expect(set(admin, [{ kind: "visits", app: false }])).rejects.toMatchObject({ fields: { "preferences.0.kind": [{ key: "fields.notification.notForYou" }] } });
  });

  test("by text message needs a number, which only the sender of messages is told", async () => {
    const person = await makePatient();
    await db.update(profiles).set(encryptedPhone(person.id, "+919845012345")).where(eq(profiles.personId, person.id));
    await set(person, [{ kind: "reminders", sms: true }]);
    const asked = (["reminders", "visits"] as const).map((kind) => ({ accountId: person.id, kind }));
    expect(await readChannels(context(system("notification.channels")), { asked })).toMatchObject([{ sms: true, phone: "+919845012345" }, { sms: false, phone: null }]);
  });
});

describe("a reminder", () => {
  /** A visit that begins in so many minutes, booked so many minutes before that. */
  async function planned(minutes: number, { bookedBefore = 3000, status = "scheduled" as const } = {}) {
    const { id } = await visit();
    const startsAt = new Date(Date.now() + minutes * 60_000);
    await db.update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 60_000), createdAt: new Date(startsAt.getTime() - bookedBefore * 60_000), status }).where(eq(consultations.id, id));
    return id;
  }
  const remind = () => remindOfVisits(context(system("notification.remind")), {});
  const made = async (id: string) =>
    (await db.select({ payload: outbox.payload }).from(outbox).where(sql`${outbox.topic} = 'consultation.reminderDue' and ${outbox.payload} ->> 'consultationId' = ${id}`)).map(({ payload }) => payload.minutesBefore);

  test.each([[1439, [1440]], [1441, []], [1300, []], [59, [60]], [40, []], [9, [10]], [3, []], [-1, []]])("of a visit that begins in %i minutes is made where it still makes sense: %j", async (minutes, expected) => {
    const id = await planned(minutes);
    await remind();
    expect(await made(id)).toEqual(expected);
  });

  test("is made once although four processes look at the same time, again for a visit that was moved, and not for one that was booked later than that", async () => {
    const [id, late] = [await planned(58), await planned(57, { bookedBefore: 30 })];
    await Promise.all([remind(), remind(), remind(), remind()]);
    await remind();
    expect(await made(id)).toEqual([60]);
    expect(await made(late)).toEqual([]);
    expect(await isReminderDue(context(system("notification.remind")), {})).toEqual({ due: false });
    await db.execute(sql`update consultations set starts_at = starts_at + interval '20 seconds' where id = ${id}`);
    await remind();
    expect(await made(id)).toEqual([60, 60]);
  });

  test("is not made for a visit that was cancelled", async () => {
    const id = await planned(9);
    await db.execute(sql`update consultations set status = 'cancelled', cancelled_at = now() where id = ${id}`);
    await remind();
    expect(await made(id)).toEqual([]);
  });

  test("leaves a trace in the audit, with a number and nothing else", async () => {
    await planned(9);
    const call = context(system("notification.remind"));
    await remindOfVisits(call, {});
    expect(await db.select({ details: auditLogs.details }).from(auditLogs).where(eq(auditLogs.requestId, call.requestId))).toEqual([{ details: { made: 1 } }]);
  });
});
