import { createHash } from "node:crypto";
import { asc, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { trySealersLock } from "@/db/locks";
import { auditChecks, auditLogs, auditSeals } from "@/db/schema/audit";
import type { Leaf } from "./leaf";
import type { Seal } from "./mac";

/** A bound of a batch of rows: the batch ends with this row, or begins after it. Null is before all rows. */
export type Bound = { turn: bigint; id: string } | null;

/** Takes the lock for sealing the audit until the transaction ends; false if another process has it. */
export async function takeSealersTurn(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ free: boolean }>(sql`select ${trySealersLock} as free`);
  return row!.free;
}

export async function findLastSeal(db: Db): Promise<Seal | undefined> {
  const [seal] = await db.select().from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1);
  return seal;
}

export async function findSeal(db: Db, seq: number): Promise<Seal | undefined> {
  const [seal] = await db.select().from(auditSeals).where(eq(auditSeals.seq, seq));
  return seal;
}

/** The first seal after a number. Its own number is higher by more than one if seals are missing between. */
export async function findNextSeal(db: Db, seq: number): Promise<Seal | undefined> {
  const [seal] = await db.select().from(auditSeals).where(gt(auditSeals.seq, seq)).orderBy(asc(auditSeals.seq)).limit(1);
  return seal;
}

/** Inserts a seal. If another sealer has made a seal with this number, the primary key refuses this one. */
export const insertSeal = (db: Db, seal: Seal) => db.insert(auditSeals).values(seal);

export const insertCheck = (db: Db, check: typeof auditChecks.$inferInsert) => db.insert(auditChecks).values(check);

export async function findLastCheck(db: Db) {
  const [check] = await db.select().from(auditChecks).orderBy(desc(auditChecks.id)).limit(1);
  return check;
}

/** How far the audit is sealed and checked. `findings` counts what the current round of checks has found, and the round before it. */
export async function findAuditState(db: Db) {
  const { seq, mac, sealedAt, untilTurn, untilId } = auditSeals;
  const [[seal], check, [lastAtEnd], [round]] = await Promise.all([
    db.select({ seq, mac, sealedAt, untilTurn, untilId }).from(auditSeals).orderBy(desc(seq)).limit(1),
    findLastCheck(db),
    db.select({ at: auditChecks.at }).from(auditChecks).where(eq(auditChecks.reachedEnd, true)).orderBy(desc(auditChecks.id)).limit(1),
    db.execute<{ findings: number }>(sql`
      select coalesce(sum(findings), 0)::int as findings from ${auditChecks} where id >= coalesce(
        (select id from ${auditChecks} where after_seq = 0 order by id desc offset 1 limit 1), '00000000-0000-0000-0000-000000000000')`),
  ]);
  const unsealed = await countUnsealed(db, seal ? { turn: seal.untilTurn, id: seal.untilId } : null, 10_000);
  return {
    seals: seal?.seq ?? 0,
    newest: seal ? { seq: seal.seq, mac: seal.mac, sealedAt: seal.sealedAt } : null,
    unsealed,
    check: check ? { at: check.at, throughSeq: check.throughSeq, findings: round!.findings } : null,
    wholeCheckAt: lastAtEnd?.at ?? null,
  };
}

/**
 * Rows after a bound that can be sealed, in order: those of transactions older than every transaction in progress. A row of
 * such an old transaction that is not visible now was rolled back and will never be visible.
 */
export const listSealable = (db: Db, after: Bound, limit: number) =>
  leaves(db, sql`${isAfter(after)} and turn < audit_turn(pg_snapshot_xmin(pg_current_snapshot()))`, limit);

/** Rows between two bounds, the second included. */
export const listBetween = (db: Db, after: Bound, until: Bound, limit: number) => leaves(db, sql`${isAfter(after)} and ${isUpTo(until)}`, limit);

/** True if there is any row between two bounds. */
export async function isAnyBetween(db: Db, after: Bound, until: Bound): Promise<boolean> {
  const [row] = await db.execute<{ any: boolean }>(sql`select exists (select from ${auditLogs} where ${isAfter(after)} and ${isUpTo(until)}) as any`);
  return row!.any;
}

/** Those of these ids for which there is a row. */
export async function findIds(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.execute<{ id: string }>(sql`select id from ${auditLogs} where id = any(${sql.param(ids)}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** Ids of rows that claim a transaction which has not begun yet. At most ten. */
export async function listFromTheFuture(db: Db): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from ${auditLogs} where turn >= audit_turn(pg_snapshot_xmax(pg_current_snapshot())) order by turn, id limit 10`);
  return rows.map(({ id }) => id);
}

/** How many rows are not sealed yet; at most `most` are counted. */
export async function countUnsealed(db: Db, after: Bound, most: number): Promise<{ rows: number; oldestAt: Date | null }> {
  const [row] = await db.execute<{ rows: number; oldest: string | null }>(sql`
    select count(*)::int as rows, min(at) as oldest from (select at from ${auditLogs} where ${isAfter(after)} order by turn, id limit ${most}) waiting`);
  return { rows: row!.rows, oldestAt: row!.oldest === null ? null : new Date(row!.oldest) };
}

const isAfter = (bound: Bound): SQL => (bound ? sql`(turn, id) > ${place(bound)}` : sql`true`);
const isUpTo = (bound: Bound): SQL => (bound ? sql`(turn, id) <= ${place(bound)}` : sql`false`);
const place = ({ turn, id }: NonNullable<Bound>) => sql`(${turn.toString()}::bigint, ${id}::uuid)`;

/** Every column except id, turn and time; seal.test.ts checks that none is forgotten. */
const content = sql`jsonb_build_array(actor_id, actor_role, action, resource_type, resource_id, outcome, reason, request_id, address, patient_id, details)::text`;

async function leaves(db: Db, where: SQL, limit: number): Promise<Leaf[]> {
  const rows = await db.execute<{ id: string; number: string; at: string; content: string }>(sql`
    select id, turn::text as number, (extract(epoch from at) * 1000)::bigint::text as at, ${content} as content
    from ${auditLogs} where ${where} order by turn, id limit ${limit}`);
  return rows.map(({ id, number, at, content }) => ({
    id,
    turn: BigInt(number),
    atMs: Number(at),
    content: createHash("sha256").update(content).digest(),
  }));
}

