import { and, desc, eq, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import type { Place } from "@/lib/domain/audit/queries";

/** What others than the reader did with a patient's record, newest first, with the consultation it was about. */
export function listAccesses(db: Db, patientId: string, readerId: string, { before, limit }: Place) {
  const actor = alias(profiles, "actor");
  return db
    .select({
      id: auditLogs.id,
      at: auditLogs.at,
      action: auditLogs.action,
      details: auditLogs.details,
      resourceType: auditLogs.resourceType,
      reason: auditLogs.reason,
      actorRole: auditLogs.actorRole,
      actorName: sql<string | null>`coalesce(${doctors.name}, ${fullName(actor)})`,
      consultationId: consultations.id,
      startsAt: consultations.startsAt,
      doctorName: sql<string | null>`(select name from ${doctors} attending where attending.id = ${consultations.doctorId})`,
    })
    .from(auditLogs)
    .leftJoin(actor, eq(actor.personId, auditLogs.actorId))
    .leftJoin(doctors, eq(doctors.id, auditLogs.actorId))
    .leftJoin(consultations, and(eq(consultations.id, auditLogs.resourceId), eq(consultations.patientId, auditLogs.patientId)))
    .where(
      and(
        eq(auditLogs.patientId, patientId),
        eq(auditLogs.outcome, "success"),
        sql`${auditLogs.actorId} is distinct from ${readerId}`,
        before ? lt(auditLogs.id, before) : undefined,
      ),
    )
    .orderBy(desc(auditLogs.id))
    .limit(limit);
}
