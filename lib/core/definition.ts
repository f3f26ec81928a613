import type { z } from "zod";
import type { ActorOf, Permission, RecordAction, Subject } from "./policy";
import type { AuditNote } from "./record";
import type { Context, UseCaseKind, Prepared, Scope } from "./scope";

/** An answer, and whether it was given before to the same Idempotency-Key, so that no work was done now. */
export interface Answered<T> {
  answer: T;
  isReplay: boolean;
}

/** A use case: called alike by both doors, by jobs and by tests. Takes and answers the wire form. */
export interface UseCase<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  (context: Context, input: z.input<I>): Promise<z.input<O>>;
  /** The same call, for callers who tell a replayed answer from a new one. */
  ask(context: Context, input: z.input<I>): Promise<Answered<z.input<O>>>;
  readonly permission: Permission;
  readonly input: I;
  readonly output: O;
  readonly kind: UseCaseKind;
  /** Whether it takes an Idempotency-Key: commands do, save those whose answer is a secret. */
  readonly repeatable: boolean;
}

/** What every use case states: its name, both ends of its wire, and its work. */
type Definition<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, S> = {
  /** Policy row, audit action, span name and metric label in one. */
  name: P;
  input: I;
  output: O;
  run(scope: S, input: z.output<I>, subject: NoInfer<L>): Promise<z.output<O>>;
  /** Ids for the audit; by default the id of the subject, else of the answer. Only actions about a record may name a patient. */
  auditNote?: (result: z.output<O>, subject: NoInfer<L>, input: z.output<I>) => P extends RecordAction ? AuditNote : Omit<AuditNote, "patientId">;
} & Loader<P, S, z.output<I>, L>;

/** A policy row that looks at a subject makes `load` mandatory, and says what it must bring. */
type Loader<P extends Permission, S, I, L> =
  Subject<P> extends undefined
    ? { load?: (scope: S, input: I) => Promise<L | undefined> }
    : { load: (scope: S, input: I) => Promise<(L & Subject<P>) | undefined> };

export type Query<P extends Permission, I extends z.ZodType, O extends z.ZodType, L> = Definition<P, I, O, L, Scope<ActorOf<P>>> & {
  /** Returns clinical data of a person: each reading is audited, so that the person can be shown who opened their record. */
  phi?: boolean;
};

export type Command<P extends Permission, I extends z.ZodType, O extends z.ZodType, L, R> = Definition<P, I, O, L, Prepared<R, ActorOf<P>>> & {
  /**
   * Slow work that must not hold a transaction open, such as hashing a password; done once, before one is opened
   * and before anything is authorized. It may read. Its result is `scope.prepared`.
   */
  prepare?: (scope: Scope<ActorOf<P>>, input: z.output<I>) => Promise<R>;
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
