import { eq, sql } from "drizzle-orm";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { v7 } from "uuid";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { calendarFeeds } from "@/db/schema/notifications";
import { guest } from "@/lib/core/actor";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { calendarFile } from "@/lib/domain/consultations/ics";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { makeCalendarAddress } from "./make";
import { readCalendarFeed } from "./read-feed";
import { readCalendarAddress } from "./read-own";
import { revokeCalendarAddress } from "./revoke";

type Someone = Pick<Awaited<ReturnType<typeof makePatient>>, "id" | "actor">;
const made = async ({ actor }: Someone) => (await makeCalendarAddress(context(actor), {})).address.split("/").at(-1)!;
async function feed(token: string): Promise<string> {
  let text = "";
  for await (const part of (await readCalendarFeed(context(guest), { token })).chunks) text += String(part);
  return text;
}

/** What two independent parsers find in a file; both must find the same. */
function entries(file: string) {
  const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  const one = events.map((event) => ({ uid: event.uid, title: event.summary, from: event.startDate.toJSDate().toISOString(), to: event.endDate.toJSDate().toISOString(), sequence: event.sequence }));
  const other = Object.values(nodeIcal.sync.parseICS(file)).flatMap((event) => (event?.type === "VEVENT" ? [{ uid: event.uid, title: String(event.summary), from: event.start.toISOString(), to: event.end!.toISOString(), sequence: Number(event.sequence) }] : []));
  expect(other).toEqual(one);
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.endsWith("\r\n")).toBe(true);
  return one;
}

async function booked(patient: Someone, doctor: Someone, { hours, patientId }: { hours: number; patientId?: string }) {
  const slot = await makeSlot(doctor.id, { startsInHours: hours });
  return bookConsultation(context(patient.actor), { slotId: slot.id, patientId, complaint: "Burning in the chest", mode: "video" });
}

test("a calendar's address shows the visits of its owner and of the patients they care for; a doctor's names no patient; nothing clinical is in either", async () => {
  const [mother, doctor, stranger] = [await makePatient(), await makeDoctor({ firstName: "अनन्या-मीनाक्षी", lastName: "सुब्रमण्यम् अय्यर, एम.डी.; केरल विश्वविद्यालय" }), await makePatient()];
  const child = await makeDependent(mother.id);
  const visits = [await booked(mother, doctor, { hours: 24 }), await booked(mother, doctor, { hours: 26, patientId: child.id })];
  const file = await feed(await made(mother));
  expect(entries(file)).toMatchObject(visits.map(({ id, startsAt, endsAt }) => ({ uid: `${id}@amrutam`, from: new Date(startsAt).toISOString(), to: new Date(endsAt).toISOString(), title: expect.stringContaining("सुब्रमण्यम् अय्यर, एम.डी.; केरल") })));
  const own = await feed(await made(doctor));
  expect(entries(own)).toHaveLength(2);
  expect(entries(await feed(await made(stranger)))).toEqual([]);
  expect(entries(await feed(await made(await makeAdmin())))).toEqual([]);
  expect(file + own).not.toMatch(/burning/i);
  expect(own.replaceAll("\r\n ", "")).not.toMatch(/Asha|Aarav|Rao/);
});

test("a visit that was cancelled is not in the calendar any more", async () => {
  const [patient, doctor] = [await makePatient(), await makeDoctor()];
  const { id } = await booked(patient, doctor, { hours: 30 });
  const token = await made(patient);
  expect(entries(await feed(token))).toHaveLength(1);
  await cancelConsultation(context(patient.actor), { id, reason: "Better" });
  expect(entries(await feed(token))).toEqual([]);
});

test("an address is shown once and kept as a hash; a new one ends the one before, and revoking ends it; a suspended account's is dead", async () => {
  const person = await makePatient();
  expect(await readCalendarAddress(context(person.actor), {})).toEqual({ madeAt: null });
  const first = await made(person);
  expect(JSON.stringify(await db().select().from(calendarFeeds))).not.toContain(first.replace(".ics", ""));
  const second = await made(person);
  await expect(feed(first)).rejects.toMatchObject({ code: "not_found" });
  await feed(second);
  expect((await readCalendarAddress(context(person.actor), {})).madeAt).not.toBeNull();
  await db().update(users).set({ status: "suspended" }).where(eq(users.id, person.id));
  await expect(feed(second)).rejects.toMatchObject({ code: "not_found" });
  await db().update(users).set({ status: "active" }).where(eq(users.id, person.id));
  await revokeCalendarAddress(context(person.actor), {});
  await expect(feed(second)).rejects.toMatchObject({ code: "not_found" });
  await expect(feed(`${"x".repeat(43)}.ics`)).rejects.toMatchObject({ code: "not_found" });
});

test("of addresses made at once, one works", async () => {
  const person = await makePatient();
  await Promise.allSettled(Array.from({ length: 6 }, () => made(person)));
  expect(await db().$count(calendarFeeds, sql`account_id = ${person.id} and revoked_at is null`)).toBe(1);
});

test("the files of a visit that is changed and cancelled have one name and growing numbers, in two parsers", () => {
  const entry = { id: v7(), version: 1, status: "scheduled" as const, organizer: "care@example.in", startsAt: new Date("2027-01-14T20:00:00Z"), endsAt: new Date("2027-01-14T20:30:00Z"), title: "Consultation", description: "d", url: "https://care.example.in" };
  const invited = { method: "REQUEST" as const, attendee: "asha@example.in" };
  const [first] = entries(calendarFile(entry, new Date(), invited));
  const [moved] = entries(calendarFile({ ...entry, version: 2, startsAt: new Date("2027-01-14T20:10:00Z") }, new Date(), invited));
  const off = calendarFile({ ...entry, version: 3, status: "cancelled" }, new Date(), { ...invited, method: "CANCEL" });
  const [cancelled] = entries(off);
  expect([first!.sequence, moved!.sequence, cancelled!.sequence]).toEqual([1, 2, 3]);
  expect(new Set([first!.uid, moved!.uid, cancelled!.uid]).size).toBe(1);
  expect(off).toMatch(/METHOD:CANCEL\r\n[^]*STATUS:CANCELLED\r\n/);
  expect(off.replaceAll("\r\n ", "")).toContain("RSVP=FALSE:mailto:asha@example.in");
});

const db = database;
