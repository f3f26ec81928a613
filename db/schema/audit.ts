import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { auditOutcomes } from "./choices";
import { users } from "./accounts";
import { bytes, id, instant } from "./columns";
import { patients } from "./patients";

/** What was done, by whom, to what. Append-only: a trigger refuses other changes, and the application's role has no right to make them. */
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
    /** Why, if the actor had to give a reason. Never clinical text. */
    reason: text(),
    requestId: text("request_id").notNull(),
    address: text(),
    /** The person whose record was opened or changed, so that they can be shown who opened it. */
    patientId: uuid("patient_id"),
    /** Ids, states and numbers only; never health data. */
    details: jsonb().$type<Record<string, string | number | boolean | null>>(),
    /**
     * The transaction that wrote the row, as a number that never goes back (db/audit-turn.ts). Rows are sealed in this
     * order, up to the oldest open transaction. So a row that is committed late is not skipped, and nobody has to wait.
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
 * The seals of the audit. Each covers the rows from the end of the previous seal to its own end. `mac` is made with a
 * key that the database does not have. Append-only like the audit itself.
 */
export const auditSeals = pgTable(
  "audit_seals",
  {
    /** 1, 2, 3 … without a gap. Because it is unique, only one of two concurrent sealers can write it. */
    seq: integer().primaryKey(),
    sealedAt: instant("sealed_at").notNull(),
    rows: integer().notNull(),
    /** The last row of the previous seal, which this seal does not cover. Null in the first seal. */
    afterTurn: bigint("after_turn", { mode: "bigint" }),
    afterId: uuid("after_id"),
    /** The last row that this seal covers. */
    untilTurn: bigint("until_turn", { mode: "bigint" }).notNull(),
    untilId: uuid("until_id").notNull(),
    /** Root of the Merkle tree over the rows, hex. */
    root: text().notNull(),
    /** Id, turn, time and a digest of each row, so that a verification can name the rows that were attacked. */
    entries: bytes().notNull(),
    /** The mac of the previous seal; null in the first. */
    previous: text(),
    keyId: text("key_id").notNull(),
    mac: text().notNull(),
  },
  (t) => [check("audit_seals_rows", sql`${t.rows} > 0`), check("audit_seals_seq", sql`${t.seq} > 0`)],
);

/** The results of verifying some of the seals. Append-only. */
export const auditChecks = pgTable("audit_checks", {
  id: id(),
  at: instant().notNull().default(sql`now()`),
  /** The seals it checked: those after `afterSeq`, up to and including `throughSeq`. */
  afterSeq: integer("after_seq").notNull(),
  throughSeq: integer("through_seq").notNull(),
  rows: integer().notNull(),
  /** True if it reached the newest seal and so completed a round over all seals. */
  reachedEnd: boolean("reached_end").notNull().default(false),
  /** How many attacks it found; the log describes them. */
  findings: integer().notNull(),
});

/** An administrator's permission to read one patient's record for a limited time, in an emergency ("break-glass"). */
export const emergencyAccesses = pgTable(
  "emergency_accesses",
  {
    id: id(),
    adminId: uuid("admin_id").notNull().references(() => users.id, { onDelete: "restrict" }),
    patientId: uuid("patient_id").notNull().references(() => patients.id, { onDelete: "restrict" }),
    /** Shown to the patient and kept in the audit. Never clinical text. */
    reason: text().notNull(),
    openedAt: instant("opened_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** When a person ended it. An access that expired gets its `expiresAt` here when the next one is opened. */
    endedAt: instant("ended_at"),
  },
  (t) => [
    check("emergency_accesses_positive", sql`${t.expiresAt} > ${t.openedAt}`),
    uniqueIndex("emergency_accesses_one_open").on(t.adminId, t.patientId).where(sql`ended_at is null`),
    index("emergency_accesses_patient").on(t.patientId, t.id),
  ],
);
