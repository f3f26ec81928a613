import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { outbox } from "@/db/schema/kernel";
import { reminders } from "@/db/schema/notifications";
import { ledgerEntries, payments, refunds } from "@/db/schema/payments";
import { addDays } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import { guest, system } from "@/lib/core/actor";
import type { Topic } from "@/lib/core/events";
import { listFreeSlots } from "@/lib/domain/availability/free";
import { addException } from "@/lib/domain/availability/schedule/add-exception";
import { makeCalendarAddress } from "@/lib/domain/calendar/make";
import { readCalendarFeed } from "@/lib/domain/calendar/read-feed";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { findInvariantViolations } from "@/lib/domain/consultations/queries";
import { readDay } from "@/lib/domain/consultations/read-day";
import { readRefund } from "@/lib/domain/consultations/read-refund";
import { answerMove } from "@/lib/domain/consultations/reschedule/answer";
import { cancelByLink } from "@/lib/domain/consultations/reschedule/cancel-by-link";
import { visitLinkToken } from "@/lib/domain/consultations/reschedule/link";
import { readVisitLink } from "@/lib/domain/consultations/reschedule/read-link";
import { rescheduleConsultation } from "@/lib/domain/consultations/reschedule/reschedule";
import { remindOfVisits } from "@/lib/domain/notifications/remind";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import { joinWaitingList } from "@/lib/domain/waiting-list/join";
import { listWaitingList } from "@/lib/domain/waiting-list/list";
import { offerTimes } from "@/lib/domain/waiting-list/offer";
import { mailsOf } from "@/lib/jobs/mails";
import { notices } from "@/lib/jobs/notices";
import { expireLapsedHolds, giveMoneyBack } from "@/lib/jobs/payments";
import { contestVisit } from "@/lib/domain/visits/contests/contest-visit";
import { decideContest } from "@/lib/domain/visits/contests/decide-contest";
import { provideEnv } from "@/lib/platform/config/env";
import { newId } from "@/lib/platform/ids";
import { beginPayment } from "./begin";
import { simulatePayment } from "./simulated/simulate";

/* Payments, practice hours and moves, each with the others. */

beforeAll(() => provideEnv({ PAYMENT_PROVIDER: "simulated" }));
afterAll(() => provideEnv({ PAYMENT_PROVIDER: "none" }));

type Someone = Awaited<ReturnType<typeof makePatient>>;
const job = () => context(system("payment"));
const book = (patient: Someone, slotId: string) => bookConsultation(context(patient.actor), { slotId, complaint: "Cough", mode: "video" });

async function held({ startsInHours = 48 } = {}) {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const slot = await makeSlot(doctor.id, { startsInHours });
  const visit = await book(patient, slot.id);
  const payment = await beginPayment(context(patient.actor), { id: visit.id });
  const pay = () => simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" });
  return { doctor, patient, slot, visit, pay };
}
async function paid(more = {}) {
  const scene = await held(more);
  await scene.pay();
  return scene;
}
async function lapse(id: string) {
  const past = new Date(Date.now() - 1000);
  await database().update(consultations).set({ holdEndsAt: past }).where(eq(consultations.id, id));
  await database().execute(sql`update availability_slots set held_until = ${past.toISOString()}::timestamptz where status = 'held' and id = (select slot_id from consultations where id = ${id})`);
}
async function state(id: string) {
  const [row] = await database().select({ visit: consultations.status, payment: payments.status }).from(consultations).innerJoin(payments, eq(payments.consultationId, consultations.id)).where(eq(consultations.id, id));
  return `${row!.visit} ${row!.payment}`;
}
const day = (n: number) => addDays(localDate(new Date(), "Asia/Kolkata"), n);
const leave = (doctor: Someone, more = {}) => addException(context(doctor.actor), { doctorId: doctor.id, kind: "leave", from: `${day(1)}T00:00`, to: `${day(5)}T00:00`, ...more });
const kept = ({ id }: { id: string }) => ({ decisions: [{ consultationId: id, decision: "keep" as const }] });
const slotState = async (id: string) => (await database().select().from(availabilitySlots).where(eq(availabilitySlots.id, id)))[0]!;
const keep = (slotId: string, accountId: string) => database().update(availabilitySlots).set({ heldFor: accountId, heldForUntil: new Date(Date.now() + 3_600_000) }).where(eq(availabilitySlots.id, slotId));
const sound = async () => expect(Object.entries(await findInvariantViolations(database())).filter(([, count]) => count > 0)).toEqual([]);

