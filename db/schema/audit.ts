import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./columns";

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
    outcome: text({ enum: ["success", "denied"] }).notNull(),
    /** Why, where the actor had to say. Never clinical text. */
    reason: text(),
    requestId: text("request_id").notNull(),
    address: text(),
    /** The person whose record it is, so that they can be shown who opened it. */
    patientId: uuid("patient_id"),
    /** Ids, states and numbers only; never health data. */
    details: jsonb().$type<Record<string, string | number | boolean | null>>(),
  },
  (t) => [
    check("audit_outcome", sql`${t.outcome} in ('success', 'denied')`),
    index("audit_actor").on(t.actorId, t.id),
    index("audit_resource").on(t.resourceId, t.id).where(sql`resource_id is not null`),
    index("audit_patient").on(t.patientId, t.id).where(sql`patient_id is not null`),
    index("audit_time").using("brin", t.at),
  ],
);
