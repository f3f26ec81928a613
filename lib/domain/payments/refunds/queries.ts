import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { paymentProviders } from "@/db/schema/choices";
import { payments, refunds } from "@/db/schema/payments";

/** Noted as the error of a refund of which the provider told, after it had taken it, that it could not be carried out. */
export const FAILED_LATER = "failed_later";

/** Orders a refund; nothing if there is one for this charge. */
export const insertRefund = (db: Db, refund: typeof refunds.$inferInsert) => db.insert(refunds).values(refund).onConflictDoNothing();

/** The consultations of payments whose money is to be given back through a provider, and for which there is no refund yet. */
export const listOwed = (db: Db, limit: number) =>
  db
    .select({ paymentId: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.status, "refund_due"),
        sql`${payments.provider} = any(${sql.param([...paymentProviders])}::text[])`,
        sql`${payments.providerReference} is not null`,
        sql`not exists (select from ${refunds} r where r.provider = ${payments.provider} and r.charge_id = ${payments.providerReference})`,
      ),
    )
    .orderBy(asc(payments.id))
    .limit(limit);

/** Refunds that wait to be carried out, or to be tried again. */
export const listDue = (db: Db, now: Date, limit: number) =>
  db.select({ id: refunds.id }).from(refunds).where(and(isNull(refunds.doneAt), lte(refunds.nextAttemptAt, now))).orderBy(asc(refunds.nextAttemptAt)).limit(limit);

/** Takes a refund for one attempt, until `until`: no other process tries it before then. Undefined if it is done or taken. */
export async function leaseRefund(db: Db, id: string, now: Date, until: Date) {
  const [row] = await db
    .update(refunds)
    .set({ nextAttemptAt: until, attempts: sql`${refunds.attempts} + 1` })
    .where(and(eq(refunds.id, id), isNull(refunds.doneAt), lte(refunds.nextAttemptAt, now)))
    .returning();
  return row;
}

export async function findRefund(db: Db, id: string) {
  const [row] = await db.select().from(refunds).where(eq(refunds.id, id));
  return row;
}

/** The refund that a provider tells of. By its receipt too, because news may come before the answer that has the provider's id. */
export async function findByProviderRefund(db: Db, { id, receipt }: { id: string; receipt?: string }) {
  const [row] = await db.select().from(refunds).where(or(eq(refunds.providerRefundId, id), receipt ? eq(refunds.id, receipt) : undefined));
  return row;
}

export const updateRefund = (db: Db, id: string, changes: Partial<typeof refunds.$inferInsert>) => db.update(refunds).set(changes).where(eq(refunds.id, id));
