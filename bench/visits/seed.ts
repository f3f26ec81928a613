import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { v7 } from "uuid";
import { sessions } from "@/db/schema/accounts";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { payments } from "@/db/schema/payments";
import { insertAll } from "@/lib/demo/tools/bulk";
import { issueAccessToken } from "@/lib/domain/accounts/sessions/tokens";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import type { BenchData } from "../seed";

/** A visit whose room is open now. */
export interface OpenVisit {
  id: string;
  /** Bearer tokens of the two who attend it. */
  patient: string;
  doctor: string;
}

/** Makes visits that begin in five minutes, each with a doctor and a patient of its own. */
export async function seedVisits(client: postgres.Sql, { doctorIds, patientIds, tokens }: BenchData, count: number): Promise<OpenVisit[]> {
  const db = drizzle(client);
  const now = new Date();
  const startsAt = new Date(now.getTime() + 300_000);
  const endsAt = new Date(startsAt.getTime() + 900_000);
  const rows = doctorIds.slice(0, count).map((doctorId, n) => ({ id: v7(), slotId: v7(), sessionId: v7(), doctorId, patientId: patientIds[n]!, token: tokens[n]! }));
  // The seed's own times begin on full and half hours of the day: one of today's may lie here, and a doctor has no two at once.
  await client`delete from availability_slots where status = 'available' and starts_at < ${endsAt.toISOString()} and ends_at > ${startsAt.toISOString()}`;
  await insertAll(db, sessions, rows.map(({ sessionId, doctorId }) => ({ id: sessionId, userId: doctorId, door: "api" as const, strength: "password" as const, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + 86_400_000) })));
  await insertAll(db, availabilitySlots, rows.map(({ slotId, doctorId }) => ({ id: slotId, doctorId, startsAt, endsAt, status: "booked" as const, createdAt: now })));
  await insertAll(db, consultations, rows.map(({ id, doctorId, patientId, slotId }) => ({
    id, doctorId, patientId, slotId, startsAt, endsAt, status: "scheduled" as const, mode: "video" as const, feeAmount: 50_000, feeCurrency: "INR",
    complaint: encrypt("Cough at night", { column: "consultations.complaint", id }), consentAt: now, createdAt: now,
  })));
  await insertAll(db, payments, rows.map(({ id }) => ({ id: v7(), consultationId: id, amount: 50_000, currency: "INR", status: "paid" as const, paidAt: now, createdAt: now })));
  return rows.map(({ id, doctorId, sessionId, token }) => ({ id, patient: token, doctor: issueAccessToken({ userId: doctorId, sessionId, role: "doctor", strength: "password" }, now) }));
}
