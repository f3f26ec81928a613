import type { Db } from "@/db/client";
import type { Deadline } from "@/lib/platform/deadline";
import type { Actor } from "./actor";
import type { Events, Topic } from "./events";
import type { Permission } from "./policy";

/** Whether a use case changes something. */
export type UseCaseKind = "command" | "query";

/** The properties of a use case that decide how often it may be called. */
export interface Asked {
  readonly permission: Permission;
  readonly kind: UseCaseKind;
}

/** The caller of a use case, and where the call comes from. Made by the web, the API, a job or a test, and always passed explicitly. */
export interface Context {
  readonly actor: Actor;
  /** Set where the request arrives; written into every log line and audit row. */
  readonly requestId: string;
  /** Network address of the caller, if there is one. */
  readonly address?: string;
  readonly userAgent?: string;
  /** Whether the call came through the web or the API; a session that this call opens is recorded as one of that door. */
  readonly door?: "web" | "api";
  /** Counts this call against the caller's rate limit; called before anything else is checked. Throws `rate_limited`. */
  readonly chargeBudget?: (asked: Asked, input: unknown) => void | Promise<void>;
  /** The caller's Idempotency-Key: the same key and input gets the same answer, and the work is not done again. Commands only. */
  readonly idempotencyKey?: string;
  /** When the caller is answered, whatever has come of it: a command that has not sent COMMIT by then is not done. None for jobs. */
  readonly deadline?: Deadline;
}

/** Everything a query gets to work with. The policy row decides the type of the actor. */
export interface Scope<A extends Actor = Actor> extends Context {
  readonly actor: A;
  readonly db: Db;
  /** The instant of this call; the only clock a use case reads. */
  readonly now: Date;
}

/** Everything a command gets to work with. A command may be run again after a deadlock, so it must change nothing except through `db`. */
export interface CommandScope<A extends Actor = Actor> extends Scope<A> {
  /** Writes an event to the outbox, committed with the effect and delivered later. Ids only, no health data. */
  emit<T extends Topic>(topic: T, payload: Events[T]): void;
  /** Runs `work` in this process after the commit, to count the effect or to clear a cache. `work` must not throw. */
  afterCommit(work: () => void): void;
}

/** A command's scope, with what its `prepare` returned. */
export type Prepared<R, A extends Actor = Actor> = CommandScope<A> & { readonly prepared: R };
