import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { visitContests } from "@/db/schema/rooms";

export const insertContest = (db: Db, row: typeof visitContests.$inferInsert) => db.insert(visitContests).values(row);

/** The objections to what a visit was closed as, earliest first. */
export const listContests = (db: Db, consultationId: string) =>
  db.select().from(visitContests).where(eq(visitContests.consultationId, consultationId)).orderBy(asc(visitContests.createdAt), asc(visitContests.id));

export type ContestRow = Awaited<ReturnType<typeof listContests>>[number];

/** The visit of an objection. */
export async function findVisitOf(db: Db, contestId: string): Promise<string | undefined> {
  const [row] = await db.select({ id: visitContests.consultationId }).from(visitContests).where(eq(visitContests.id, contestId));
  return row?.id;
}

/** The objections that nobody has decided about, those who wait longest first; up to `limit + 1`. */
export const listOpen = (db: Db, { after, limit }: { after?: { createdAt: string; id: string }; limit: number }) =>
  db
    .select({
      id: visitContests.id,
      side: visitContests.side,
      createdAt: visitContests.createdAt,
      consultationId: visitContests.consultationId,
      startsAt: consultations.startsAt,
      noShowBy: consultations.noShowBy,
      patientName: fullName(profiles),
      doctorName: doctors.name,
    })
    .from(visitContests)
    .innerJoin(consultations, eq(consultations.id, visitContests.consultationId))
    .innerJoin(doctors, eq(doctors.id, consultations.doctorId))
    .innerJoin(profiles, eq(profiles.personId, consultations.patientId))
    .where(
      and(
        eq(visitContests.status, "open"),
        after && or(sql`${visitContests.createdAt} > ${after.createdAt}::timestamptz`, and(sql`${visitContests.createdAt} = ${after.createdAt}::timestamptz`, gt(visitContests.id, after.id))),
      ),
    )
    .orderBy(asc(visitContests.createdAt), asc(visitContests.id))
    .limit(limit + 1);

/** Decides about an objection; false if somebody has already. */
export async function decideOpen(db: Db, id: string, decision: Pick<typeof visitContests.$inferInsert, "status" | "decidedBy" | "decidedAt" | "decisionReason">): Promise<boolean> {
  const rows = await db.update(visitContests).set(decision).where(and(eq(visitContests.id, id), eq(visitContests.status, "open"))).returning({ id: visitContests.id });
  return rows.length === 1;
}
