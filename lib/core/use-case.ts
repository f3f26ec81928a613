import type { z } from "zod";
import { type Db, database, transaction } from "@/db/client";
import { logger } from "@/lib/platform/logger";
import { useCaseDuration } from "@/lib/platform/metrics";
import { withSpan } from "@/lib/platform/tracing";
import { type Actor, actorId, actorRole } from "./actor";
import { decode } from "./decode";
import { AppError } from "./errors";
import { asAppError, withRetry } from "./failures";
import { allows, lacksScope, needsMfa, needsSession, type Permission, refusal, type Subject } from "./policy";
import { type AuditEntry, auditRow, findAnswer, type OutboxEvent, recordAll } from "./record";

/** Who calls, and from where. Made by a door, a job or a test; never ambient. */
export interface Context {
  readonly actor: Actor;
  /** Goes from the edge into every log line and audit row. */
  readonly requestId: string;
  /** Network address of the caller, where there is one. */
  readonly address?: string;
  readonly userAgent?: string;
  /** Which door it came in by; a session opened through this call belongs to it. */
  readonly door?: "web" | "api";
  /** The door's count of how often one may ask; called before anything else is looked at. Throws `rate_limited`. */
  readonly admit?: (asked: { permission: Permission; kind: UseCase["kind"] }, input: unknown) => void | Promise<void>;
  /** The caller's Idempotency-Key: the same key and input is answered again, not done again. Commands only. */
  readonly idempotencyKey?: string;
}

/** Everything a query gets to work with. */
export interface Scope extends Context {
  readonly db: Db;
  /** The instant of this call; the only clock a use case reads. */
  readonly now: Date;
}

/** Everything a command gets to work with. It may be run again after a deadlock, so it touches only `db`. */
export interface CommandScope extends Scope {
  /** Leaves an event in the outbox, committed with the effect and delivered after it. Ids only, no health data. */
  emit(topic: string, payload: OutboxEvent["payload"]): void;
  /** Runs in this process once the effect is committed: counts it, or forgets what a cache held. Must not throw. */
  afterCommit(work: () => void): void;
}

/** A command's scope, with what its `prepare` returned. */
export type Prepared<R> = CommandScope & { readonly prepared: R };

/** What the audit keeps of a call, beyond who, what and when. */
export type Note = Pick<AuditEntry, "resourceId" | "patientId" | "reason" | "details">;

type Loader<P extends Permission, S, I, L> =
  Subject<P> extends undefined
    ? { load?: (scope: S, input: I) => Promise<L | undefined> }
    : { load: (scope: S, input: I) => Promise<(L & Subject<P>) | undefined> };

type Definition<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, S> = {
  /** Policy row, audit action, span name and metric label in one. */
  name: P;
  input: I;
  output: O;
  run(scope: S, input: z.output<I>, subject: NoInfer<L>): Promise<z.output<O>>;
  /** Ids for the audit; by default the id of the subject, else of the answer. */
  note?: (result: z.output<O>, subject: NoInfer<L>, input: z.output<I>) => Note;
} & Loader<P, S, z.output<I>, L>;

/** A use case: called alike by both doors, by jobs and by tests. Takes and answers the wire form. */
export interface UseCase<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  (context: Context, input: z.input<I>): Promise<z.input<O>>;
  readonly permission: Permission;
  readonly input: I;
  readonly output: O;
  readonly kind: "command" | "query";
  /** Whether it takes an Idempotency-Key: commands do, save those whose answer is a secret. */
  readonly repeatable: boolean;
}

type Command<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, R> = Definition<P, I, O, L, Prepared<R>> & {
  /**
   * Slow work that must not hold a transaction open, such as hashing a password; done once, before one is opened
   * and before anything is authorized. It may read. Its result is `scope.prepared`.
   */
  prepare?: (scope: Scope, input: z.output<I>) => Promise<R>;
  /** What is kept of an answer for repeats of its Idempotency-Key, where a secret in it must not be kept. */
  remember?: (answer: z.input<O>) => z.input<O>;
  /** False where the whole answer is a secret, such as a session's tokens: nothing of it is kept, and an Idempotency-Key is not looked at. */
  repeatable?: false;
  /**
   * Leaves no audit row on success: its effect is its own trace. For what seals and checks the audit and for nothing
   * else, since each of its rows would ask for another seal, without end.
   */
  ownTrace?: P extends `audit.${string}` ? true : never;
};

