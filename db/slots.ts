import { type SQL, sql, type SQLWrapper } from "drizzle-orm";

/** SQL: whether everybody can book slot `s` now. @param now the present instant, as a value or a placeholder */
export const isOpen = (now: SQLWrapper): SQL => sql`s.status = 'available' and s.deleted_at is null and s.starts_at > ${now}::timestamptz
  and (s.bookable_until is null or s.bookable_until > ${now}::timestamptz) and (s.held_for_until is null or s.held_for_until <= ${now}::timestamptz)`;

/** SQL: the same, and the slots that are kept for one account too. @param account its id; null for nobody's */
export const isOpenTo = (account: SQLWrapper, now: SQLWrapper): SQL => sql`s.status = 'available' and s.deleted_at is null and s.starts_at > ${now}::timestamptz
  and (s.bookable_until is null or s.bookable_until > ${now}::timestamptz) and (s.held_for_until is null or s.held_for_until <= ${now}::timestamptz or s.held_for = ${account}::uuid)`;
