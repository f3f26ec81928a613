import type { Db } from "@/db/client";
import type { Deadline } from "@/lib/platform/deadline";
import type { Actor } from "./actor";
import type { Events, Topic } from "./events";
import type { Permission } from "./policy";

/** Whether a use case changes something. */
export type UseCaseKind = "command" | "query";

/** A use case, as far as it matters to how often one may call it. */
export interface Asked {
  readonly permission: Permission;
  readonly kind: UseCaseKind;
}

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
  readonly chargeBudget?: (asked: Asked, input: unknown) => void | Promise<void>;
  /** The caller's Idempotency-Key: the same key and input is answered again, not done again. Commands only. */
  readonly idempotencyKey?: string;
  /** When the caller is answered, whatever has come of it: a command that has not sent COMMIT by then is not done. None for jobs. */
  readonly deadline?: Deadline;
}

/** Everything a query gets to work with. The policy row of a use case says which kind of actor it works for. */
export interface Scope<A extends Actor = Actor> extends Context {
  readonly actor: A;
  readonly db: Db;
  /** The instant of this call; the only clock a use case reads. */
  readonly now: Date;
}

/** Everything a command gets to work with. It may be run again after a deadlock, so it touches only `db`. */
export interface CommandScope<A extends Actor = Actor> extends Scope<A> {
  /** Leaves an event in the outbox, committed with the effect and delivered after it. Ids only, no health data. */
  emit<T extends Topic>(topic: T, payload: Events[T]): void;
  /** Runs in this process once the effect is committed: counts it, or forgets what a cache held. Must not throw. */
  afterCommit(work: () => void): void;
}

/** A command's scope, with what its `prepare` returned. */
export type Prepared<R, A extends Actor = Actor> = CommandScope<A> & { readonly prepared: R };
