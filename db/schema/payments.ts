import { sql } from "drizzle-orm";
import { char, check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { users } from "./accounts";
import { paymentStatuses } from "./choices";
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
    provider: text(),
    providerReference: text("provider_reference"),
    paidAt: instant("paid_at"),
    refundedAt: instant("refunded_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("payments_status", sql`${t.status} in ('pending', 'paid', 'failed', 'refund_due', 'refunded', 'void')`),
    check("payments_amount", sql`${t.amount} >= 0 and ${t.refundedAmount} between 0 and ${t.amount}`),
    index("payments_consultation").on(t.consultationId),
    index("payments_paid_at").on(t.paidAt).where(sql`paid_at is not null`),
    uniqueIndex("payments_provider_reference")
      .on(t.provider, t.providerReference)
      .where(sql`provider_reference is not null`),
  ],
);
