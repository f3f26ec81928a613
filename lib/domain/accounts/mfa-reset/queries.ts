import { and, asc, eq, gt, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { profiles, users } from "@/db/schema/accounts";
import { mfaResets } from "@/db/schema/mfa";
import { AppError, violates } from "@/lib/core/errors";
import { say } from "@/lib/core/words";

type NewReset = typeof mfaResets.$inferInsert;

/** Inserts a request, and closes an expired one for the same person. Throws `already_exists` if one is open. */
export async function insertReset(db: Db, request: NewReset, now: Date): Promise<void> {
  const expired = and(eq(mfaResets.userId, request.userId), eq(mfaResets.status, "open"), lte(mfaResets.expiresAt, now));
  await db.update(mfaResets).set({ status: "expired" }).where(expired);
  await db
    .insert(mfaResets)
    .values(request)
    .catch((cause: unknown) => {
      if (!violates(cause, "mfa_resets_one_open")) throw cause;
      throw new AppError("already_exists", say("refusals.mfaReset.isOpen"), { cause });
    });
}

/** A request, locked until commit: if two decide at the same time, the second sees the decision of the first. */
export async function lockReset(db: Db, id: string) {
  const [row] = await db.select().from(mfaResets).where(eq(mfaResets.id, id)).for("update");
  return row;
}

/** Decides a request. Throws `invalid_transition` if it is no longer open or has expired. */
export async function decideReset(db: Db, id: string, status: "approved" | "refused", decidedBy: string, now: Date): Promise<void> {
  const rows = await db
    .update(mfaResets)
    .set({ status, decidedBy, decidedAt: now })
    .where(and(eq(mfaResets.id, id), eq(mfaResets.status, "open"), gt(mfaResets.expiresAt, now)))
    .returning({ id: mfaResets.id });
  if (rows.length === 0) throw new AppError("invalid_transition", say("refusals.mfaReset.isClosed"));
}

const asker = alias(profiles, "asker");

/** The columns of a request and of the people it names. */
const listed = {
  id: mfaResets.id,
  proof: mfaResets.proof,
  status: mfaResets.status,
  createdAt: mfaResets.createdAt,
  expiresAt: mfaResets.expiresAt,
  person: { id: users.id, email: users.email, role: users.role, firstName: profiles.firstName, lastName: profiles.lastName },
  requestedBy: { id: mfaResets.requestedBy, firstName: asker.firstName, lastName: asker.lastName },
};

const selectResets = (db: Db) =>
  db
    .select(listed)
    .from(mfaResets)
    .innerJoin(users, eq(users.id, mfaResets.userId))
    .innerJoin(profiles, eq(profiles.personId, mfaResets.userId))
    .innerJoin(asker, eq(asker.personId, mfaResets.requestedBy));

export async function findReset(db: Db, id: string) {
  const [row] = await selectResets(db).where(eq(mfaResets.id, id));
  return row!;
}

/** Open requests, oldest first, up to `limit + 1`, after the place `after`. */
export async function listOpenResets(db: Db, now: Date, limit: number, after?: { createdAt: string; id: string }) {
  const place = sql`(${mfaResets.createdAt}, ${mfaResets.id}) > (${after?.createdAt}::timestamptz, ${after?.id}::uuid)`;
  return selectResets(db)
    .where(and(eq(mfaResets.status, "open"), gt(mfaResets.expiresAt, now), after && place))
    .orderBy(asc(mfaResets.createdAt), asc(mfaResets.id))
    .limit(limit + 1);
}
