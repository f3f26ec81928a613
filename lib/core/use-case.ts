import type { z } from "zod";
import { database } from "@/db/client";
import { transaction } from "@/db/transaction";
import { isUnreachable } from "@/lib/platform/database/unreachable";
import { logger } from "@/lib/platform/log/logger";
import { useCaseDuration } from "@/lib/platform/telemetry/figures";
import { withSpan } from "@/lib/platform/telemetry/tracing";
import { allows, barrier, missingScope, refusalOf } from "./access";
import { type Actor, actorId, actorRole } from "./actor";
import { decode } from "./decode";
import type { Answered, Command, Query, UseCase } from "./definition";
import { auditDenial, Denied, isDenial } from "./denial";
import type { OutboxEvent } from "./events";
import { AppError } from "./errors";
import { asAppError, withRetry } from "./failures";
import type { Permission, Subject } from "./policy";
import { auditRow, auditNoteOf, recordAll } from "./record";
import { findAnswer, type KeyedWrite, keyedWrite } from "./repeat";
import type { CommandScope, Context, UseCaseKind } from "./scope";

/**
 * A use case that only reads; no transaction: decode → load → authorize → run → audit if `phi` → encode.
 */
export function query<P extends Permission, I extends z.ZodType, O extends z.ZodType, L = undefined>(definition: Query<P, I, O, L>): UseCase<I, O> {
  const { name } = definition;
  return observed(definition, "query", false, async (context, wire) => {
    const input = decode(definition.input, wire);
    const scope = { ...context, db: database(), now: new Date() };
    const subject = await definition.load?.(scope, input);
    authorize(definition, context.actor, subject);
    const result = await definition.run(scope, input, subject as L);
    if (definition.phi) await recordAll(scope.db, { audit: auditRow(name, context, "success", auditNoteOf(definition, result, subject, input)) });
    return { answer: definition.output.encode(result) as z.input<O>, isReplay: false };
  });
}

/**
 * A use case that changes something, in one transaction: decode → prepare → load → authorize → run → audit →
 * encode. Its audit row, outbox events and idempotent answer commit with its effect or not at all.
 */
export function command<P extends Permission, I extends z.ZodType, O extends z.ZodType, L = undefined, R = undefined>(
  definition: Command<P, I, O, L, R>,
): UseCase<I, O> {
  const { name, repeatable = true } = definition;
  return observed(definition, "command", repeatable, async (context, wire) => {
    const input = decode(definition.input, wire);
    const prepared = (await definition.prepare?.({ ...context, db: database(), now: new Date() }, input)) as R;
    const keyed = repeatable ? keyedWrite(name, context, wire) : undefined;
    try {
      return await withRetry(() => attempt(definition, context, input, prepared, keyed));
    } catch (error) {
      // The answer may already be stored. Either the same request was sent twice at once, and the other one committed first. Or this
      // request committed, and only the answer to its COMMIT was lost.
      const answer = keyed && !context.deadline?.isOver && (await findAnswer(database(), keyed).catch(unlessUnreachable));
      if (answer) return { answer: answer.value as z.input<O>, isReplay: true };
      throw error;
    }
  });
}

async function attempt<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, R>(
  definition: Command<P, I, O, L, R>,
  context: Context,
  input: z.output<I>,
  prepared: R,
  keyed: KeyedWrite | undefined,
): Promise<Answered<z.input<O>>> {
  const { name } = definition;
  const afterwards: (() => void)[] = [];
  const outcome = await transaction<Answered<z.input<O>> | { refused: AppError }>(async (db) => {
    const events: OutboxEvent[] = [];
    const emit: CommandScope["emit"] = (topic, payload) => void events.push({ topic, payload } as OutboxEvent);
    const afterCommit: CommandScope["afterCommit"] = (work) => void afterwards.push(work);
    const scope = { ...context, db, now: new Date(), emit, afterCommit, prepared };

    // Both are sent before either is awaited: one round trip.
    const prior = keyed && findAnswer(db, keyed);
    const loading = Promise.resolve(definition.load?.(scope, input));
    loading.catch(() => {});
    const known = await prior;
    if (known) return { value: { answer: known.value as z.input<O>, isReplay: true } };

    const subject = await loading;
    authorize(definition, context.actor, subject);
    const result = await definition.run(scope, input, subject as L).catch(lastingRefusal);
    if (result instanceof AppError) {
      const audit = auditRow(name, context, "denied", { ...result.lasting, details: { code: result.code, ...result.lasting?.details } });
      return { value: { refused: result }, closing: () => recordAll(db, { audit, events }) };
    }
    const audit = auditRow(name, context, "success", auditNoteOf(definition, result, subject, input));
    const answer = definition.output.encode(result) as z.input<O>;
    const kept = keyed && { ...keyed, value: definition.remember?.(answer) ?? answer };
    const ownTrace: true | ((result: z.output<O>, subject: L) => boolean) | undefined = definition.ownTrace;
    const hasOwnTrace = typeof ownTrace === "function" ? ownTrace(result, subject as L) && !kept : ownTrace;
    return { value: { answer, isReplay: false }, closing: hasOwnTrace ? undefined : () => recordAll(db, { audit, events, answer: kept }) };
  }, context.deadline);
  for (const work of afterwards) work();
  if ("refused" in outcome) throw outcome.refused;
  return outcome;
}

/** The only place in the codebase that asks the policy for a decision. */
function authorize<P extends Permission>({ name, load }: { name: P; load?: unknown }, actor: Actor, subject: unknown): void {
  if (load && subject === undefined) throw new Denied("not_found");
  if (!allows(name, actor, subject as Subject<P>)) throw new Denied(refusalOf(name, actor, subject), subject);
}

/** Returns a lasting refusal, so that what was written before it commits. Throws anything else, which rolls the transaction back. */
function lastingRefusal(error: unknown): AppError {
  if (error instanceof AppError && error.lasting) return error;
  throw error;
}

/** Nothing was found where nobody could look: the failure before it says more. */
function unlessUnreachable(error: unknown): undefined {
  if (!isUnreachable(error)) throw error;
}

/** What every call has around it: the rate limit, the check of the actor, a span, a duration, a log line, and the audit of a denial. */
function observed<I extends z.ZodType, O extends z.ZodType>(
  { name, input, output }: { name: Permission; input: I; output: O },
  kind: UseCaseKind,
  repeatable: boolean,
  run: (context: Context, wire: z.input<I>) => Promise<Answered<z.input<O>>>,
): UseCase<I, O> {
  const ask = async (context: Context, wire: z.input<I>) => {
    const startedAt = performance.now();
    let outcome = "ok";
    try {
      await context.chargeBudget?.({ permission: name, kind }, wire);
      const turnedAway = barrier(name, context.actor);
      if (turnedAway) throw new Denied(turnedAway, undefined, missingScope(name, context.actor));
      return await withSpan(name, () => run(context, wire));
    } catch (thrown) {
      const error = asAppError(thrown, { hasKey: repeatable && context.idempotencyKey !== undefined });
      outcome = error.code;
      if (isDenial(error)) await auditDenial(database(), name, context, error, wire);
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
  const call = async (context: Context, wire: z.input<I>) => (await ask(context, wire)).answer;
  return Object.assign(call, { ask, permission: name, input, output, kind, repeatable });
}
