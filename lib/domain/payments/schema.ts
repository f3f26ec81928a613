import { z } from "zod";
import { chargeSources, chargeStates, paymentAlarms, paymentProviders, paymentStatuses, refundRules } from "@/db/schema/choices";
import { Id, Instant, page, paging, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

export const PaymentStatus = z.enum(paymentStatuses);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

/** What is paid, or to be paid, for one visit. */
export const Payment = z.object({
  id: Id,
  consultationId: Id,
  provider: z.enum(paymentProviders).nullable().meta({ description: "null: the fee is settled with the practice" }),
  orderId: z.string().nullable().meta({ description: "The provider's id of what the payer is asked for; null until paying has begun" }),
  amount: z.int(),
  currency: z.string(),
  status: PaymentStatus,
  holdEndsAt: Instant.nullable().meta({ description: "While the visit waits for this payment: until when its time is held" }),
  mayExtend: z.boolean().meta({ description: "Whether the hold can still be made longer, once" }),
  doctor: z.object({ id: Id, name: z.string(), registrationNumber: z.string() }),
  patient: z.object({ id: Id, name: z.string() }),
  startsAt: Instant.meta({ description: "When the visit begins" }),
  refund: z
    .object({ amount: z.int(), currency: z.string(), rule: z.enum(refundRules).nullable(), refundedAt: Instant.nullable() })
    .nullable()
    .meta({ description: "What is given back, or has been if `refundedAt` is set" }),
  alarm: z.enum(paymentAlarms).nullish().meta({ description: "Only for administrators: why somebody has to look at it" }),
  alarmedCharge: z
    .object({ chargeId: z.string(), amount: z.int(), currency: z.string(), at: Instant })
    .nullish()
    .meta({ description: "Only for administrators: the charge that is not what was asked for" }),
  paidAt: Instant.nullable(),
  createdAt: Instant,
});
export type Payment = z.infer<typeof Payment>;

export const BeginPayment = z.object({ id: Id });
export const ExtendHold = z.object({ id: Id });
export const ReadPayment = z.object({ id: Id });
export const PrintReceipt = z.object({ id: Id });

/** `alarm` is the one that the administrator looked at. */
export const CloseAlarm = z.object({ id: Id, alarm: z.enum(paymentAlarms), reason: text(1000) });

/** One piece of news about a payment. */
const Happened = z.object({ at: Instant, source: z.enum(chargeSources), state: z.enum(chargeStates).nullable(), amount: z.int().nullable(), currency: z.string().nullable(), outcome: z.string() });
export const PaymentWithEvents = Payment.extend({ events: z.array(Happened).meta({ description: "What the provider has told, earliest first" }) });

export const ListPayments = z.object({ status: PaymentStatus.optional(), alarmed: z.stringbool().optional().meta({ description: "Only for administrators: those that somebody has to look at" }), ...paging });
export const PaymentPage = page(Payment);

export const Simulate = z.object({
  id: Id,
  outcome: z.enum(["succeed", "fail", "late", "lost"], message("fields.payment.outcome")).meta({
    description: "`succeed` and `fail`: at once. `late`: paid now, and the provider knows of it only after the hold has ended. `lost`: paid now, and no news of it ever comes by itself",
  }),
});

/** A request of Razorpay's as it came. */
export const ReceiveNews = z.object({ body: z.string().max(65_536), signature: z.string().max(200), eventId: z.string().max(200).optional() });
export const Received = z.object({ received: z.literal(true) });

export const ExpireHolds = z.object({});
export const Expired = z.object({ count: z.int(), more: z.boolean() });

/** What the jobs have to do. */
export const ReadDuties = z.object({});
export const Duties = z.object({ holds: z.boolean(), open: z.boolean(), refunds: z.boolean() });

export const TakeOpen = z.object({});
export const OpenPayments = z.object({ data: z.array(z.object({ id: Id, provider: z.enum(paymentProviders), orderId: z.string() })) });
export const AskProvider = z.object({ id: Id });
export const Asked = z.object({ outcomes: z.array(z.string()) });

export const TakeRefunds = z.object({});
export const TakenRefunds = z.object({ ids: z.array(Id) });
export const CarryRefund = z.object({ id: Id });
export const CarriedRefund = z.object({ outcome: z.enum(["done", "failed", "skipped"]) });

