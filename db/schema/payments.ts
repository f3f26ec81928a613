import { sql } from "drizzle-orm";
import { char, check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { chargeSources, chargeStates, paymentAlarms, paymentProviders, paymentStatuses, refundRules } from "./choices";
import { createdAt, id, instant, updatedAt } from "./columns";
import { consultations } from "./consultations";

/** The payment for a consultation, owed, paid or refunded; amounts in minor units. */
export const payments = pgTable(
  "payments",
  {
    id: id(),
    consultationId: uuid("consultation_id").notNull().references(() => consultations.id, { onDelete: "restrict" }),
    /** The account that pays. Null in rows from before patients could be booked for: the patient's own account. */
    accountId: uuid("account_id").references(() => users.id, { onDelete: "restrict" }),
    amount: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    status: text({ enum: paymentStatuses }).notNull(),
    refundedAmount: integer("refunded_amount").notNull().default(0),
    /** The provider that carries the payment out; null if it is settled with the practice. */
    provider: text(),
    /** The provider's id of the charge that paid it. */
    providerReference: text("provider_reference"),
    /** The provider's id of what it asks the payer for. Known once paying has begun. */
    orderId: text("order_id"),
    /** When the hold was made longer, which can be done once. */
    extendedAt: instant("extended_at"),
    /** When the provider was last asked. */
    checkedAt: instant("checked_at"),
    /** The rule by which a refund is owed. */
    refundRule: text("refund_rule", { enum: refundRules }),
    /** Why an administrator has to look at it. */
    alarm: text({ enum: paymentAlarms }),
    paidAt: instant("paid_at"),
    refundedAt: instant("refunded_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("payments_status", sql`${t.status} in ('pending', 'paid', 'failed', 'refund_due', 'refunded', 'void')`),
    check("payments_amount", sql`${t.amount} >= 0 and ${t.refundedAmount} between 0 and ${t.amount}`),
    check("payments_alarm", sql`${t.alarm} in ('amount', 'currency', 'twice', 'refund')`),
    index("payments_consultation").on(t.consultationId),
    index("payments_paid_at").on(t.paidAt).where(sql`paid_at is not null`),
    index("payments_account").on(t.accountId, t.id),
    index("payments_alarms").on(t.id).where(sql`alarm is not null`),
    index("payments_refund_due").on(t.id).where(sql`status = 'refund_due'`),
    // Those about which the provider can still have news: asked for, and not known to be paid.
    index("payments_open").on(t.checkedAt).where(sql`order_id is not null and paid_at is null`),
    uniqueIndex("payments_order").on(t.provider, t.orderId).where(sql`order_id is not null`),
    uniqueIndex("payments_provider_reference")
      .on(t.provider, t.providerReference)
      .where(sql`provider_reference is not null`),
  ],
);

/** News of a provider about one charge, each kept once: webhooks are sent again, and polls say the same again. Ids and amounts only. Never changed. */
export const paymentEvents = pgTable(
  "payment_events",
  {
    id: id(),
    provider: text({ enum: paymentProviders }).notNull(),
    /** The provider's id of the news, or one made from the charge and its state. */
    eventId: text("event_id").notNull(),
    source: text({ enum: chargeSources }).notNull(),
    /** Null if the order is none of ours. */
    paymentId: uuid("payment_id").references(() => payments.id, { onDelete: "restrict" }),
    /** Null if the news is about something that we do not follow. */
    orderId: text("order_id"),
    chargeId: text("charge_id"),
    state: text({ enum: chargeStates }),
    amount: integer(),
    currency: text(),
    /** What came of it, in a word. */
    outcome: text().notNull(),
    receivedAt: instant("received_at").notNull(),
  },
  (t) => [uniqueIndex("payment_events_once").on(t.provider, t.eventId), index("payment_events_payment").on(t.paymentId, t.id)],
);

/** A refund that is being carried out or has been. One charge is given back by one refund: no second can exist. Its id is the receipt by which the provider knows it. */
export const refunds = pgTable(
  "refunds",
  {
    id: id(),
    paymentId: uuid("payment_id").notNull().references(() => payments.id, { onDelete: "restrict" }),
    provider: text({ enum: paymentProviders }).notNull(),
    chargeId: text("charge_id").notNull(),
    amount: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    rule: text({ enum: refundRules }).notNull(),
    /** The provider's id, once it is done. */
    providerRefundId: text("provider_refund_id"),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull(),
    /** A code, never a provider's text. */
    lastError: text("last_error"),
    doneAt: instant("done_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("refunds_one_per_charge").on(t.provider, t.chargeId),
    index("refunds_open").on(t.nextAttemptAt).where(sql`done_at is null`),
    index("refunds_payment").on(t.paymentId),
    check("refunds_amount", sql`${t.amount} > 0`),
    check("refunds_done", sql`(${t.doneAt} is null) = (${t.providerRefundId} is null)`),
  ],
);

/** What the simulated provider remembers: its charges. No money moves. */
export const simulatedCharges = pgTable(
  "simulated_charges",
  {
    id: text().primaryKey(),
    orderId: text("order_id").notNull(),
    amount: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    state: text({ enum: chargeStates }).notNull(),
    /** From when on it answers for the charge. */
    knownAt: instant("known_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("simulated_charges_order").on(t.orderId)],
);

/** And its refunds. As with a real provider, the same receipt does not make a second one by itself. */
export const simulatedRefunds = pgTable(
  "simulated_refunds",
  { id: text().primaryKey(), chargeId: text("charge_id").notNull().references(() => simulatedCharges.id), amount: integer().notNull(), receipt: text().notNull(), createdAt: createdAt() },
  (t) => [index("simulated_refunds_charge").on(t.chargeId)],
);

/**
 * Double entry, append-only: each transfer's entries sum to zero, which a deferred constraint of the database checks at the commit. What
 * is ours or with the provider counts up, what we owe counts down.
 */
export const ledgerEntries = pgTable(
  "ledger_entries",
  {
    /** All entries of one transfer have the same. */
    transfer: text().notNull(),
    /** `provider` (money there), `held` (for a visit to come), `doctor` (earned). */
    account: text({ enum: ["provider", "held", "doctor"] }).notNull(),
    kind: text({ enum: ["paid", "refunded", "earned", "unearned"] }).notNull(),
    amount: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    paymentId: uuid("payment_id").notNull().references(() => payments.id, { onDelete: "restrict" }),
    doctorId: uuid("doctor_id").notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.transfer, t.account] }),
    check("ledger_entries_account", sql`${t.account} in ('provider', 'held', 'doctor')`),
    check("ledger_entries_kind", sql`${t.kind} in ('paid', 'refunded', 'earned', 'unearned')`),
    check("ledger_entries_amount", sql`${t.amount} <> 0`),
    index("ledger_entries_doctor").on(t.doctorId, t.at).where(sql`account = 'doctor'`),
    index("ledger_entries_time").on(t.at),
    index("ledger_entries_payment").on(t.paymentId),
  ],
);
