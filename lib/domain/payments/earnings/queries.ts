import { and, asc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { ledgerEntries, payments } from "@/db/schema/payments";
import type { Range } from "@/lib/clock/local-day";

const MOST = 1000;

const ofDoctor = (doctorId: string, { from, to }: Range) => and(eq(ledgerEntries.account, "doctor"), eq(ledgerEntries.doctorId, doctorId), eq(ledgerEntries.currency, "INR"), gte(ledgerEntries.at, from), lt(ledgerEntries.at, to));

/** What a doctor earned in a range of time and what was taken back. What we owe counts down in the ledger, so earnings are negative there. */
export async function sumEarnings(db: Db, doctorId: string, range: Range): Promise<{ earned: number; takenBack: number }> {
  const [row] = await db
    .select({
      earned: sql<string>`coalesce(-sum(${ledgerEntries.amount}) filter (where ${ledgerEntries.kind} = 'earned'), 0)`,
      takenBack: sql<string>`coalesce(sum(${ledgerEntries.amount}) filter (where ${ledgerEntries.kind} = 'unearned'), 0)`,
    })
    .from(ledgerEntries)
    .where(ofDoctor(doctorId, range));
  return { earned: Number(row!.earned), takenBack: Number(row!.takenBack) };
}

export const listEarnings = (db: Db, doctorId: string, range: Range) =>
  db
    .select({ at: ledgerEntries.at, kind: sql<"earned" | "unearned">`${ledgerEntries.kind}`, amount: sql<number>`-${ledgerEntries.amount}`, consultationId: consultations.id, startsAt: consultations.startsAt })
    .from(ledgerEntries)
    .innerJoin(payments, eq(payments.id, ledgerEntries.paymentId))
    .innerJoin(consultations, eq(consultations.id, payments.consultationId))
    .where(ofDoctor(doctorId, range))
    .orderBy(asc(ledgerEntries.at), asc(ledgerEntries.transfer))
    .limit(MOST);

/** What has been paid for a doctor's visits that are not over. */
export async function sumHeld(db: Db, doctorId: string): Promise<number> {
  const [row] = await db
    .select({ held: sql<string>`coalesce(sum(${payments.amount} - ${payments.refundedAmount}), 0)` })
    .from(payments)
    .innerJoin(consultations, eq(consultations.id, payments.consultationId))
    .where(and(eq(consultations.doctorId, doctorId), inArray(consultations.status, ["scheduled", "in_progress"]), eq(payments.status, "paid")));
  return Number(row!.held);
}
