import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { availabilitySlots } from "@/db/schema/availability";
import { waitingListEntries, waitingListOffers } from "@/db/schema/moves";
import { localDate } from "@/lib/clock/local-day";
import { system } from "@/lib/core/actor";
import { listFreeSlots } from "@/lib/domain/availability/free";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { findInvariantViolations } from "@/lib/domain/consultations/queries";
import { rescheduleConsultation } from "@/lib/domain/consultations/reschedule/reschedule";
import { context, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { joinWaitingList } from "./join";
import { leaveWaitingList } from "./leave";
import { listWaitingList } from "./list";
import { listDueOffers } from "./list-due";
import { offerTimes } from "./offer";
import { WAITING_OFFER_MINUTES } from "./wait";

type Person = Awaited<ReturnType<typeof makePatient>>;

const day = (days: number) => localDate(new Date(Date.now() + days * 86_400_000), "Asia/Kolkata");
const join = (patient: Person, doctorId: string, more: { from?: string; to?: string; patientId?: string } = {}) =>
  joinWaitingList(context(patient.actor), { doctorId, from: day(0), to: day(7), ...more });
const offer = (doctorId: string) => offerTimes(context(system("waitingList.offer")), { doctorId });
const offerOf = async (patient: Person) => (await listWaitingList(context(patient.actor), {})).data[0]?.offer ?? null;
const book = (patient: Person, slotId: string, patientId?: string) => bookConsultation(context(patient.actor), { slotId, patientId, complaint: "Acidity after meals", mode: "video" });
const result = (attempt: Promise<unknown>) => attempt.then(() => "done", (error: { code?: string }) => error.code ?? error);
const people = (count: number) => Promise.all(Array.from({ length: count }, () => makePatient()));

/** Lets the time pass for which a slot is kept. */
async function lapse(slotId: string) {
  const before = sql`now() - interval '1 second'`;
  await database().update(availabilitySlots).set({ heldForUntil: before }).where(eq(availabilitySlots.id, slotId));
  await database().update(waitingListOffers).set({ keptUntil: before, offeredAt: sql`now() - interval '31 minutes'` }).where(eq(waitingListOffers.slotId, slotId));
}

test("who waits longest is offered a freed time, alone; when it lapses the next one is, and nobody is offered it twice", async () => {
  const doctor = await makeDoctor();
  const [booker, first, second, stranger] = await people(4) as [Person, Person, Person, Person];
  const slot = await makeSlot(doctor.id);
  const visit = await book(booker, slot.id);
  for (const patient of [first, second]) await join(patient, doctor.id);
  expect(await offer(doctor.id)).toEqual({ offered: 0, more: false });
  await cancelConsultation(context(booker.actor), { id: visit.id, reason: "I have to travel" });
  expect((await listDueOffers(context(system("waitingList.listDue")), {})).doctorIds).toContain(doctor.id);
  expect(await offer(doctor.id)).toEqual({ offered: 1, more: false });

  const kept = await offerOf(first);
  expect(kept).toMatchObject({ slotId: slot.id });
  expect(Math.round((Date.parse(kept!.keptUntil) - Date.now()) / 60_000)).toBe(WAITING_OFFER_MINUTES);
  expect(await offerOf(second)).toBeNull();
  for (const other of [second, stranger]) expect(await result(book(other, slot.id))).toBe("slot_taken");
  const free = async (patient: Person) => (await listFreeSlots(context(patient.actor), { doctorId: doctor.id, date: day(0), days: 7 })).data.map(({ id }) => id);
  expect([await free(first), await free(stranger)]).toEqual([[slot.id], []]);
  expect(await offer(doctor.id)).toEqual({ offered: 0, more: false });

  await lapse(slot.id);
  expect((await offer(doctor.id)).offered).toBe(1);
  expect([await offerOf(first), (await offerOf(second))?.slotId]).toEqual([null, slot.id]);
  await lapse(slot.id);
  expect((await offer(doctor.id)).offered).toBe(0);
  // Both keep their places: the next time goes to the first again.
  const other = await makeSlot(doctor.id, { startsInHours: 48 });
  await offer(doctor.id);
  expect([(await offerOf(first))?.slotId, await offerOf(second)]).toEqual([other.id, null]);
  // Nobody waits for the first one any more, so everybody can book it.
  expect(await result(book(stranger, slot.id))).toBe("done");
});

test("booking the offered time ends the wait; so does another time of the doctor, and what was kept goes to the next", async () => {
  const doctor = await makeDoctor();
  const [first, second] = await people(2) as [Person, Person];
  const free = await makeSlot(doctor.id, { startsInHours: 60 });
  for (const patient of [first, second]) await join(patient, doctor.id);
  const slot = await makeSlot(doctor.id);
  await offer(doctor.id);
  expect(await result(book(first, free.id))).toBe("done");
  expect((await listWaitingList(context(first.actor), {})).data).toEqual([]);
  await offer(doctor.id);
  expect((await offerOf(second))?.slotId).toBe(slot.id);
  expect(await result(book(second, slot.id))).toBe("done");
  expect(await database().$count(waitingListEntries, sql`doctor_id = ${doctor.id} and state = 'booked'`)).toBe(2);
});

test("a time that is outside the doctor's hours by now is offered to nobody, and the next one is", async () => {
  const [doctor, [patient]] = [await makeDoctor(), await people(1) as [Person]];
  await join(patient, doctor.id);
  // As a leave leaves a time that was kept for somebody until a moment ago.
  const away = await makeSlot(doctor.id);
  await database().update(availabilitySlots).set({ outside: true }).where(eq(availabilitySlots.id, away.id));
  expect((await offer(doctor.id)).offered).toBe(0);
  const within = await makeSlot(doctor.id, { startsInHours: 48 });
  expect((await offer(doctor.id)).offered).toBe(1);
  expect((await offerOf(patient))?.slotId).toBe(within.id);
});

test("moving a visit to the offered time ends the wait", async () => {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const { id } = await book(patient, (await makeSlot(doctor.id, { startsInHours: 200 })).id);
  await join(patient, doctor.id);
  const slot = await makeSlot(doctor.id);
  await offer(doctor.id);
  await rescheduleConsultation(context(patient.actor), { id, slotId: slot.id });
  expect((await listWaitingList(context(patient.actor), {})).data).toEqual([]);
});

test("a time is offered only if it suits: freed since, in the days, the patient not busy, and open for as long as it is kept", async () => {
  const [doctor, other] = [await makeDoctor(), await makeDoctor()];
  const [patient] = await people(1) as [Person];
  const seen = await makeSlot(doctor.id, { startsInHours: 30 });
  await database().update(availabilitySlots).set({ updatedAt: new Date(Date.now() - 60_000) }).where(eq(availabilitySlots.id, seen.id));
  await join(patient, doctor.id, { to: day(3) });
  await book(patient, (await makeSlot(other.id, { startsInHours: 50 })).id);
  await makeSlot(doctor.id, { startsInHours: 50 });
  await makeSlot(doctor.id, { startsInHours: 24 * 5 });
  await makeSlot(doctor.id, { startsInHours: 0.25 });
  const blocked = await makeSlot(doctor.id, { startsInHours: 26 });
  await database().update(availabilitySlots).set({ bookableUntil: new Date(Date.now() + 60_000) }).where(eq(availabilitySlots.id, blocked.id));
  expect((await offer(doctor.id)).offered).toBe(0);
  const right = await makeSlot(doctor.id, { startsInHours: 28 });
  expect((await offer(doctor.id)).offered).toBe(1);
  expect((await offerOf(patient))?.slotId).toBe(right.id);
});

test("leaving gives the kept time to the next; nobody else can end a wait, and a person waits once per doctor", async () => {
  const doctor = await makeDoctor();
  const [first, second] = await people(2) as [Person, Person];
  const { id } = await join(first, doctor.id);
  await join(second, doctor.id);
  expect(await result(join(first, doctor.id))).toBe("already_exists");
  const slot = await makeSlot(doctor.id);
  await offer(doctor.id);
  expect(await result(leaveWaitingList(context(second.actor), { id }))).toBe("not_found");
  await leaveWaitingList(context(first.actor), { id });
  expect(await result(leaveWaitingList(context(first.actor), { id }))).toBe("not_found");
  await offer(doctor.id);
  expect((await offerOf(second))?.slotId).toBe(slot.id);
  expect(await result(join(first, doctor.id))).toBe("done");
});

test("a carer waits for a child, until the care ends; strangers cannot, and wrong days name their field", async () => {
  const doctor = await makeDoctor();
  const [mother, father, stranger] = await people(3) as [Person, Person, Person];
  const child = await makeDependent(mother.id, [father.id]);
  await join(mother, doctor.id, { patientId: child.id });
  expect((await listWaitingList(context(mother.actor), {})).data).toMatchObject([{ patient: { id: child.id, name: "Aarav Rao" }, offer: null }]);
  expect(await result(join(stranger, doctor.id, { patientId: child.id }))).toBe("not_found");
  await expect(join(father, doctor.id, { patientId: child.id })).rejects.toMatchObject({ code: "already_exists", detail: { key: "refusals.waitingList.byAnother", values: { name: "Asha Rao" } } });
  await database().execute(sql`update patient_carers set until = now(), ended_by = ${mother.id} where account_id = ${mother.id} and patient_id = ${child.id}`);
  await makeSlot(doctor.id);
  expect((await offer(doctor.id)).offered).toBe(0);
  expect((await listWaitingList(context(mother.actor), {})).data).toEqual([]);
  expect(await result(join(father, doctor.id, { patientId: child.id }))).toBe("done");

  const pending = await makeDoctor({ status: "pending" });
  const wrong = [
    [doctor.id, { from: day(3), to: day(2) }, "to"],
    [doctor.id, { from: day(-3), to: day(-1) }, "to"],
    [doctor.id, { from: day(-1), to: day(2) }, "from"],
    [doctor.id, { from: day(1), to: day(92) }, "to"],
    [pending.id, {}, "doctorId"],
  ] as const;
  for (const [doctorId, dates, field] of wrong) await expect(join(stranger, doctorId, dates)).rejects.toMatchObject({ code: "invalid_input", fields: { [field]: [expect.any(Object)] } });
  expect(await result(join(stranger, doctor.id, { from: day(1), to: day(91) }))).toBe("done");
});

test("processes that offer at once offer each time once, each to another", async () => {
  for (let round = 0; round < 4; round++) {
    const doctor = await makeDoctor();
    for (const patient of await people(4)) await join(patient, doctor.id);
    for (let n = 0; n < 3; n++) await makeSlot(doctor.id, { startsInHours: 24 + n });
    const offered = (await Promise.all(Array.from({ length: 6 }, () => offer(doctor.id)))).reduce((sum, one) => sum + one.offered, 0);
    const rows = await database().select().from(waitingListOffers).innerJoin(waitingListEntries, eq(waitingListEntries.id, waitingListOffers.entryId)).where(eq(waitingListEntries.doctorId, doctor.id));
    const offers = rows.map((row) => row.waiting_list_offers);
    expect([offered, offers.length, new Set(offers.map(({ slotId }) => slotId)).size, new Set(offers.map(({ entryId }) => entryId)).size]).toEqual([3, 3, 3, 3]);
  }
});

test("an offer races a stranger's booking, and after a lapse the next offer races the former one's booking: one of them has the time", async () => {
  for (let round = 0; round < 12; round++) {
    const doctor = await makeDoctor();
    const [first, second, stranger] = await people(3) as [Person, Person, Person];
    const slot = await makeSlot(doctor.id);
    for (const patient of [first, second]) await join(patient, doctor.id);
    await database().update(availabilitySlots).set({ updatedAt: new Date() }).where(eq(availabilitySlots.id, slot.id));
    const [{ offered }, outcome] = await Promise.all([offer(doctor.id), result(book(stranger, slot.id))]);
    expect([offered, outcome]).toEqual(outcome === "done" ? [0, "done"] : [1, "slot_taken"]);
    if (outcome === "done") continue;

    await lapse(slot.id);
    const [next, late] = await Promise.all([offer(doctor.id), result(book(first, slot.id))]);
    expect([next.offered, late]).toEqual(late === "done" ? [0, "done"] : [1, "slot_taken"]);
    const left = await Promise.all([first, second].map(async (patient) => (await listWaitingList(context(patient.actor), {})).data.length));
    expect(left).toEqual(late === "done" ? [0, 1] : [1, 1]);
    expect((await offerOf(second))?.slotId).toBe(late === "done" ? undefined : slot.id);
  }
  for (const [name, count] of Object.entries(await findInvariantViolations(database()))) expect(count, name).toBe(0);
}, 60_000);

test("stopping races an offer: nothing stays kept for somebody who no longer waits", async () => {
  for (let round = 0; round < 8; round++) {
    const [doctor, patient] = [await makeDoctor(), await makePatient()];
    const { id } = await join(patient, doctor.id);
    const slot = await makeSlot(doctor.id);
    await Promise.all([offer(doctor.id), leaveWaitingList(context(patient.actor), { id })]);
    const [row] = await database().select().from(availabilitySlots).where(eq(availabilitySlots.id, slot.id));
    expect(row).toMatchObject({ status: "available", heldFor: null, heldForUntil: null });
  }
});
