import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { ledgerEntries, payments } from "@/db/schema/payments";
import { outbox } from "@/db/schema/kernel";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { findInvariantViolations } from "@/lib/domain/consultations/queries";
import { readRefund } from "@/lib/domain/consultations/read-refund";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { askProviders, expireLapsedHolds, giveMoneyBack } from "@/lib/jobs/payments";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import { env, provideEnv } from "@/lib/platform/config/env";
import { beginPayment } from "./begin";
import { readEarnings } from "./earnings/read";
import { extendPaymentHold } from "./extend";
import { listPayments } from "./list";
import { readPayment } from "./read";
import { simulatePayment } from "./simulated/simulate";

beforeAll(() => provideEnv({ PAYMENT_PROVIDER: "simulated" }));
afterAll(() => provideEnv({ PAYMENT_PROVIDER: "none" }));

const job = () => context(system("payment"));

async function scene() {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const slot = await makeSlot(doctor.id);
  const visit = await book(patient, slot.id);
  const payment = await beginPayment(context(patient.actor), { id: visit.id });
  return { doctor, patient, slot, visit, payment };
}
type Patient = Awaited<ReturnType<typeof makePatient>>;
const book = (patient: Patient, slotId: string) => bookConsultation(context(patient.actor), { slotId, complaint: "Cough", mode: "video" });
/** Lets the hold of a visit be over, for the visit and its slot. */
async function lapse(id: string) {
  const past = new Date(Date.now() - 1000);
  await database().update(consultations).set({ holdEndsAt: past }).where(eq(consultations.id, id));
  await database().execute(sql`update availability_slots set held_until = ${past.toISOString()}::timestamptz where status = 'held' and id = (select slot_id from consultations where id = ${id})`);
  await database().execute(sql`update simulated_charges set known_at = ${past.toISOString()}::timestamptz where order_id = (select order_id from payments where consultation_id = ${id})`);
}
const state = async (id: string) => {
  const [row] = await database().select({ visit: consultations.status, payment: payments.status, slot: availabilitySlots.status })
    .from(consultations).innerJoin(payments, eq(payments.consultationId, consultations.id)).innerJoin(availabilitySlots, eq(availabilitySlots.id, consultations.slotId)).where(eq(consultations.id, id));
  return `${row!.visit} ${row!.payment} ${row!.slot}`;
};
const sound = async () => expect(Object.values(await findInvariantViolations(database())).every((count) => count === 0)).toBe(true);