type Scene = Awaited<ReturnType<typeof held>>;
/** What is told to whom about a visit, by each of its events. */
async function toldOf(consultationId: string) {
  const rows = (await database().select().from(outbox).orderBy(outbox.seq)).filter(({ payload }) => (payload as { consultationId?: string }).consultationId === consultationId);
  return Promise.all(
    rows.map(async (row) => ({
      topic: row.topic,
      notices: (await notices[row.topic as Topic].tell(job(), row.payload as never, new Date())).map(({ accountId, notice }) => ({ accountId, notice })),
      mails: await mailsOf({ ...row, sent: [], attempts: 1 }),
    })),
  );
}

describe("a leave hits a visit that is not paid yet", () => {
  it("and the doctor asks to move what is hit: it is off, nobody pays for it, and money that comes goes back", async () => {
    const { doctor, visit, pay } = await held();
    await leave(doctor, { affected: "offer" });
    expect(await state(visit.id)).toBe("cancelled void");
    await expect(pay()).rejects.toMatchObject({ code: "invalid_transition" });
    await sound();
  });

  it("and its hold lapses: its time is not offered again, by the job or by another booking, and late money goes back", async () => {
    const { doctor, patient, slot, visit, pay } = await held();
    await leave(doctor, kept(visit));
    await lapse(visit.id);
    await expect(book(await makePatient(), slot.id)).rejects.toMatchObject({ code: "slot_taken" });
    // The patient books elsewhere at this time: what lapsed there is tidied by that booking.
    await book(patient, (await makeSlot((await makeDoctor()).id, { startsAt: slot.startsAt })).id);
    expect(await slotState(slot.id)).toMatchObject({ status: "blocked", outside: false });
    expect(await state(visit.id)).toBe("expired void");
    const second = await held();
    await leave(second.doctor, kept(second.visit));
    await lapse(second.visit.id);
    await expireLapsedHolds(job());
    expect(await slotState(second.slot.id)).toMatchObject({ status: "blocked", outside: false });
    await expect(pay()).rejects.toMatchObject({ code: "invalid_transition" });
    await sound();
  });

  it("whose hold was over before: nobody is told of it", async () => {
    const { doctor, visit } = await held();
    await lapse(visit.id);
    await leave(doctor, { affected: "cancel" });
    expect(await state(visit.id)).toBe("pending_payment pending");
  });
});

describe("money that comes after the hold", () => {
  const pays = async ({ visit, patient }: Awaited<ReturnType<typeof held>>) => {
    const [row] = await database().select().from(payments).where(eq(payments.consultationId, visit.id));
    await database().execute(sql`insert into simulated_charges (id, order_id, amount, currency, state, known_at) values (${`sim_${visit.id}`}, ${row!.orderId}, ${row!.amount}, 'INR', 'captured', now() - interval '1 second')`);
    await beginPayment(context(patient.actor), { id: visit.id }).catch(() => undefined);
    return state(visit.id);
  };
  const expired = async () => {
    const scene = await held();
    await lapse(scene.visit.id);
    await expireLapsedHolds(job());
    expect(await state(scene.visit.id)).toBe("expired void");
    return scene;
  };
  it("takes the time again if it is free", async () => {
    expect(await pays(await expired())).toBe("scheduled paid");
    await sound();
  });
  it("goes back if the time is kept for somebody else, but not if it is kept for the payer", async () => {
    const scene = await expired();
    await keep(scene.slot.id, (await makePatient()).id);
    expect(await pays(scene)).toBe("expired refund_due");
    const own = await expired();
    await keep(own.slot.id, own.patient.id);
    expect(await pays(own)).toBe("scheduled paid");
    expect(await slotState(own.slot.id)).toMatchObject({ heldFor: null });
  });
  it("goes back if the doctor may not practise any more", async () => {
    const scene = await expired();
    await database().update(doctors).set({ status: "pending" }).where(eq(doctors.id, scene.doctor.id));
    expect(await pays(scene)).toBe("expired refund_due");
  });
  it("goes back if the doctor is on leave by then", async () => {
    const scene = await expired();
    await leave(scene.doctor);
    expect(await pays(scene)).toBe("expired refund_due");
  });
});

