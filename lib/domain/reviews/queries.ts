import { and, asc, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { readUnderLock } from "@/db/read-under-lock";
import { reviews } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import type { Actor } from "@/lib/core/actor";
import { carerIdsOf, isCaredForBy } from "@/lib/domain/patients/queries";

export interface ReviewFilter {
  doctorId?: string;
  consultationId?: string;
  status?: (typeof reviews.$inferSelect)["status"];
}

/** The account that may read what it wrote: it must still care for the patient. */
const wroteAndCares = (accountId: string) => and(eq(reviews.accountId, accountId), isCaredForBy(accountId, sql`${reviews.patientId}`));

/** Which reviews a reader may list: everybody the published ones, a patient's account its own as well, an administrator all. */
export function visibleTo(actor: Actor): SQL | undefined {
  if (actor.kind === "user" && actor.role === "admin") return undefined;
  const published = eq(reviews.status, "published");
  return actor.kind === "user" && actor.role === "patient" ? sql`(${published} or ${wroteAndCares(actor.id)})` : published;
}

/** Which reviews a reader may look for by their visit: a doctor who could, or anybody who knows the visit, would know who wrote them. */
function mayFindByVisit(actor: Actor): SQL | undefined {
  if (actor.kind !== "user") return sql`false`;
  return actor.role === "admin" ? undefined : wroteAndCares(actor.id);
}

const selectReviews = (db: Db) =>
  db
    .select({
      id: reviews.id,
      consultationId: reviews.consultationId,
      accountId: reviews.accountId,
      patientId: reviews.patientId,
      carerIds: carerIdsOf(sql`${reviews.patientId}`).as("carer_ids"),
      doctorId: reviews.doctorId,
      doctorName: doctors.name,
      rating: reviews.rating,
      comment: reviews.comment,
      status: reviews.status,
      createdAt: reviews.createdAt,
      decidedAt: reviews.decidedAt,
      decisionReason: reviews.decisionReason,
    })
    .from(reviews)
    .innerJoin(doctors, eq(doctors.id, reviews.doctorId))
    .$dynamic();

export type ReviewRow = Awaited<ReturnType<typeof selectReviews>>[number];

/** Reviews, the newest first; those that wait for a decision the other way round. Up to `limit + 1`. */
export function listReviews(db: Db, actor: Actor, { doctorId, consultationId, status, isOwn, after, limit }: ReviewFilter & { isOwn: boolean; after?: string; limit: number }) {
  const [order, beyond] = status === "pending" ? [asc(reviews.id), gt] : [desc(reviews.id), lt];
  return selectReviews(db)
    .where(
      and(
        visibleTo(actor),
        isOwn && actor.kind === "user" ? wroteAndCares(actor.id) : undefined,
        doctorId ? eq(reviews.doctorId, doctorId) : undefined,
        consultationId ? and(eq(reviews.consultationId, consultationId), mayFindByVisit(actor)) : undefined,
        status ? eq(reviews.status, status) : undefined,
        after ? beyond(reviews.id, after) : undefined,
      ),
    )
    .orderBy(order)
    .limit(limit + 1);
}

/** A review, locked until the end of the transaction. */
export async function lockReview(db: Db, id: string): Promise<ReviewRow | undefined> {
  const [row] = await readUnderLock(db.select({ id: reviews.id }).from(reviews).where(eq(reviews.id, id)).for("update"), () => selectReviews(db).where(eq(reviews.id, id)));
  return row;
}

export const insertReview = (db: Db, row: typeof reviews.$inferInsert) => db.insert(reviews).values(row);

export const updateReview = (db: Db, id: string, change: Pick<typeof reviews.$inferInsert, "status" | "decidedBy" | "decidedAt" | "decisionReason">) => db.update(reviews).set(change).where(eq(reviews.id, id));

/** Whose review it is, for the notice that it was rejected. */
export async function findAuthor(db: Db, id: string): Promise<{ accountId: string; consultationId: string } | undefined> {
  const [row] = await db.select({ accountId: reviews.accountId, consultationId: reviews.consultationId }).from(reviews).where(eq(reviews.id, id));
  return row?.accountId ? { accountId: row.accountId, consultationId: row.consultationId } : undefined;
}
