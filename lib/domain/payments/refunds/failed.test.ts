import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { payments, refunds } from "@/db/schema/payments";
import { guest, system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { beginPayment } from "../begin";
import { receiveNews } from "../charges/receive";
import { closeAlarm } from "../close-alarm";
import { simulatePayment } from "../simulated/simulate";
import { carryRefund } from "./carry";
import { takeRefunds } from "./take";

const secret = "a-webhook-secret-for-tests-only";
beforeAll(() => provideEnv({ PAYMENT_PROVIDER: "simulated", RAZORPAY_WEBHOOK_SECRET: secret }));
afterAll(() => provideEnv({ PAYMENT_PROVIDER: "none", RAZORPAY_WEBHOOK_SECRET: "" }));

const job = () => context(system("payment"));

/** A refund that is taken, and not carried out yet. */
async function taken() {
  const [patient, doctor] = [await makePatient(), await makeDoctor()];
  const visit = await bookConsultation(context(patient.actor), { slotId: (await makeSlot(doctor.id)).id, complaint: "Cough", mode: "video" });
  const { id } = await beginPayment(context(patient.actor), { id: visit.id });
  await simulatePayment(context(patient.actor), { id, outcome: "succeed" });
  await cancelConsultation(context(patient.actor), { id: visit.id, reason: "Away" });
  await takeRefunds(job(), {});
  const [refund] = await database().select().from(refunds).where(eq(refunds.paymentId, id));
  return { id, refundId: refund!.id };
}
async function tellFailed(entity: { id: string; receipt?: string }, eventId: string) {
  const body = JSON.stringify({ event: "refund.failed", payload: { refund: { entity } } });
  await receiveNews(context(guest), { body, signature: createHmac("sha256", secret).update(body).digest("hex"), eventId });
}
const alarmOf = async (id: string) => (await database().select().from(payments).where(eq(payments.id, id)))[0]!.alarm;

test("the news of a refund that failed raises its alarm once, however often it comes", async () => {
  const { id, refundId } = await taken();
  await carryRefund(job(), { id: refundId });
  await database().update(refunds).set({ providerRefundId: "rfnd_once" }).where(eq(refunds.id, refundId));
  await tellFailed({ id: "rfnd_once" }, "evt_failed_once");
  expect(await alarmOf(id)).toBe("refund");
  await closeAlarm(context((await makeAdmin()).actor), { id, alarm: "refund", reason: "Sent to the patient's bank account by hand." });
  await tellFailed({ id: "rfnd_once" }, "evt_failed_once");
  expect(await alarmOf(id)).toBeNull();
});

test("it is not lost if it comes before the answer that the refund was made", async () => {
  const { id, refundId } = await taken();
  await tellFailed({ id: "rfnd_early", receipt: refundId }, "evt_failed_early");
  expect(await alarmOf(id)).toBe("refund");
  await carryRefund(job(), { id: refundId });
  expect(await alarmOf(id)).toBe("refund");
});
