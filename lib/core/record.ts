import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import type { Sealed } from "@/db/schema/columns";
import { idempotencyKeys, outbox } from "@/db/schema/kernel";
import { keyedHash, seal, unseal } from "@/lib/platform/crypto";
import { statement } from "@/db/statement";
import { newId } from "@/lib/platform/ids";
import { type Actor, actorId, actorRole } from "./actor";
import { AppError } from "./errors";
import type { Permission } from "./policy";

export type AuditEntry = typeof auditLogs.$inferInsert;
export type OutboxEvent = Pick<typeof outbox.$inferInsert, "topic" | "payload">;

/** A write as its caller named it: the same key by the same actor on the same route is the same write. */
interface Request {
  actor: Actor;
  route: Permission;
  key: string;
  input: unknown;
}

/** What a command leaves beside its effect: audit row, outbox events, the answer to repeat. Not awaited here. */
export function recordAll(
  db: Db,
  { audit, events = [], answer }: { audit: AuditEntry; events?: OutboxEvent[]; answer?: Request & { value: unknown } },
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

/** All three in one statement: every write of the product passes here, and each statement is a message each way. */
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
  note: Pick<AuditEntry, "resourceId" | "patientId" | "reason" | "details">,
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

/**
 * The answer given before to the same write; undefined where it is new.
 * Throws `idempotency_mismatch` where the key was used with another input.
 */
export async function findAnswer(db: Db, request: Request): Promise<{ value: unknown } | undefined> {
  const [row] = await selectAnswer(db, { scope: scopeOf(request.actor), route: request.route, key: request.key });
  if (!row) return undefined;
  if (row.requestHash !== hashOf(request.input)) throw new AppError("idempotency_mismatch", "Use a new key for a new request.");
  return { value: row.response === null ? undefined : JSON.parse(unseal(row.response, placeOf(request))) };
}

const selectAnswer = statement<{ scope: string; route: string; key: string }, { requestHash: string; response: Sealed | null }>(
  () => sql`
    select request_hash as "requestHash", response from ${idempotencyKeys}
    where scope = ${sql.placeholder("scope")} and route = ${sql.placeholder("route")} and key = ${sql.placeholder("key")}`,
);

function answerRow(answer: Request & { value: unknown }) {
  return {
    scope: scopeOf(answer.actor),
    route: answer.route,
    key: answer.key,
    requestHash: hashOf(answer.input),
    response: answer.value === undefined ? null : seal(JSON.stringify(answer.value), placeOf(answer)),
  };
}

const scopeOf = (actor: Actor) => actorId(actor) ?? actor.kind;
const placeOf = ({ actor, route, key }: Request) =>
  ({ column: "idempotency_keys.response", id: `${scopeOf(actor)}/${route}/${key}` }) as const;

/** A hash of the input that does not depend on the order of its keys; keyed, because inputs hold passwords and complaints. */
const hashOf = (input: unknown) => keyedHash("idempotency", JSON.stringify(sorted(input) ?? null));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
