import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { visitClocks } from "@/db/schema/notifications";

/** A visit that is planned, one of its readers, and what was noted about the reader's clock. */
export interface ReadersClock extends Record<string, unknown> {
  consultationId: string;
  accountId: string;
  startsAt: string;
  timeZone: string;
  /** Undefined offset: nothing was noted, or for another time or zone. */
  noted: number | null;
}

/** The readers of planned visits, `limit` visits after `after`. */
export const listClocks = (db: Db, now: Date, after: string | undefined, limit: number) =>
  db.execute<ReadersClock>(sql`
    select v.id as "consultationId", r.account_id as "accountId", v.starts_at as "startsAt", p.time_zone as "timeZone", k.offset_minutes as noted
    from (select * from consultations c where c.status = 'scheduled' and c.starts_at > ${now.toISOString()}::timestamptz ${after ? sql`and c.id > ${after}::uuid` : sql``} order by c.id limit ${limit}) v
    cross join lateral (select v.doctor_id as account_id union select account_id from patient_carers where patient_id = v.patient_id and until is null) r
    join profiles p on p.user_id = r.account_id
    left join visit_clocks k on k.consultation_id = v.id and k.account_id = r.account_id and k.starts_at = v.starts_at and k.time_zone = p.time_zone
    order by v.id`);

/** Notes how a reader's clock is at a visit. */
export async function noteClocks(db: Db, rows: (typeof visitClocks.$inferInsert)[]): Promise<void> {
  if (rows.length === 0) return;
  const set = { startsAt: sql`excluded.starts_at`, timeZone: sql`excluded.time_zone`, offsetMinutes: sql`excluded.offset_minutes` };
  await db.insert(visitClocks).values(rows).onConflictDoUpdate({ target: [visitClocks.consultationId, visitClocks.accountId], set });
}