describe("a visit that is paid in time but cannot take place", () => {
  const suspend = (id: string) => database().update(users).set({ status: "suspended" }).where(eq(users.id, id));
  test.each([
    ["its doctor may not practise any more", ({ doctor }: Scene) => database().update(doctors).set({ status: "pending" }).where(eq(doctors.id, doctor.id))],
    ["its doctor's account is suspended", ({ doctor }: Scene) => suspend(doctor.id)],
    ["its payer's account is suspended", ({ patient }: Scene) => suspend(patient.id)],
  ])("because %s is off, the patient is told, and the money goes back", async (_, happens) => {
    const scene = await held();
    await happens(scene);
    await scene.pay();
    expect(await state(scene.visit.id)).toBe("cancelled refund_due");
    expect(await slotState(scene.slot.id)).toMatchObject({ status: "available" });
    const told = await toldOf(scene.visit.id);
    expect(told.map(({ topic }) => topic)).toEqual(["payment.visitNotPossible"]);
    expect(told[0]!.notices).toEqual([{ accountId: scene.patient.id, notice: "visitNotPossible" }]);
    await giveMoneyBack(job());
    expect(await state(scene.visit.id)).toBe("cancelled refunded");
    await sound();
  });
});

describe("a visit that was never paid for", () => {
  it("is told to its patient alone when it is cancelled for it, with nothing for a calendar", async () => {
    for (const by of ["doctor", "admin"] as const) {
      const { doctor, patient, visit } = await held();
      await cancelConsultation(context(by === "doctor" ? doctor.actor : (await makeAdmin()).actor), { id: visit.id, reason: "Away" });
      const [told, ...more] = await toldOf(visit.id);
      expect(more).toEqual([]);
      expect(told!.notices).toEqual([{ accountId: patient.id, notice: "cancelledPatient" }]);
      expect(told!.mails.map(({ to, mail }) => [to, mail.calendar])).toEqual([["patient", undefined]]);
      expect(told!.mails[0]!.mail.text).toContain("You have nothing to pay.");
    }
  });
  it("and lapses is told to nobody", async () => {
    const { visit } = await held();
    await lapse(visit.id);
    await expireLapsedHolds(job());
    expect(await toldOf(visit.id)).toEqual([]);
  });
  it("does not end a wait for its doctor, nor is another time offered meanwhile; its payment does", async () => {
    const [doctor, patient] = [await makeDoctor(), await makePatient()];
    const slot = await makeSlot(doctor.id);
    await joinWaitingList(context(patient.actor), { doctorId: doctor.id, from: day(0), to: day(7) });
    const waits = async () => (await listWaitingList(context(patient.actor), {})).data.length;
    const offered = async () => (await offerTimes(context(system("waitingList.offer")), { doctorId: doctor.id })).offered;
    const first = await book(patient, slot.id);
    const other = await makeSlot(doctor.id, { startsInHours: 30 });
    expect([await waits(), await offered()]).toEqual([1, 0]);
    await lapse(first.id);
    expect([await waits(), await offered()]).toEqual([1, 1]);
    const second = await book(patient, other.id);
    expect(await waits()).toBe(1);
    const payment = await beginPayment(context(patient.actor), { id: second.id });
    await simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" });
    expect(await waits()).toBe(0);
  });
});

