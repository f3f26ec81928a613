import type { z } from "zod";
import type { ActorOf, Permission, RecordAction, Subject } from "./policy";
import type { AuditNote } from "./record";
import type { Context, UseCaseKind, Prepared, Scope } from "./scope";

/** An answer. `isReplay` is true if it was kept for the same Idempotency-Key and no work was done now. */
export interface Answered<T> {
  answer: T;
  isReplay: boolean;
}

/** A use case. The web, the API, the jobs and the tests all call it in the same way. Takes and returns the wire form. */
export interface UseCase<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  (context: Context, input: z.input<I>): Promise<z.input<O>>;
  /** The same call, for callers that must distinguish a replayed answer from a new one. */
  ask(context: Context, input: z.input<I>): Promise<Answered<z.input<O>>>;
  readonly permission: Permission;
  readonly input: I;
  readonly output: O;
  readonly kind: UseCaseKind;
  /** Whether it takes an Idempotency-Key: all commands do, except those whose answer is a secret. */
  readonly repeatable: boolean;
}

/** What every use case defines: its name, its input and output schemas, and its work. */
type Definition<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, S> = {
  /** The key of its policy row; also the audit action, the span name and the metric label. */
  name: P;
  input: I;
  output: O;
  run(scope: S, input: z.output<I>, subject: NoInfer<L>): Promise<z.output<O>>;
  /**
   * Ids and details for the audit. Without it the audit gets the id of the subject, or else of the answer. Only actions
   * about a record may name a patient.
   */
  auditNote?: (result: z.output<O>, subject: NoInfer<L>, input: z.output<I>) => P extends RecordAction ? AuditNote : Omit<AuditNote, "patientId">;
} & Loader<P, S, z.output<I>, L>;

/** If the policy row looks at a subject, `load` is mandatory and must return that subject. */
type Loader<P extends Permission, S, I, L> =
  Subject<P> extends undefined
    ? { load?: (scope: S, input: I) => Promise<L | undefined> }
    : { load: (scope: S, input: I) => Promise<(L & Subject<P>) | undefined> };

export type Query<P extends Permission, I extends z.ZodType, O extends z.ZodType, L> = Definition<P, I, O, L, Scope<ActorOf<P>>> & {
  /** True if the answer has clinical data of a person. Each reading is then audited, so that the person can be shown who opened their record. */
  phi?: boolean;
};

export type Command<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, R> = Definition<P, I, O, L, Prepared<R, ActorOf<P>>> & {
  /**
   * Slow work that must not hold a transaction open, such as hashing a password. It runs once, before the transaction
   * begins and before anything is authorized. It may read. Its result is `scope.prepared`.
   */
  prepare?: (scope: Scope<ActorOf<P>>, input: z.output<I>) => Promise<R>;
  /** Removes secrets from an answer before it is kept for repeats of its Idempotency-Key. */
  remember?: (answer: z.input<O>) => z.input<O>;
  /** False if the whole answer is a secret, such as a session's tokens: nothing of it is kept, and an Idempotency-Key is ignored. */
  repeatable?: false;
  /**
   * Writes no audit row on success, because its effect is itself a record. Only for the commands that seal and check the
   * audit: each audit row they wrote would need another seal, without end. For the product's own notifications, each of which is a row
   * about an event that is audited. And for those saves of a doctor's notes of which the
   * audit has an entry already: they come every second, and their rows say who saved what and when.
   */
  ownTrace?: P extends `audit.${string}` | "notification.write" ? true : P extends "consultation.writeNotes" ? (result: z.output<O>, subject: NoInfer<L>) => boolean : never;
};
