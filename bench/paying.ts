import { createHmac, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { v7 } from "uuid";
import { type Connection, requestBytes, type Round } from "./load";
import type { BenchData, BenchSlot } from "./seed";

/* A paid booking, whole: the time is held, the payment begun, the money confirmed. Each step needs the answer of the one before. */

export type Provider = "simulated" | "razorpay";

/** A provider that answers at once, in its own words, and what the product must be told to use it. */
export async function startProvider(): Promise<{ environment: Record<string, string>; webhookSecret: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk: Buffer) => (text += chunk.toString()));
    request.on("end", () => {
      const made = request.method === "POST" && { id: newOrder(), status: "created", ...(JSON.parse(text) as { amount: number; currency: string; receipt: string }) };
      response.setHeader("content-type", "application/json").end(JSON.stringify(made || { items: [] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const webhookSecret = randomBytes(24).toString("base64url");
  const RAZORPAY_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    environment: { PAYMENT_PROVIDER: "razorpay", RAZORPAY_URL, RAZORPAY_KEY_ID: "rzp_test_bench", RAZORPAY_KEY_SECRET: randomBytes(24).toString("base64url"), RAZORPAY_WEBHOOK_SECRET: webhookSecret },
    webhookSecret,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const newOrder = () => `order_${randomBytes(7).toString("hex")}`;

interface Plan {
  data: BenchData;
  slots: BenchSlot[];
  provider: Provider;
  webhookSecret: string;
  forMs: number;
}

/** Books and pays on every connection until the slots or the time are over. One latency is that of the three steps. */
export async function payAll(connections: readonly Connection[], plan: Plan): Promise<Round> {
  const round: Round = { latenciesMs: [], elapsedMs: 0, errors: 0, statuses: {} };
  const startedAt = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      for (let at = startedAt; at < startedAt + plan.forMs; ) {
        const slot = plan.slots.pop();
        if (!slot) return;
        const status = await bookAndPay(connection, slot, plan);
        const now = performance.now();
        round.latenciesMs.push(now - at);
        round.statuses[status] = (round.statuses[status] ?? 0) + 1;
        if (status !== 200) round.errors++;
        at = now;
      }
    }),
  );
  round.elapsedMs = performance.now() - startedAt;
  return round;
}

/** @returns 200 if the visit is paid and takes place; otherwise the status of the step that failed */
async function bookAndPay(connection: Connection, slot: BenchSlot, { data, provider, webhookSecret }: Plan): Promise<number> {
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${data.tokens[slot.patient]}`, "idempotency-key": v7() };
    const { status, text } = await connection.ask(requestBytes("POST", `/api/v1/${path}`, headers, body));
    return { status, answer: JSON.parse(text || "{}") as { id: string; orderId: string; amount: number; status: string } };
  };
  const booked = await post("consultations", { slotId: slot.id, complaint: "Acidity after meals for two weeks", mode: "video" });
  if (booked.status !== 201 || booked.answer.status !== "pending_payment") return booked.status;
  const begun = await post(`consultations/${booked.answer.id}/payment`, {});
  if (begun.status >= 300) return begun.status;
  if (provider === "simulated") {
    const paid = await post(`payments/${begun.answer.id}/simulation`, { outcome: "succeed" });
    return paid.answer.status === "paid" ? 200 : paid.status;
  }
  const entity = { id: `pay_${randomBytes(7).toString("hex")}`, order_id: begun.answer.orderId, amount: begun.answer.amount, currency: "INR", status: "captured" };
  const news = { event: "payment.captured", payload: { payment: { entity } } };
  const headers = { "x-razorpay-event-id": entity.id, "x-razorpay-signature": createHmac("sha256", webhookSecret).update(JSON.stringify(news)).digest("hex") };
  return (await connection.ask(requestBytes("POST", "/api/v1/payments/webhooks/razorpay", headers, news))).status;
}