/**
 * A use case that changes something, in one transaction: decode → prepare → load → authorize → run → audit →
 * encode. Its audit row, outbox events and idempotent answer commit with its effect or not at all.
 */
export function command<P extends Permission, I extends z.ZodType, O extends z.ZodType, L = undefined, R = undefined>(
  definition: Command<P, I, O, L, R>,
): UseCase<I, O> {
  const repeatable = definition.repeatable ?? true;
  return observed(definition, "command", repeatable, async (given, wire) => {
    const context = repeatable ? given : { ...given, idempotencyKey: undefined };
    const input = decode(definition.input, wire);
    const prepared = (await definition.prepare?.({ ...context, db: database(), now: new Date() }, input)) as R;
    try {
      return await withRetry(() => attempt(definition, context, wire, input, prepared));
    } catch (error) {
      // The same request may have been done by a twin that committed while this one was failing on its traces.
      const answer = await priorAnswer(database(), definition.name, context, wire);
      if (answer) return replayed(answer.value as z.input<O>);
      throw error;
    }
  });
}

/**
 * A use case that only reads; no transaction. With `phi` it returns clinical data of a person, and each
 * reading is audited, so that the person can be shown who opened their record.
 */
export function query<P extends Permission, I extends z.ZodType, O extends z.ZodType, L = undefined>(
  definition: Definition<P, I, O, L, Scope> & { phi?: boolean },
): UseCase<I, O> {
  return observed(definition, "query", false, async (context, wire) => {
    const input = decode(definition.input, wire);
    const scope = { ...context, db: database(), now: new Date() };
    const subject = await definition.load?.(scope, input);
    authorize(definition, context.actor, subject);
    const result = await definition.run(scope, input, subject as L);
    if (definition.phi) await recordAll(scope.db, { audit: entry(definition, context, "success", noteOf(definition, result, subject, input)) });
    return definition.output.encode(result) as z.input<O>;
  });
}

async function attempt<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, R>(
  definition: Command<P, I, O, L, R>,
  context: Context,
  wire: z.input<I>,
  input: z.output<I>,
  prepared: R,
): Promise<z.input<O>> {
  const afterwards: (() => void)[] = [];
  const outcome = await transaction<{ value: z.input<O> } | { refusal: AppError }>(async (db) => {
    const events: OutboxEvent[] = [];
    const emit: CommandScope["emit"] = (topic, payload) => void events.push({ topic, payload });
    const afterCommit: CommandScope["afterCommit"] = (work) => void afterwards.push(work);
    const scope = { ...context, db, now: new Date(), emit, afterCommit, prepared };

    // Both are sent before either is awaited: one round trip.
    const prior = priorAnswer(db, definition.name, context, wire);
    const loading = Promise.resolve(definition.load?.(scope, input));
    loading.catch(() => {});
    const answered = await prior;
    if (answered) return { value: { value: replayed(answered.value as z.input<O>) } };

    const subject = await loading;
    authorize(definition, context.actor, subject);
    const result = await definition.run(scope, input, subject as L).catch(lastingRefusal);
    if (result instanceof LastingRefusal) {
      const { error } = result;
      const audit = entry(definition, context, "denied", { ...error.lasting, details: { code: error.code, ...error.lasting?.details } });
      return { value: { refusal: error }, closing: () => recordAll(db, { audit, events }) };
    }
    const value = definition.output.encode(result) as z.input<O>;
    const audit = entry(definition, context, "success", noteOf(definition, result, subject, input));
    const answer = answerOf(definition.name, context, wire, definition.remember?.(value) ?? value);
    if (definition.ownTrace) return { value: { value } };
    return { value: { value }, closing: () => recordAll(db, { audit, events, answer }) };
  });
  for (const work of afterwards) work();
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.value;
}

const replays = new WeakSet<object>();

function replayed<T>(answer: T): T {
  if (typeof answer === "object" && answer !== null) replays.add(answer);
  return answer;
}

/** Whether an answer of a command is the one given before to the same Idempotency-Key, not of work done now. */
export const isReplay = (answer: unknown) => typeof answer === "object" && answer !== null && replays.has(answer);

