import { type SQL, sql, type SQLWrapper } from "drizzle-orm";

/*
 * Every advisory lock of the product, so that no two kinds share a number. Locks with an id are held until the transaction
 * ends.
 */

/** One process migrates the database at a time; the others wait and find nothing to do. */
export const MIGRATION_LOCK = 7_204_118_395;
/** One process fills the demo. */
export const DEMO_LOCK = 7_204_118_396;

/** First of the two numbers of a lock with an id. Numbers are never reused: an older version may hold one during an update. */
const spaces = {
  /** The bookings of one patient, one after another. */
  patient: 1,
  /** Changes to one doctor's time: slots and claims of slots. */
  calendar: 2,
  /** The patients of one account: how many there are. 3 is the lock of the sealers. */
  carer: 4,
  /** The templates of one doctor: their names and how many there are. */
  templates: 5,
} as const;

/** SQL that waits for the lock on one patient, calendar, carer or doctor's templates. @param id an expression or a value: the uuid */
export const lockOn = (space: keyof typeof spaces, id: SQLWrapper | string): SQL =>
  sql`pg_advisory_xact_lock(${sql.raw(String(spaces[space]))}, hashtext(${typeof id === "string" ? sql`${id}` : id}::text))`;

/** SQL that takes the turn to seal the audit; false if another process has it. */
export const trySealersLock = sql`pg_try_advisory_xact_lock(3, 0)`;
