import { type SQL, sql, type SQLWrapper } from "drizzle-orm";

/** SQL: whether slot `s` is free and can still be booked, by anybody or by the account it is kept for. What is outside the doctor's hours is never offered. */
const isOffered = (now: SQLWrapper): SQL => sql`s.status = 'available' and not s.outside and s.deleted_at is null and s.starts_at > ${now}::timestamptz
  and (s.bookable_until is null or s.bookable_until > ${now}::timestamptz)`;
const isKeptForNobody = (now: SQLWrapper): SQL => sql`(s.held_for_until is null or s.held_for_until <= ${now}::timestamptz)`;

/** SQL: whether everybody can book slot `s` now. @param now the present instant, as a value or a placeholder */
export const isOpen = (now: SQLWrapper): SQL => sql`${isOffered(now)} and ${isKeptForNobody(now)}`;

/** SQL: the same, and the slots that are kept for one account too. @param account its id; null for nobody's */
export const isOpenTo = (account: SQLWrapper, now: SQLWrapper): SQL => sql`${isOffered(now)} and (${isKeptForNobody(now)} or s.held_for = ${account}::uuid)`;

/** SQL: whether people can meet in this way at slot `s`; none given, whether at all. */
export const offersMode = (mode: SQLWrapper): SQL => sql`(${mode}::text is null or s.modes is null or ${mode}::text = any (s.modes))`;

/** SQL: what an update of slot `s` sets to free it. One that is outside the doctor's hours by now is not offered again: of the schedule it goes, and one made by hand is blocked during a leave. */
export const freed = (now: SQLWrapper): SQL => sql`status = case when s.outside then 'blocked' else 'available' end,
  deleted_at = case when s.outside and s.source = 'schedule' then ${now}::timestamptz else s.deleted_at end,
  outside = false, held_until = null, held_for = null, held_for_until = null, updated_at = ${now}::timestamptz`;
