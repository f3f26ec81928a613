import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { doctorDelays } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { system } from "@/lib/core/actor";
import { localDate, localDay } from "@/lib/clock/local-day";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { subscribe } from "@/lib/platform/channel/channel";
import { closeVisit } from "../outcome/close";
import { readDelay } from "./read-delay";
import { readQueue } from "./read-queue";
import { setDelay } from "./set-delay";

/** A place in which it is noon or soon after, so that an hour before and after now is the same day. */
const timeZone = (() => {
  const behind = (new Date().getUTCHours() + 12) % 24;
  return behind <= 12 ? `Etc/GMT+${behind}` : `Etc/GMT-${24 - behind}`;
})();
let hours = 24;

/** A visit with this doctor that begins so many minutes from now. */
async function visit(doctor: { id: string }, inMinutes: number) {
  const patient = await makePatient();
  const slot = await makeSlot(doctor.id, { startsInHours: hours++ });
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const startsAt = new Date(Date.now() + inMinutes * 60_000);
  await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, id));
  return { id, patient };
}

describe("a doctor who runs late", () => {
  it("tells all who wait today, and nobody else, and takes it back with one press", async () => {
    const doctor = await makeDoctor({ timeZone });
    const [one, two, over, another] = [await visit(doctor, 5), await visit(doctor, 40), await visit(doctor, -90), await visit(doctor, 36 * 60)];
    await database().update(consultations).set({ status: "completed" }).where(eq(consultations.id, over.id));
    const heard: string[] = [];
    const stops = [one, two, over, another].map(({ id }) => subscribe(`room ${id}`, (news) => heard.push(`${id} ${String(news.type)}`)));
    await expect(setDelay(context(doctor.actor), { state: "late", minutes: 20 })).resolves.toMatchObject({ state: "late", minutes: 20, since: expect.any(String) });
    expect(heard.toSorted()).toEqual([one, two].map(({ id }) => `${id} changed`).toSorted());
    await expect(readQueue(context(two.patient.actor), { id: two.id })).resolves.toMatchObject({ state: "waiting", ahead: 1, basis: "stated", waitMinutes: 60, delay: { state: "late", minutes: 20 } });
    await setDelay(context(doctor.actor), { state: "pause" });
    await expect(readQueue(context(two.patient.actor), { id: two.id })).resolves.toMatchObject({ basis: "paused", waitMinutes: null, estimatedStartAt: null });
    await expect(readDelay(context(doctor.actor), {})).resolves.toMatchObject({ state: "pause", minutes: null });
    await setDelay(context(doctor.actor), { state: "on_time" });
    await expect(readDelay(context(doctor.actor), {})).resolves.toEqual({ state: "on_time", minutes: null, since: null });
    const rows = await database().select().from(doctorDelays).where(eq(doctorDelays.doctorId, doctor.id)).orderBy(doctorDelays.id);
    expect(rows.map(({ kind, minutes, day, until }) => [kind, minutes, day, until !== null])).toEqual([["late", 20, localDate(new Date(), timeZone), true], ["pause", null, localDate(new Date(), timeZone), true]]);
    for (const stop of stops) stop();
  });

  it("tells those whose visit is after midnight, who wait in the same queue", async () => {
    const late = (new Date().getUTCHours() + 25) % 24;
    // A place in which it is past eleven in the evening: an hour from now is tomorrow.
    const doctor = await makeDoctor({ timeZone: late <= 12 ? `Etc/GMT+${late}` : `Etc/GMT-${24 - late}` });
    const [now, next] = [await visit(doctor, -1), await visit(doctor, 60)];
    await database().update(consultations).set({ status: "in_progress", startedAt: new Date(Date.now() - 60_000) }).where(eq(consultations.id, now.id));
    await expect(readQueue(context(next.patient.actor), { id: next.id })).resolves.toMatchObject({ state: "waiting", ahead: 1 });
    const heard: unknown[] = [];
    const stop = subscribe(`room ${next.id}`, (news) => heard.push(news.type));
    await setDelay(context(doctor.actor), { state: "late", minutes: 20 });
    expect(heard).toEqual(["changed"]);
    await expect(readQueue(context(next.patient.actor), { id: next.id })).resolves.toMatchObject({ basis: "stated", waitMinutes: 80 });
    stop();
  });

  it("has one present delay, also if twenty presses come at once", async () => {
    const doctor = await makeDoctor({ timeZone });
    await Promise.all(Array.from({ length: 20 }, (_, n) => setDelay(context(doctor.actor), { state: "late", minutes: n + 1 })));
    const rows = await database().select().from(doctorDelays).where(eq(doctorDelays.doctorId, doctor.id));
    expect([rows.length, rows.filter(({ until }) => until === null).length]).toEqual([20, 1]);
  });

  it("says for how long, and only then; patients, administrators and doctors without a practice do not", async () => {
    const doctor = await makeDoctor({ timeZone });
    for (const input of [{ state: "late" }, { state: "pause", minutes: 5 }, { state: "late", minutes: 0 }, { state: "late", minutes: 241 }, { state: "soon" }]) {
      await expect(setDelay(context(doctor.actor), input as never)).rejects.toMatchObject({ code: "invalid_input" });
    }
    for (const { actor } of [await makePatient(), await makeAdmin()]) {
      await expect(setDelay(context(actor), { state: "pause" })).rejects.toMatchObject({ code: "forbidden" });
      await expect(readDelay(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("is not said to have missed a visit while those who wait were told to", async () => {
    const doctor = await makeDoctor({ timeZone });
    const { id } = await visit(doctor, -45);
    await setDelay(context(doctor.actor), { state: "late", minutes: 10 });
    await expect(closeVisit(context(system("visit.close")), { id })).rejects.toMatchObject({ code: "invalid_transition" });
    await setDelay(context(doctor.actor), { state: "on_time" });
    await expect(closeVisit(context(system("visit.close")), { id })).resolves.toMatchObject({ status: "no_show" });
  });
});

describe("the queue", () => {
  it("counts the visits of the day before this one that are not closed", async () => {
    const doctor = await makeDoctor({ timeZone });
    const [first, second, mine, after] = [await visit(doctor, -5), await visit(doctor, 25), await visit(doctor, 55), await visit(doctor, 85)];
    await visit(await makeDoctor({ timeZone }), -5);
    const queue = () => readQueue(context(mine.patient.actor), { id: mine.id });
    await expect(queue()).resolves.toMatchObject({ state: "waiting", ahead: 2, basis: "planned", waitMinutes: 55, delay: { state: "on_time" } });
    await updateConsultation(context(doctor.actor), { id: first.id, status: "in_progress" });
    await expect(queue()).resolves.toMatchObject({ ahead: 2, basis: "observed", waitMinutes: 60 });
    await updateConsultation(context(doctor.actor), { id: first.id, status: "completed", reason: "We spoke by phone." });
    await database().update(consultations).set({ status: "cancelled", cancelledAt: new Date() }).where(eq(consultations.id, second.id));
    await expect(queue()).resolves.toMatchObject({ ahead: 0, waitMinutes: 55 });
    await expect(readQueue(context(after.patient.actor), { id: after.id })).resolves.toMatchObject({ ahead: 1 });
    await expect(readQueue(context(first.patient.actor), { id: first.id })).resolves.toMatchObject({ state: "over", estimatedStartAt: null, waitMinutes: null });
  });

  it("has nothing to say about another day", async () => {
    const doctor = await makeDoctor({ timeZone });
    await setDelay(context(doctor.actor), { state: "late", minutes: 30 });
    const tomorrow = localDay(localDate(new Date(Date.now() + 86_400_000), timeZone), timeZone).from;
    const mine = await visit(doctor, (tomorrow.getTime() - Date.now()) / 60_000 + 60);
    await expect(readQueue(context(mine.patient.actor), { id: mine.id })).resolves.toMatchObject({ state: "another_day", ahead: 0, delay: { state: "on_time" } });
  });

  it("is shown to those who attend the visit, and is not there for others", async () => {
    const doctor = await makeDoctor({ timeZone });
    const mine = await visit(doctor, 5);
    await expect(readQueue(context(doctor.actor), { id: mine.id })).resolves.toMatchObject({ ahead: 0 });
    for (const { actor } of [await makePatient(), await makeDoctor(), await makeAdmin()]) await expect(readQueue(context(actor), { id: mine.id })).rejects.toMatchObject({ code: "not_found" });
  });
});
