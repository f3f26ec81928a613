import { type Actor, actorId } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Asked, Context } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { networkOf } from "@/lib/platform/http-server/client-address";
import { keyedHash } from "@/lib/platform/crypto/hash";
import { env } from "@/lib/platform/config/env";
import { Limiter } from "@/lib/platform/rate-limit/limiter";
import { rateLimitedTotal } from "@/lib/platform/telemetry/figures";
import { once } from "@/lib/platform/once";
import { sharedRedis } from "@/lib/platform/rate-limit/shared-redis";
import type { Count } from "@/lib/platform/rate-limit/sliding-windows";
import { budgetPerAccount, type Budget, budgets, type BudgetKind, kindOf, pageBudget } from "./limits";

/**
 * Counts one request of the web or the API against the limits. Throws `rate_limited` with the time to wait. Its headers tell
 * the caller on every answer what is left (draft-ietf-httpapi-ratelimit-headers).
 */
export class Admission {
  private policy = "";
  private standing = "";

  /** @param address the caller's address if it is known; guests are counted by it */
  constructor(
    private readonly actor: Actor,
    private readonly address: string | undefined,
  ) {}

  /** Counts the request against the budget of its kind. Returns a promise only if the counts are shared between processes. */
  charge(asked: Asked): void | Promise<void> {
    const kind = kindOf(asked);
    return this.take(kind, limiterOf(kind, this.actor.kind), actorId(this.actor) ?? this.from());
  }

  /** Counts an attempt at an account, if `input` names the account by its email. */
  aim(asked: Asked, input: unknown): void | Promise<void> {
    if (kindOf(asked) !== "auth") return;
    const email = (input as { email?: unknown } | undefined)?.email;
    if (typeof email !== "string" || email.length > 320) return;
    return this.take("auth-account", aimedLimiter(), keyedHash("limit.email", `${email.trim().toLowerCase()} ${this.from()}`));
  }

  /** Headers that tell what is left of each budget that this request was counted against. */
  headers(): Record<string, string> {
    return this.policy ? { "ratelimit-policy": this.policy, ratelimit: this.standing } : {};
  }

  private take(name: string, limiter: Limiter, key: string): void | Promise<void> {
    const count = limiter.take(key);
    return count instanceof Promise ? count.then((known) => this.note(name, limiter, known)) : this.note(name, limiter, count);
  }

  private note(name: string, { limit, windowSeconds }: Limiter, { allowed, remaining, resetMs }: Count): void {
    const separator = this.policy ? ", " : "";
    this.policy += `${separator}"${name}";q=${limit};w=${windowSeconds}`;
    this.standing += `${separator}"${name}";r=${remaining};t=${Math.ceil(resetMs / 1000)}`;
    if (!allowed) throw overBudget(name, resetMs);
  }

  private from(): string {
    return this.address ? networkOf(this.address) : "unknown";
  }
}

/** The context of a web form: every use case called with it is counted, against the same budgets as on the API. */
export function counted(context: Context): Context {
  const admission = new Admission(context.actor, context.address);
  return {
    ...context,
    async chargeBudget(asked, input) {
      await admission.charge(asked);
      await admission.aim(asked, input);
    },
  };
}

/** Counts a page against its address. @returns the seconds to wait if the budget is used up, otherwise undefined */
export function pageWaitSeconds(address: string | undefined): number | undefined {
  const { allowed, resetMs } = pageLimiter().takeOwn(address ? networkOf(address) : "unknown");
  if (allowed) return undefined;
  rateLimitedTotal.inc({ budget: "page" });
  return waitSeconds(resetMs);
}

function overBudget(budget: string, resetMs: number): AppError {
  rateLimitedTotal.inc({ budget });
  const retryAfterSeconds = waitSeconds(resetMs);
  return new AppError("rate_limited", say("refusals.service.wait", { seconds: retryAfterSeconds }), { retryAfterSeconds });
}

/** Rounds up to the next full second: then the previous window weighs less and one request fits. */
const waitSeconds = (resetMs: number) => Math.floor(resetMs / 1000) + 1;

function limiterOf(kind: BudgetKind, who: Actor["kind"]): Limiter {
  const made = once("limiters", () => new Map<string, Limiter>());
  const name = `${kind}:${who}`;
  let limiter = made.get(name);
  if (!limiter) made.set(name, (limiter = limiterFor(name, budgets[kind][who === "system" ? "guest" : who === "visitGuest" ? "user" : who])));
  return limiter;
}

const aimedLimiter = () => once("limiters.aimed", () => limiterFor("auth-account", budgetPerAccount));
const pageLimiter = () => once("limiters.page", () => limiterFor("page", pageBudget));

function limiterFor(name: string, { limit, seconds }: Budget): Limiter {
  return new Limiter(name, Math.max(1, Math.round(limit * env().RATE_LIMIT_SCALE)), seconds, sharedRedis());
}