describe("a patient cancels after the doctor asked to move the visit", () => {
  it("and gets everything back, however late, as the screens said", async () => {
    const { doctor, patient, visit } = await paid({ startsInHours: 1 });
    expect(await readRefund(context(patient.actor), { id: visit.id })).toMatchObject({ amount: 0, rule: "by_patient_late" });
    await rescheduleConsultation(context(doctor.actor), { id: visit.id, slotId: (await makeSlot(doctor.id, { startsInHours: 30 })).id });
    expect(await readRefund(context(patient.actor), { id: visit.id })).toMatchObject({ amount: visit.fee.amount, rule: "by_patient_asked" });
    await cancelConsultation(context(patient.actor), { id: visit.id, reason: "No time", seenRefund: visit.fee });
    expect(await state(visit.id)).toBe("cancelled refund_due");
    await giveMoneyBack(job());
    expect(await state(visit.id)).toBe("cancelled refunded");
  });

  it("by the link of the mail too, which also moves it then", async () => {
    const { doctor, patient, visit, slot } = await paid({ startsInHours: 1 });
    const token = visitLinkToken({ consultationId: visit.id, accountId: patient.id, startsAt: slot.startsAt });
    expect(await readVisitLink(context(guest), { token })).toMatchObject({ mayMove: false, refund: { amount: 0 } });
    await rescheduleConsultation(context(doctor.actor), { id: visit.id, slotId: (await makeSlot(doctor.id, { startsInHours: 30 })).id });
    expect(await readVisitLink(context(guest), { token })).toMatchObject({ mayMove: true, refund: visit.fee });
    await cancelByLink(context(guest), { token, seenRefund: visit.fee.amount });
    expect(await state(visit.id)).toBe("cancelled refund_due");
  });

  it("or declined while the doctor stays on leave; a declined offer alone leaves the rule as it was", async () => {
    const near = await paid({ startsInHours: 1 });
    await leave(near.doctor, { from: `${day(0)}T00:00`, affected: "offer" });
    await answerMove(context(near.patient.actor), { id: near.visit.id, accept: false });
    expect(await readRefund(context(near.patient.actor), { id: near.visit.id })).toMatchObject({ rule: "by_patient_asked" });
    const other = await paid({ startsInHours: 1 });
    await rescheduleConsultation(context(other.doctor.actor), { id: other.visit.id, slotId: (await makeSlot(other.doctor.id, { startsInHours: 30 })).id });
    await answerMove(context(other.patient.actor), { id: other.visit.id, accept: false });
    expect(await readRefund(context(other.patient.actor), { id: other.visit.id })).toMatchObject({ rule: "by_patient_late" });
  });
});

describe("a paid visit that is moved", () => {
  it("to another doctor: the fee stays, and that doctor earns it", async () => {
    const { patient, visit, doctor } = await paid();
    const other = await makeDoctor({ feeAmount: 90_000 });
    const slot = await makeSlot(other.id, { startsInHours: 50 });
    const moved = await rescheduleConsultation(context((await makeAdmin()).actor), { id: visit.id, slotId: slot.id, reason: "Illness" });
    expect(moved.fee).toEqual(visit.fee);
    await reachTime(visit.id);
    await database().update(consultations).set({ status: "completed", completedAt: new Date() }).where(eq(consultations.id, visit.id));
    const earned = (await database().select().from(ledgerEntries).where(eq(ledgerEntries.account, "doctor"))).filter(({ doctorId }) => doctorId === other.id || doctorId === doctor.id);
    expect(earned).toMatchObject([{ doctorId: other.id, amount: -visit.fee.amount, kind: "earned" }]);
    expect(patient.id).toBe(moved.bookedBy.id);
  });

  it("is cancelled by the rule of its new time", async () => {
    const { doctor, patient, visit } = await paid();
    await rescheduleConsultation(context((await makeAdmin()).actor), { id: visit.id, slotId: (await makeSlot(doctor.id, { startsInHours: 1 })).id });
    expect(await readRefund(context(patient.actor), { id: visit.id })).toMatchObject({ amount: 0, rule: "by_patient_late" });
  });

  it("onto a time that another patient held and did not pay, and past an unpaid booking of its own", async () => {
    const { doctor, patient, visit } = await paid();
    const target = await makeSlot(doctor.id, { startsInHours: 60 });
    const unpaid = [await book(await makePatient(), target.id), await book(patient, (await makeSlot((await makeDoctor()).id, { startsAt: target.startsAt })).id)];
    for (const { id } of unpaid) await lapse(id);
    await rescheduleConsultation(context(patient.actor), { id: visit.id, slotId: target.id });
    expect(await Promise.all(unpaid.map(({ id }) => state(id)))).toEqual(["expired void", "expired void"]);
    await sound();
  });
});

