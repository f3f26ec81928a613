import { type SQL, sql, type SQLWrapper } from "drizzle-orm";

/** SQL: whether consultation `c` still waits for its payment although its hold is over: others may have its time. */
export const hasLapsed = (now: SQLWrapper): SQL => sql`c.status = 'pending_payment' and c.hold_ends_at <= ${now}`;

/** SQL: whether a patient has a live consultation in a range of time. */
export const isBusy = (patient: SQLWrapper, during: SQLWrapper, now: SQLWrapper): SQL => sql`exists (select from consultations c where c.patient_id = ${patient} and c.during && ${during}
  and c.status in ('pending_payment', 'scheduled', 'in_progress') and not (${hasLapsed(now)}))`;
