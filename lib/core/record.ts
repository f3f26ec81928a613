import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { idempotencyKeys, outbox } from "@/db/schema/kernel";
import { statement } from "@/db/statement";
import { newId } from "@/lib/platform/ids";
import { type Actor, actorId, actorRole } from "./actor";
import type { OutboxEvent } from "./events";
import type { Permission } from "./policy";
import { answerRow, type KeyedWrite } from "./repeat";

export type AuditEntry = typeof auditLogs.$inferInsert;

/** What the audit keeps about a call, in addition to who, what and when. */
export type AuditNote = Pick<AuditEntry, "resourceId" | "patientId" | "reason" | "details">;

/** Writes a command's audit row, its outbox events and the answer kept for repeats. Returns the promise without awaiting it. */
export function recordAll(
  db: Db,
  { audit, events = [], answer }: { audit: AuditEntry; events?: OutboxEvent[]; answer?: KeyedWrite & { value: unknown } },
): Promise<unknown> {
  const row = answer && answerRow(answer);
  const { actorId, resourceId, reason, address, patientId, details, ...always } = audit;
  return insertAll(db, {
    ...always,
    actorId: actorId ?? null,
    resourceId: resourceId ?? null,
    reason: reason ?? null,
    address: address ?? null,
    patientId: patientId ?? null,
    details: details ? JSON.stringify(details) : null,
    eventIds: events.map(() => newId()),
    topics: events.map(({ topic }) => topic),
    payloads: events.map(({ payload }) => JSON.stringify(payload)),
    scope: row?.scope ?? null,
    route: row?.route ?? null,
    key: row?.key ?? null,
    requestHash: row?.requestHash ?? null,
    response: row?.response ?? null,
  });
}

/** Writes all three in one statement, because every write of the product calls this and each further statement is another round trip. */
const insertAll = statement(() => {
  const $ = sql.placeholder;
  return sql`
    with entry as (
      insert into ${auditLogs} (id, actor_id, actor_role, action, resource_type, resource_id, outcome, reason, request_id, address, patient_id, details)
      values (${$("id")}, ${$("actorId")}, ${$("actorRole")}, ${$("action")}, ${$("resourceType")}, ${$("resourceId")}, ${$("outcome")},
        ${$("reason")}, ${$("requestId")}, ${$("address")}, ${$("patientId")}, ${$("details")}::text::jsonb)),
    events as (
      insert into ${outbox} (id, topic, payload)
      select id, topic, payload::jsonb
      from unnest(${$("eventIds")}::uuid[], ${$("topics")}::text[], ${$("payloads")}::text[]) as event (id, topic, payload))
    insert into ${idempotencyKeys} (scope, route, key, request_hash, response)
    select ${$("scope")}, ${$("route")}, given, ${$("requestHash")}, ${$("response")}
    from (select ${$("key")}::text as given) as answer where given is not null`;
});

/** The audit row of one call. */
export function auditRow(
  action: Permission,
  context: { actor: Actor; requestId: string; address?: string },
  outcome: AuditEntry["outcome"],
  note: AuditNote,
): AuditEntry {
  return {
    id: newId(),
    actorId: actorId(context.actor) ?? null,
    actorRole: actorRole(context.actor),
    action,
    resourceType: action.slice(0, action.indexOf(".")),
    outcome,
    requestId: context.requestId,
    address: context.address ?? null,
    ...note,
  };
}

/** What the audit keeps about a successful call: the id of its subject, or else of its answer, and what the use case adds. */
export function auditNoteOf<O, L, I>(definition: { auditNote?: (result: O, subject: L, input: I) => AuditNote }, result: O, subject: unknown, input: I): AuditNote {
  return { resourceId: idOf(subject) ?? idOf(result), ...definition.auditNote?.(result, subject as L, input) };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of a thing, if it has a UUID as id. */
export function idOf(thing: unknown): string | undefined {
  const id = (thing as { id?: unknown } | undefined)?.id;
  return typeof id === "string" && UUID.test(id) ? id : undefined;
}