/** A refusal whose traces are committed. */
class LastingRefusal {
  constructor(readonly error: AppError) {}
}

function lastingRefusal(error: unknown): LastingRefusal {
  if (error instanceof AppError && error.lasting) return new LastingRefusal(error);
  throw error;
}

/** Wraps a runner with what every use case owes: the early no to who must sign in first, or in two steps, denial audit, span, duration, log line. */
function observed<P extends Permission, I extends z.ZodType, O extends z.ZodType>(
  definition: { name: P; input: I; output: O },
  kind: UseCase["kind"],
  repeatable: boolean,
  run: (context: Context, input: z.input<I>) => Promise<z.input<O>>,
): UseCase<I, O> {
  const { name } = definition;
  const call = async (context: Context, input: z.input<I>) => {
    const startedAt = performance.now();
    let outcome = "ok";
    try {
      await context.admit?.({ permission: name, kind }, input);
      if (needsSession(name, context.actor) || lacksScope(name, context.actor) || needsMfa(name, context.actor)) {
        throw new Denied(refusal(name, context.actor, undefined));
      }
      return await withSpan(name, () => run(context, input));
    } catch (thrown) {
      const error = asAppError(thrown);
      outcome = error.code;
      if (error instanceof Denied || (error.code === "forbidden" && !error.lasting)) await auditDenial(definition, context, error, input);
      throw error;
    } finally {
      const elapsedMs = performance.now() - startedAt;
      useCaseDuration.observe({ use_case: name, outcome }, elapsedMs / 1000);
      logger.info(
        { requestId: context.requestId, useCase: name, actor: actorRole(context.actor), actorId: actorId(context.actor), outcome, ms: Math.round(elapsedMs * 10) / 10 },
        "use case",
      );
    }
  };
  return Object.assign(call, { permission: name, input: definition.input, output: definition.output, kind, repeatable });
}

/** Refused by the policy, as against refused by a rule of the domain. Audited. */
class Denied extends AppError {
  constructor(
    code: "unauthenticated" | "mfa_setup_required" | "forbidden" | "not_found",
    readonly subject?: unknown,
  ) {
    super(code);
  }
}

/** The one line of the codebase that asks the policy. */
function authorize<P extends Permission>(definition: { name: P; load?: unknown }, actor: Actor, subject: unknown) {
  if (definition.load && subject === undefined) throw new Denied("not_found");
  if (!allows(definition.name, actor, subject as Subject<P>)) throw new Denied(refusal(definition.name, actor, subject), subject);
}

interface Named<L, O, I> {
  name: Permission;
  note?: (result: O, subject: L, input: I) => Note;
}

function noteOf<L, O, I>(definition: Named<L, O, I>, result: O, subject: unknown, input: I): Note {
  return { resourceId: idOf(subject) ?? idOf(result), ...definition.note?.(result, subject as L, input) };
}

function entry(definition: { name: Permission }, context: Context, outcome: AuditEntry["outcome"], note: Note): AuditEntry {
  return auditRow(definition.name, context, outcome, note);
}

async function auditDenial(definition: { name: Permission }, context: Context, error: AppError, input: unknown) {
  const note = { resourceId: idOf(error instanceof Denied ? error.subject : undefined) ?? idOf(input), details: { code: error.code } };
  // A denial must be answered as a denial even where the audit cannot be reached; that is then logged.
  await recordAll(database(), { audit: entry(definition, context, "denied", note) }).catch((cause: unknown) =>
    logger.error({ requestId: context.requestId, err: cause }, "a denial could not be audited"),
  );
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function idOf(thing: unknown): string | undefined {
  const id = (thing as { id?: unknown } | undefined)?.id;
  return typeof id === "string" && UUID.test(id) ? id : undefined;
}

function answerOf(name: Permission, context: Context, input: unknown, value: unknown) {
  return context.idempotencyKey === undefined
    ? undefined
    : { actor: context.actor, route: name, key: context.idempotencyKey, input, value };
}

function priorAnswer(db: Db, name: Permission, context: Context, input: unknown) {
  return context.idempotencyKey === undefined
    ? Promise.resolve(undefined)
    : findAnswer(db, { actor: context.actor, route: name, key: context.idempotencyKey, input });
}
