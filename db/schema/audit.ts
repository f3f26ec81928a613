import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { auditOutcomes } from "./choices";
import { users } from "./accounts";
import { bytes, id, instant } from "./columns";

/** What was done, by whom, to what. Append-only: a trigger refuses the rest and the application's role is not granted it. */
export const auditLogs = pgTable(
  "audit_logs",
  {
    id: id(),
    at: instant().notNull().default(sql`now()`),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role").notNull(),
    action: text().notNull(),
    resourceType: text("resource_type").notNull(),
    resourceId: uuid("resource_id"),
    outcome: text({ enum: auditOutcomes }).notNull(),
    /** Why, where the actor had to say. Never clinical text. */
    reason: text(),
    requestId: text("request_id").notNull(),
    address: text(),
    /** The person whose record it is, so that they can be shown who opened it. */
    patientId: uuid("patient_id"),
    /** Ids, states and numbers only; never health data. */
    details: jsonb().$type<Record<string, string | number | boolean | null>>(),
    /**
     * The transaction that wrote it, as a number that never goes back (db/audit-turn.ts). Rows are sealed in this order,
     * up to the oldest transaction still under way: so none that commits late is passed over, and nobody waits.
     */
    turn: bigint({ mode: "bigint" }).notNull().default(sql`audit_turn(pg_current_xact_id())`),
  },
  (t) => [
    check("audit_outcome", sql`${t.outcome} in ('success', 'denied')`),
    index("audit_actor").on(t.actorId, t.id),
    index("audit_kind").on(t.resourceType, t.action, t.id),
    index("audit_resource").on(t.resourceId, t.id).where(sql`resource_id is not null`),
    index("audit_patient").on(t.patientId, t.id).where(sql`patient_id is not null`),
    index("audit_time").using("brin", t.at),
    index("audit_turn").on(t.turn, t.id),
  ],
);

/**
 * The seals of the audit, each over the rows between the one before and its own end. `mac` is made with a key that the
 * database does not have. Append-only like the audit itself.
 */
export const auditSeals = pgTable(
  "audit_seals",
  {
    /** 1, 2, 3 … without a gap; that it is unique decides between two sealers. */
    seq: integer().primaryKey(),
    sealedAt: instant("sealed_at").notNull(),
    rows: integer().notNull(),
    /** The last row of the seal before: not in this one. Null in the first. */
    afterTurn: bigint("after_turn", { mode: "bigint" }),
    afterId: uuid("after_id"),
    /** The last row of this one. */
    untilTurn: bigint("until_turn", { mode: "bigint" }).notNull(),
    untilId: uuid("until_id").notNull(),
    /** Root of the Merkle tree over the rows, hex. */
    root: text().notNull(),
    /** Id, turn, time and a digest of each row: what an attack is named by. */
    entries: bytes().notNull(),
    /** The mac of the seal before; null in the first. */
    previous: text(),
    keyId: text("key_id").notNull(),
    mac: text().notNull(),
  },
  (t) => [check("audit_seals_rows", sql`${t.rows} > 0`), check("audit_seals_seq", sql`${t.seq} > 0`)],
);

/** What a verification of some seals found. Append-only. */
export const auditChecks = pgTable("audit_checks", {
  id: id(),
  at: instant().notNull().default(sql`now()`),
  /** The seals it looked at: after this one, through that one. */
  afterSeq: integer("after_seq").notNull(),
  throughSeq: integer("through_seq").notNull(),
  rows: integer().notNull(),
  /** True where it came to the end, and a round over all seals with it. */
  reachedEnd: boolean("reached_end").notNull().default(false),
  /** How many attacks it named; the log has them in words. */
  findings: integer().notNull(),
});

/** An administrator's leave to read one patient's record for a while, in an emergency ("break-glass"). */
export const emergencyAccesses = pgTable(
  "emergency_accesses",
  {
    id: id(),
    adminId: uuid("admin_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    patientId: uuid("patient_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    /** Told to the patient, and in the audit. Never clinical text. */
    reason: text().notNull(),
    openedAt: instant("opened_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** Ended by a person, or found past its time when the next one was opened. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    check("emergency_accesses_positive", sql`${t.expiresAt} > ${t.openedAt}`),
    uniqueIndex("emergency_accesses_one_open").on(t.adminId, t.patientId).where(sql`ended_at is null`),
    index("emergency_accesses_patient").on(t.patientId, t.id),
  ],
);