describe("a time that was offered and is kept no longer", () => {
  it("may be kept for somebody else: the first patient neither takes it nor sets it free", async () => {
    const [first, second] = [await paid(), await makePatient()];
    const target = await makeSlot(first.doctor.id, { startsInHours: 60 });
    await rescheduleConsultation(context(first.doctor.actor), { id: first.visit.id, slotId: target.id });
    await keep(target.id, second.id);
    await expect(answerMove(context(first.patient.actor), { id: first.visit.id, accept: true })).rejects.toMatchObject({ code: "slot_taken" });
    await answerMove(context(first.patient.actor), { id: first.visit.id, accept: false });
    expect(await slotState(target.id)).toMatchObject({ heldFor: second.id });
  });

  it("is offered to nobody if the doctor is on leave by then", async () => {
    const { doctor, visit } = await paid();
    const target = await makeSlot(doctor.id, { startsInHours: 60 });
    await rescheduleConsultation(context(doctor.actor), { id: visit.id, slotId: target.id });
    await leave(doctor, kept(visit));
    await database().update(availabilitySlots).set({ heldForUntil: new Date(Date.now() - 1000) }).where(eq(availabilitySlots.id, target.id));
    const { data } = await listFreeSlots(context(guest), { doctorId: doctor.id, date: day(0), days: 7 });
    expect(data).toEqual([]);
    await expect(book(await makePatient(), target.id)).rejects.toMatchObject({ code: "slot_taken" });
  });
});

it("a visit that waits for its payment is in no calendar and is not reminded of", async () => {
  const { doctor, patient, visit, pay } = await held({ startsInHours: 0.9 });
  await database().update(consultations).set({ createdAt: new Date(Date.now() - 86_400_000) }).where(eq(consultations.id, visit.id));
  const feeds = await Promise.all([doctor, patient].map(async ({ actor }) => (await makeCalendarAddress(context(actor), {})).address.split("/").at(-1)!));
  const shown = async () => {
    let text = "";
    for (const token of feeds) for await (const part of (await readCalendarFeed(context(guest), { token })).chunks) text += String(part);
    return text.split(`UID:${visit.id}@`).length - 1;
  };
  const reminded = async () => (await remindOfVisits(job(), {}), database().$count(reminders, eq(reminders.consultationId, visit.id)));
  expect([await shown(), await reminded()]).toEqual([0, 0]);
  await pay();
  expect([await shown(), await reminded()]).toEqual([2, 1]);
});

it("a decision keeps the money of a visit although a second charge for it goes back", async () => {
  const { patient, visit } = await paid();
  await reachTime(visit.id);
  await database().update(consultations).set({ status: "no_show", noShowBy: "doctor", closedBy: "system", closedAt: new Date(), closeReason: "doctor_absent" }).where(eq(consultations.id, visit.id));
  const [payment] = await database().update(payments).set({ status: "refund_due", refundRule: "no_show_doctor" }).where(eq(payments.consultationId, visit.id)).returning();
  await database().insert(refunds).values({ id: newId(), paymentId: payment!.id, provider: "simulated", chargeId: `second_${visit.id}`, amount: payment!.amount, currency: "INR", rule: "second_charge", nextAttemptAt: new Date(Date.now() + 3_600_000) });
  const contest = await contestVisit(context(patient.actor), { id: visit.id, text: "I did not come, the doctor was there on time." });
  await decideContest(context((await makeAdmin()).actor), { id: contest.id, decision: "changed", status: "no_show", noShowBy: "patient", reason: "Both sides say that the doctor was there." });
  expect(await state(visit.id)).toBe("no_show paid");
  expect(await database().select().from(ledgerEntries).where(eq(ledgerEntries.paymentId, payment!.id))).toContainEqual(expect.objectContaining({ kind: "earned", account: "doctor" }));
});

it("a link about a visit does nothing for an account that is suspended", async () => {
  const { patient, visit, slot } = await paid();
  const token = visitLinkToken({ consultationId: visit.id, accountId: patient.id, startsAt: slot.startsAt });
  await database().update(users).set({ status: "suspended" }).where(eq(users.id, patient.id));
  await expect(readVisitLink(context(guest), { token })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(cancelByLink(context(guest), { token })).rejects.toMatchObject({ code: "invalid_input" });
});

it("the desk of a doctor counts only times that can be booked", async () => {
  const doctor = await makeDoctor();
  const slots = [await makeSlot(doctor.id, { startsInHours: 24 }), await makeSlot(doctor.id, { startsInHours: 26 }), await makeSlot(doctor.id, { startsInHours: 28 })];
  await keep(slots[0]!.id, (await makePatient()).id);
  await database().update(availabilitySlots).set({ bookableUntil: new Date(Date.now() - 1000) }).where(eq(availabilitySlots.id, slots[1]!.id));
  expect(await readDay(context(doctor.actor), {})).toMatchObject({ freeSlots: 1 });
});
