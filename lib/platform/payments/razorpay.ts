import { z } from "zod";
import { type Charge, PaymentError, type PaymentPort } from "./port";

/** Where Razorpay is and who we are there. */
export interface RazorpayAccount {
  url: string;
  keyId: string;
  keySecret: string;
  timeoutMs?: number;
}

const TIMEOUT_MS = 8000;
const Paise = z.int().positive().refine(Number.isSafeInteger);
const idOf = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[A-Za-z0-9]{1,40}$`));
const OrderId = idOf("order");
export const ChargeId = idOf("pay");
const RefundId = idOf("rfnd");

const Order = z.object({ id: OrderId, amount: Paise, currency: z.string(), receipt: z.string().nullish(), status: z.string() });
/** A payment as Razorpay sends it, in answers and in webhooks. */
export const Payment = z.object({ id: ChargeId, order_id: OrderId.nullish(), amount: Paise, currency: z.string().regex(/^[A-Z]{3}$/), status: z.string() });
const Refund = z.object({ id: RefundId, payment_id: ChargeId, amount: Paise, receipt: z.string().nullish() });
const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });

/** The port, by Razorpay's documented HTTP API. Each call has a time limit, follows no redirect, and checks what it is answered. */
export function razorpay({ url, keyId, keySecret, timeoutMs = TIMEOUT_MS }: RazorpayAccount): PaymentPort {
  const authorization = `Basic ${Buffer.from(`${keyId}:${keySecret}`).toString("base64")}`;

  async function call<T extends z.ZodType>(answer: T, method: "GET" | "POST", path: string, body?: Record<string, unknown>, more: Record<string, string> = {}): Promise<z.output<T>> {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { authorization, accept: "application/json", ...(body && { "content-type": "application/json" }), ...more };
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}/v1${path}`, { method, headers, body: body && JSON.stringify(body), signal, redirect: "error" });
      text = await response.text();
    } catch {
      throw new PaymentError(signal.aborted ? "timeout" : "refused");
    }
    if (!response.ok) throw new PaymentError("http", response.status);
    const parsed = answer.safeParse(jsonOf(text));
    if (!parsed.success) throw new PaymentError("body");
    return parsed.data;
  }

  return {
    async orderOf({ id, amount, currency }) {
      const { items } = await call(list(Order), "GET", `/orders?receipt=${encodeURIComponent(id)}&count=10`);
      const known = items.find((order) => order.receipt === id && order.amount === amount && order.currency === currency);
      if (known) return known.id;
      const made = await call(Order, "POST", "/orders", { amount: Paise.parse(amount), currency, receipt: id, payment_capture: 1 });
      if (made.amount !== amount || made.currency !== currency) throw new PaymentError("body");
      return made.id;
    },
    async chargesOf(orderId) {
      const { items } = await call(list(Payment), "GET", `/orders/${OrderId.parse(orderId)}/payments`);
      return items.flatMap((payment) => chargeOf({ ...payment, order_id: payment.order_id ?? orderId }) ?? []);
    },
    async capture({ id, amount, currency }) {
      const captured = await call(Payment, "POST", `/payments/${ChargeId.parse(id)}/capture`, { amount: Paise.parse(amount), currency });
      if (captured.id !== id || captured.status !== "captured") throw new PaymentError("body");
    },
    async findRefund(chargeId, receipt) {
      const { items } = await call(list(Refund), "GET", `/payments/${ChargeId.parse(chargeId)}/refunds?count=100`);
      return items.find((refund) => refund.receipt === receipt)?.id;
    },
    async refund({ chargeId, amount, receipt }) {
      // Without an amount Razorpay gives everything back, so there is always one. It refuses the same key with another body.
      const made = await call(Refund, "POST", `/payments/${ChargeId.parse(chargeId)}/refund`, { amount: Paise.parse(amount), receipt }, { "x-refund-idempotency": receipt });
      if (made.payment_id !== chargeId || made.amount !== amount) throw new PaymentError("body");
      return made.id;
    },
  };
}

/** A payment of Razorpay's as the product knows it; undefined if it belongs to no order, or nothing is decided yet. */
export function chargeOf({ id, order_id, amount, currency, status }: z.infer<typeof Payment>): Charge | undefined {
  // What has been given back was captured before.
  const state = status === "refunded" ? "captured" : status;
  if (!order_id || (state !== "authorized" && state !== "captured" && state !== "failed")) return undefined;
  return { id, orderId: order_id, amount, currency, state };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
