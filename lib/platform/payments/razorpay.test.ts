import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PaymentError } from "./port";
import { razorpay } from "./razorpay";
import { isSigned, newsOf } from "./webhook";

/* A local server that speaks Razorpay's documented HTTP, and fails in the ways that real ones do. */

let server: Server;
let url: string;
let answer: (request: { method: string; path: string; body: Record<string, unknown>; headers: IncomingMessage["headers"] }, response: ServerResponse) => void;
const asked: { method: string; path: string; body: Record<string, unknown>; headers: IncomingMessage["headers"] }[] = [];

beforeEach(async () => {
  asked.length = 0;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const call = { method: request.method!, path: request.url!, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>), headers: request.headers };
      asked.push(call);
      answer(call, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const port = () => razorpay({ url, keyId: "rzp_test_abc", keySecret: "secret", timeoutMs: 150 });
const json = (response: ServerResponse, body: unknown, status = 200) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
const failure = async (work: Promise<unknown>) => {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PaymentError);
  return (error as PaymentError).message;
};
const payment = { id: "0192a3b4-0000-7000-8000-000000000000", amount: 50_000, currency: "INR" };
const order = { id: "order_1", amount: 50_000, currency: "INR", receipt: payment.id, status: "created" };

describe("an order", () => {
  it("is made with amount, currency and receipt, by our key", async () => {
    answer = ({ method }, response) => json(response, method === "GET" ? { items: [] } : order);
    expect(await port().orderOf(payment)).toBe("order_1");
    expect(asked[1]).toMatchObject({ path: "/v1/orders", body: { amount: 50_000, currency: "INR", receipt: payment.id }, headers: { authorization: `Basic ${Buffer.from("rzp_test_abc:secret").toString("base64")}` } });
  });

  it("is not made a second time after a cut connection: it is found by its receipt", async () => {
    let made: unknown[] = [];
    answer = ({ method }, response) => {
      if (method === "GET") return json(response, { items: made });
      made = [order];
      response.socket!.destroy();
    };
    expect(await failure(port().orderOf(payment))).toBe("refused");
    expect(await port().orderOf(payment)).toBe("order_1");
    expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1);
  });
});

describe("an answer that is none", () => {
  const cases: [string, string, (response: ServerResponse) => void][] = [
    ["a page of an error", "http 502", (response) => response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>")],
    ["success with HTML", "body", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>Hello</html>")],
    ["JSON that is cut short", "body", (response) => response.writeHead(200).end('{"items":[{"id":"pay_')],
    ["an id of another kind", "body", (response) => void json(response, { items: [{ id: "../orders", amount: 5, currency: "INR", status: "captured" }] })],
    ["an amount that is no whole number", "body", (response) => void json(response, { items: [{ id: "pay_1", amount: 0.5, currency: "INR", status: "captured" }] })],
    ["a redirect", "refused", (response) => response.writeHead(302, { location: "http://127.0.0.1:9/" }).end()],
    ["silence", "timeout", () => undefined],
    ["a refusal", "http 400", (response) => void json(response, { error: { description: "of Asha Rao" } }, 400)],
  ];
  it.each(cases)("%s is an error of one kind", async (_, kind, answering) => {
    answer = (__, response) => answering(response);
    expect(await failure(port().chargesOf("order_1"))).toBe(kind);
  });

  it("nobody there is refused", async () => {
    server.close();
    expect(await failure(razorpay({ url: "http://127.0.0.1:1", keyId: "k", keySecret: "s" }).chargesOf("order_1"))).toBe("refused");
  });
});

describe("a refund", () => {
  it("always names its amount, carries its receipt as the key of repetition, and is found by it", async () => {
    answer = ({ method }, response) => json(response, method === "GET" ? { items: [{ id: "rfnd_1", payment_id: "pay_1", amount: 5000, receipt: "r" }] } : { id: "rfnd_1", payment_id: "pay_1", amount: 5000, receipt: "r" });
    expect(await port().refund({ chargeId: "pay_1", amount: 5000, receipt: "r" })).toBe("rfnd_1");
    expect(asked[0]).toMatchObject({ path: "/v1/payments/pay_1/refund", body: { amount: 5000, receipt: "r" }, headers: { "x-refund-idempotency": "r" } });
    expect(await port().findRefund("pay_1", "r")).toBe("rfnd_1");
    expect(await port().findRefund("pay_1", "other")).toBeUndefined();
  });

  it("without an amount, or of something that is no charge, is never sent", async () => {
    answer = (_, response) => json(response, {});
    for (const refund of [{ chargeId: "pay_1", amount: undefined as never, receipt: "r" }, { chargeId: undefined as never, amount: 5, receipt: "r" }, { chargeId: "pay_1/../x", amount: 5, receipt: "r" }, { chargeId: "pay_1", amount: 0, receipt: "r" }]) await expect(port().refund(refund)).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});

describe("a webhook", () => {
  const sign = (body: string) => createHmac("sha256", "whsec").update(body).digest("hex");
  const body = '{"event":"payment.captured","payload":{"payment":{"entity":{"id":"pay_1","order_id":"order_1","amount":50000.0,"currency":"INR","status":"captured","note":"\\u20b9"}}}}';

  it("is believed only with the signature over its very bytes", () => {
    expect(isSigned(body, sign(body), "whsec")).toBe(true);
    expect(isSigned(JSON.stringify(JSON.parse(body)), sign(body), "whsec")).toBe(false);
    expect(isSigned(body.replace("50000", "10000"), sign(body), "whsec")).toBe(false);
    for (const wrong of ["", "abc", sign(body).slice(2), sign(`${body} `)]) expect(isSigned(body, wrong, "whsec")).toBe(false);
    expect(isSigned(body, createHmac("sha256", "").update(body).digest("hex"), "")).toBe(false);
  });

  it("tells of a charge, with the id of its header or else of its bytes", () => {
    expect(newsOf(body, "evt_1")).toEqual({ eventId: "evt_1", charge: { id: "pay_1", orderId: "order_1", amount: 50_000, currency: "INR", state: "captured" } });
    expect(newsOf(body, undefined).eventId).toBe(newsOf(body, "no id\n").eventId);
    for (const other of ["[]", "no JSON", '{"event":"invoice.paid","payload":{}}']) expect(newsOf(other, "evt_2")).toEqual({ eventId: "evt_2", charge: undefined });
  });
});