describe("a visit with a fee", () => {
  it("holds its time until it is paid, and is told to nobody before", async () => {
    const { visit, patient, payment } = await scene();
    expect(visit).toMatchObject({ status: "pending_payment", payment: { status: "pending" } });
    expect(Date.parse(visit.holdEndsAt!)).toBeGreaterThan(Date.now() + 590_000);
    expect(await state(visit.id)).toBe("pending_payment pending held");
    const told = async () => (await database().select().from(outbox).where(eq(outbox.topic, "consultation.booked"))).filter(({ payload }) => (payload as { consultationId: string }).consultationId === visit.id).length;
    expect(await told()).toBe(0);
    await expect(simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" })).resolves.toMatchObject({ status: "paid", holdEndsAt: null });
    expect(await state(visit.id)).toBe("scheduled paid booked");
    expect(await told()).toBe(1);
  });

  it("answers a second payment with the first", async () => {
    const { visit, patient, payment } = await scene();
    const pay = () => simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" });
    await Promise.all([pay(), pay(), pay()]);
    expect(await beginPayment(context(patient.actor), { id: visit.id })).toMatchObject({ id: payment.id, status: "paid" });
    expect(Number((await database().execute<{ n: string }>(sql`select count(*) as n from simulated_charges where order_id = ${payment.orderId}`))[0]!.n)).toBe(1);
  });

  it("can be tried again after a failure", async () => {
    const { visit, patient, payment } = await scene();
    expect(await simulatePayment(context(patient.actor), { id: payment.id, outcome: "fail" })).toMatchObject({ status: "failed" });
    expect(await beginPayment(context(patient.actor), { id: visit.id })).toMatchObject({ status: "failed", orderId: payment.orderId });
    await simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" });
    expect(await state(visit.id)).toBe("scheduled paid booked");
  });

  it("is held longer once", async () => {
    const { visit, patient } = await scene();
    const longer = await extendPaymentHold(context(patient.actor), { id: visit.id });
    expect(Date.parse(longer.holdEndsAt!) - Date.parse(visit.holdEndsAt!)).toBe(600_000);
    expect(longer.mayExtend).toBe(false);
    await expect(extendPaymentHold(context(patient.actor), { id: visit.id })).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("does not become scheduled by its doctor's hand", async () => {
    const { visit, doctor } = await scene();
    await expect(updateConsultation(context(doctor.actor), { id: visit.id, status: "scheduled" })).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("is nobody else's to pay or to see", async () => {
    const { visit, doctor, payment } = await scene();
    for (const { actor } of [await makePatient(), doctor]) {
      const asked = [() => beginPayment(context(actor), { id: visit.id }), () => simulatePayment(context(actor), { id: payment.id, outcome: "succeed" }), () => readPayment(context(actor), { id: payment.id })];
      for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "not_found" });
      expect((await listPayments(context(actor), {})).data).toEqual([]);
    }
    expect((await listPayments(context((await makeAdmin()).actor), {})).data.map(({ id }) => id)).toContain(payment.id);
  });
});

describe("a hold that has lapsed", () => {
  it("is no obstacle to the next booking, which lets it expire in its own transaction", async () => {
    const { visit, slot } = await scene();
    const other = await makePatient();
    await expect(book(other, slot.id)).rejects.toMatchObject({ code: "slot_taken" });
    await lapse(visit.id);
    const racing = await Promise.allSettled([book(other, slot.id), book(await makePatient(), slot.id), book(await makePatient(), slot.id)]);
    expect(racing.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await state(visit.id)).toBe("expired void held");
    await sound();
  });

  it("does not keep its patient from booking another doctor at that time", async () => {
    const { visit, slot, patient } = await scene();
    const other = await makeSlot((await makeDoctor()).id, { startsAt: slot.startsAt });
    await expect(book(patient, other.id)).rejects.toMatchObject({ code: "slot_taken" });
    await lapse(visit.id);
    await book(patient, other.id);
    expect(await state(visit.id)).toBe("expired void available");
    await sound();
  });

  it("is tidied by the job", async () => {
    const { visit } = await scene();
    await lapse(visit.id);
    await Promise.all([expireLapsedHolds(job()), expireLapsedHolds(job())]);
    expect(await state(visit.id)).toBe("expired void available");
  });

  it("is booked again by a late payment if the time is still free", async () => {
    const { visit, patient, payment } = await scene();
    await simulatePayment(context(patient.actor), { id: payment.id, outcome: "late" });
    await lapse(visit.id);
    await expireLapsedHolds(job());
    await askProviders(job());
    expect(await state(visit.id)).toBe("scheduled paid booked");
    await sound();
  });

  it("gives a late payment back, once, if somebody else has the time", async () => {
    const { visit, patient, payment, slot } = await scene();
    await simulatePayment(context(patient.actor), { id: payment.id, outcome: "late" });
    await lapse(visit.id);
    await book(await makePatient(), slot.id);
    await askProviders(job());
    expect((await database().select().from(payments).where(eq(payments.id, payment.id)))[0]).toMatchObject({ status: "refund_due", refundRule: "paid_late" });
    await Promise.all([giveMoneyBack(job()), giveMoneyBack(job())]);
    expect(await readPayment(context(patient.actor), { id: payment.id })).toMatchObject({ status: "refunded", refund: { amount: 50_000, rule: "paid_late" } });
    expect((await database().select().from(outbox).where(eq(outbox.topic, "payment.cameTooLate"))).map(({ payload }) => payload)).toContainEqual({ consultationId: visit.id });
    await sound();
  });

  it("loses nothing if no news ever comes: the job asks", async () => {
    const { visit, patient, payment } = await scene();
    expect(await simulatePayment(context(patient.actor), { id: payment.id, outcome: "lost" })).toMatchObject({ status: "pending" });
    await askProviders(job());
    expect(await state(visit.id)).toBe("scheduled paid booked");
  });
});

describe("giving money back", () => {
  it("tells the amount before, and carries it out after a cancellation", async () => {
    const { visit, patient, payment } = await scene();
    expect(await readRefund(context(patient.actor), { id: visit.id })).toEqual({ amount: 0, currency: "INR", rule: "nothing_paid" });
    await simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" });
    expect(await readRefund(context(patient.actor), { id: visit.id })).toEqual({ amount: 50_000, currency: "INR", rule: "by_patient_early" });
    await cancelConsultation(context(patient.actor), { id: visit.id, reason: "Better", seenRefund: { amount: 50_000 } });
    await giveMoneyBack(job());
    expect(await state(visit.id)).toBe("cancelled refunded available");
  });

  it("keeps the fee of a patient who cancels late, and says so before", async () => {
    const { visit, doctor, patient, payment } = await scene();
    await simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" });
    await reachTime(visit.id, -1);
    expect(await readRefund(context(patient.actor), { id: visit.id })).toEqual({ amount: 0, currency: "INR", rule: "by_patient_late" });
    await cancelConsultation(context(patient.actor), { id: visit.id, reason: "Late" });
    await giveMoneyBack(job());
    expect(await state(visit.id)).toBe("cancelled paid available");
    const entries = await database().select().from(ledgerEntries).where(eq(ledgerEntries.paymentId, payment.id));
    const earnings = await readEarnings(context(doctor.actor), {});
    expect(earnings).toMatchObject({ earned: 50_000, takenBack: 0, held: 0, entries: [{ kind: "earned", amount: 50_000, consultationId: visit.id }] });
    await expect(readEarnings(context(patient.actor), {})).rejects.toMatchObject({ code: "not_found" });
    expect(entries.map(({ kind, account, amount }) => `${kind} ${account} ${amount}`).toSorted()).toEqual(["earned doctor -50000", "earned held 50000", "paid held -50000", "paid provider 50000"]);
  });
});

describe("the ledger", () => {
  it("is written by the database alone, balances by constraint, and nothing in it can be changed", async () => {
    const { patient, payment } = await scene();
    await simulatePayment(context(patient.actor), { id: payment.id, outcome: "succeed" });
    const entry = "insert into ledger_entries (transfer, account, kind, amount, currency, payment_id, doctor_id, at) select 'x', 'held', 'paid', 5, 'INR', payment_id, doctor_id, at from ledger_entries limit 1";
    for (const change of [entry, "update ledger_entries set amount = 1", "delete from ledger_entries"]) await expect(database().execute(sql.raw(change))).rejects.toMatchObject({ cause: { code: "42501" } });
    const owner = postgres(env().DATABASE_URL, { max: 1 });
    await expect(owner.unsafe(entry)).rejects.toMatchObject({ constraint_name: "ledger_balanced" });
    await expect(owner.unsafe("update ledger_entries set amount = 1")).rejects.toMatchObject({ code: "42501" });
    await owner.end();
  });
});
