import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { idempotencyKeys } from "@/db/schema/kernel";
import { statement } from "@/db/statement";
import { encrypt, type Encrypted, decrypt } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";
import { type Actor, actorId } from "./actor";
import { AppError } from "./errors";
import type { Permission } from "./policy";
import type { Context } from "./scope";
import { say } from "./words";

/** A write with its Idempotency-Key: the same key from the same actor on the same route is the same write. */
export interface KeyedWrite {
  actor: Actor;
  route: Permission;
  key: string;
  input: unknown;
}

/** The write with its key; undefined if the caller sent no key. */
export function keyedWrite(route: Permission, { actor, idempotencyKey: key }: Context, input: unknown): KeyedWrite | undefined {
  return key === undefined ? undefined : { actor, route, key, input };
}

/**
 * The answer given before to the same write; undefined if the write is new.
 * Throws `idempotency_mismatch` if the key was used with another input.
 */
export async function findAnswer(db: Db, write: KeyedWrite): Promise<{ value: unknown } | undefined> {
  const [row] = await selectAnswer(db, { scope: scopeOf(write.actor), route: write.route, key: write.key });
  if (!row) return undefined;
  if (row.requestHash !== hashOf(write.input)) throw new AppError("idempotency_mismatch", say("refusals.idempotencyKey.usedBefore"));
  return { value: row.response === null ? undefined : JSON.parse(decrypt(row.response, placeOf(write))) };
}

const selectAnswer = statement<{ scope: string; route: string; key: string }, { requestHash: string; response: Encrypted | null }>(
  () => sql`
    select request_hash as "requestHash", response from ${idempotencyKeys}
    where scope = ${sql.placeholder("scope")} and route = ${sql.placeholder("route")} and key = ${sql.placeholder("key")}`,
);

/** The row that keeps an answer, encrypted. */
export function answerRow(answer: KeyedWrite & { value: unknown }) {
  return {
    scope: scopeOf(answer.actor),
    route: answer.route,
    key: answer.key,
    requestHash: hashOf(answer.input),
    response: answer.value === undefined ? null : encrypt(JSON.stringify(answer.value), placeOf(answer)),
  };
}

const scopeOf = (actor: Actor) => actorId(actor) ?? actor.kind;
const placeOf = ({ actor, route, key }: KeyedWrite) =>
  ({ column: "idempotency_keys.response", id: `${scopeOf(actor)}/${route}/${key}` }) as const;

/** A hash of the input that does not depend on the order of its keys; keyed, because inputs hold passwords and complaints. */
const hashOf = (input: unknown) => keyedHash("idempotency", JSON.stringify(sorted(input) ?? null));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, sorted(v)]));
}
