import { and, asc, eq, gt, isNull, notInArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { profiles, users } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { calendarFeeds } from "@/db/schema/notifications";
import type { Person } from "@/lib/core/actor";
import { visibleTo } from "../consultations/queries";

const MOST_VISITS = 1000;

/** The address in use of an account. */
export async function findAddress(db: Db, accountId: string) {
  const [row] = await db.select({ id: calendarFeeds.id, madeAt: calendarFeeds.createdAt }).from(calendarFeeds).where(isInUse(accountId));
  return row;
}

/** Ends the address in use of an account. */
export async function revokeAddress(db: Db, accountId: string, now: Date): Promise<void> {
  await db.update(calendarFeeds).set({ revokedAt: now }).where(isInUse(accountId));
}

/** Keeps a new address. One that is in use must have been ended before, and of two made at once only one is kept. */
export async function insertAddress(db: Db, row: { id: string; accountId: string; tokenHash: string; createdAt: Date }): Promise<boolean> {
  const rows = await db.insert(calendarFeeds).values(row).onConflictDoNothing().returning({ id: calendarFeeds.id });
  return rows.length > 0;
}

const isInUse = (accountId: string) => and(eq(calendarFeeds.accountId, accountId), isNull(calendarFeeds.revokedAt));

/** Whose address a secret belongs to; undefined if it is not in use, or its account is suspended. */
export async function findReader(db: Db, tokenHash: string) {
  const [row] = await db
    .select({ id: users.id, role: users.role, language: profiles.language })
    .from(calendarFeeds)
    .innerJoin(users, eq(users.id, calendarFeeds.accountId))
    .innerJoin(profiles, eq(profiles.personId, users.id))
    .where(and(eq(calendarFeeds.tokenHash, tokenHash), isNull(calendarFeeds.revokedAt), eq(users.status, "active")));
  return row;
}

/** The visits that an account attends, from `since` on, without anything clinical. One that is not paid yet is no appointment. */
export const listVisits = (db: Db, { id, role }: Pick<Person, "id" | "role">, since: Date) =>
  db
    .select({ id: consultations.id, version: consultations.version, status: consultations.status, startsAt: consultations.startsAt, endsAt: consultations.endsAt, doctorName: doctors.name })
    .from(consultations)
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .where(and(visibleTo({ kind: "user", id, role, sessionId: "", strength: "password" }), gt(consultations.startsAt, since), notInArray(consultations.status, ["pending_payment", "cancelled", "expired"]), role === "admin" ? sql`false` : undefined))
    .orderBy(asc(consultations.startsAt))
    .limit(MOST_VISITS);
