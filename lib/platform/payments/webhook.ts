import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Charge } from "./port";
import { chargeOf, Payment } from "./razorpay";

/** Whether Razorpay signed these very bytes: a body that was parsed and written again can differ from them. */
export function isSigned(body: string, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(body, "utf8").digest();
  const given = /^[0-9a-f]{64}$/i.test(signature) ? Buffer.from(signature, "hex") : Buffer.alloc(0);
  return secret !== "" && given.length === expected.length && timingSafeEqual(given, expected);
}

/** What a webhook tells. Of events that the product does not follow only the id. */
export interface News {
  eventId: string;
  charge?: Charge;
  /** A refund that the provider could not carry out after all: its id there, and the receipt that it was asked for with. */
  failedRefund?: { id: string; receipt?: string };
}

/** A receipt that is none of ours is left out: another program may use the same account. */
const Refund = z.object({ id: z.string().regex(/^rfnd_[A-Za-z0-9]{1,40}$/), receipt: z.uuid().optional().catch(undefined) });
const Event = z.object({
  event: z.string(),
  payload: z.object({
    payment: z.object({ entity: Payment }).optional(),
    refund: z.object({ entity: Refund }).optional(),
  }),
});

/** Reads a body whose signature is right. The id is the one of the header; without it, that of the bytes. */
export function newsOf(body: string, eventId: string | undefined): News {
  const id = eventId && /^[\w-]{1,100}$/.test(eventId) ? eventId : `body_${createHash("sha256").update(body).digest("hex")}`;
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return { eventId: id };
  }
  const { success, data } = Event.safeParse(json);
  if (!success) return { eventId: id };
  if (data.event === "refund.failed") return { eventId: id, failedRefund: data.payload.refund?.entity };
  const isPayment = /^payment\.(?:authorized|captured|failed)$|^order\.paid$/.test(data.event);
  return { eventId: id, charge: isPayment && data.payload.payment ? chargeOf(data.payload.payment.entity) : undefined };
}
