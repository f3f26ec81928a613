import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { paymentEvents, payments, refunds } from "@/db/schema/payments";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { listPayments } from "@/lib/domain/payments/list";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { contract } from "./contract";
import { answer } from "./route";

beforeAll(() => provideEnv({ PAYMENT_PROVIDER: "razorpay", RAZORPAY_KEY_ID: "rzp_test_abc", RAZORPAY_KEY_SECRET: "secret", RAZORPAY_WEBHOOK_SECRET: "whsec", RAZORPAY_URL: "http://127.0.0.1:1" }));
afterAll(() => provideEnv({ PAYMENT_PROVIDER: "none" }));

let counter = 0;
async function scene() {
  const patient = await makePatient();
  const slot = await makeSlot((await makeDoctor()).id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const orderId = `order_w${process.pid}x${counter++}`;
  const [payment] = await database().update(payments).set({ orderId }).where(eq(payments.consultationId, id)).returning();
  const now = async () => {
    const [row] = await database().select({ visit: consultations.status, payment: payments.status, alarm: payments.alarm }).from(payments).innerJoin(consultations, eq(consultations.id, payments.consultationId)).where(eq(payments.id, payment!.id));
    return row;
  };
  const events = async () => (await database().select().from(paymentEvents).where(eq(paymentEvents.paymentId, payment!.id))).map(({ outcome }) => outcome);
  return { id, orderId, paymentId: payment!.id, chargeId: orderId.replace("order", "pay"), now, events };
}
const news = (orderId: string, chargeId: string, { event = "payment.captured", status = "captured", amount = "50000.0", currency = "INR" } = {}) =>
  `{"entity":"event","event":"${event}","payload":{"payment":{"entity":{"id":"${chargeId}","order_id":"${orderId}","amount":${amount},"currency":"${currency}","status":"${status}","description":"\\u20b9 500"}}}}`;
async function send(body: string, { eventId = `evt_${counter++}`, signature = createHmac("sha256", "whsec").update(body).digest("hex") } = {}) {
  const request = new Request("http://localhost/api/v1/payments/webhooks/razorpay", { method: "POST", body, headers: { "content-type": "application/json", "x-razorpay-signature": signature, "x-razorpay-event-id": eventId } });
  return (await answer(contract.receiveNews, request, {})).status;
}

describe("news of Razorpay's", () => {
  it("confirms a visit once, however often, in whatever order and however it comes", async () => {
    const { orderId, chargeId, now, events } = await scene();
    expect(await send(news(orderId, `${chargeId}F`, { event: "payment.failed", status: "failed" }))).toBe(200);
    expect(await now()).toMatchObject({ visit: "pending_payment", payment: "failed" });
    const body = news(orderId, chargeId);
    const sent = await Promise.all(["evt_same", "evt_same", "evt_other"].map((eventId) => send(body, { eventId: `${eventId}${orderId}` })));
    expect(sent).toEqual([200, 200, 200]);
    expect(await send(news(orderId, chargeId, { event: "payment.authorized", status: "authorized" }))).toBe(200);
    expect(await send(news(orderId, `${chargeId}F`, { event: "payment.failed", status: "failed" }))).toBe(200);
    expect(await now()).toEqual({ visit: "scheduled", payment: "paid", alarm: null });
    expect((await events()).filter((outcome) => outcome === "confirmed")).toHaveLength(1);
  });

  it("is refused with 400 if the signature is not over these bytes", async () => {
    const { orderId, chargeId, now } = await scene();
    const body = news(orderId, chargeId);
    const signature = createHmac("sha256", "whsec").update(body).digest("hex");
    for (const tampered of [JSON.stringify(JSON.parse(body)), body.replace("50000", "50001"), `\ufeff${body}`]) expect(await send(tampered, { signature })).toBe(400);
    expect(await send(body, { signature: "" })).toBe(400);
    expect(await now()).toMatchObject({ visit: "pending_payment", payment: "pending" });
  });

  it("of another amount or currency does not confirm, and an administrator sees it", async () => {
    for (const [other, alarm] of [[{ amount: "49999" }, "amount"], [{ currency: "USD" }, "currency"]] as const) {
      const { orderId, chargeId, paymentId, now } = await scene();
      expect(await send(news(orderId, chargeId, other))).toBe(200);
      expect(await now()).toEqual({ visit: "pending_payment", payment: "pending", alarm });
      const shown = await listPayments(context((await makeAdmin()).actor), { alarmed: "true" });
      expect(shown.data.find(({ id }) => id === paymentId)).toMatchObject({ alarm });
    }
  });

  it("of a second charge for one visit gives the second back", async () => {
    const { orderId, chargeId, paymentId, now } = await scene();
    await send(news(orderId, chargeId));
    await send(news(orderId, `${chargeId}B`));
    expect(await now()).toEqual({ visit: "scheduled", payment: "paid", alarm: "twice" });
    expect(await database().select().from(refunds).where(eq(refunds.paymentId, paymentId))).toMatchObject([{ chargeId: `${chargeId}B`, amount: 50_000, rule: "second_charge" }]);
  });

  it("about orders that are not ours, and of kinds that nobody follows, is kept and answered with 200", async () => {
    expect(await send(news("order_elsewhere", "pay_elsewhere"))).toBe(200);
    expect(await send('{"event":"invoice.paid","payload":{}}')).toBe(200);
    expect(await send("no JSON at all")).toBe(200);
  });
});
