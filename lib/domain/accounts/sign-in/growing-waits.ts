import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { env } from "@/lib/platform/config/env";
import { keyedHash } from "@/lib/platform/crypto/hash";
import { networkOf } from "@/lib/platform/http-server/client-address";

/*
 * How failed sign-ins are slowed (docs/decisions, "Slow the stranger, not the owner"). Each failure counts on three keys:
 * the account, the address, and the account at the address (the pair). After some free tries, each further failure doubles
 * the wait. A person who has signed in from an address before waits only for the pair. So strangers who attack an account,
 * or use an address that the owner shares, do not lock its owner out.
 */

export type CounterKind = "pair" | "account" | "address" | "stepUp";

interface Rule {
  /** Failures without a wait. */
  free: number;
  firstWaitSeconds: number;
  longestWaitSeconds: number;
  /** The count starts from zero again after so long without a failure. */
  forgetAfterSeconds: number;
}

const HOUR = 3600;
const rules: Record<CounterKind, Rule> = {
  pair: { free: 5, firstWaitSeconds: 1, longestWaitSeconds: HOUR / 4, forgetAfterSeconds: 24 * HOUR },
  account: { free: 20, firstWaitSeconds: 1, longestWaitSeconds: HOUR / 4, forgetAfterSeconds: 24 * HOUR },
  // A clinic's patients share one address, so its wait stays short; trying many accounts from it is still slow.
  address: { free: 100, firstWaitSeconds: 1, longestWaitSeconds: 60, forgetAfterSeconds: HOUR },
  stepUp: { free: 5, firstWaitSeconds: 1, longestWaitSeconds: HOUR / 4, forgetAfterSeconds: 24 * HOUR },
};

/** The rule of a kind; RATE_LIMIT_SCALE multiplies its free tries. */
export const ruleOf = (kind: CounterKind): Rule => ({ ...rules[kind], free: Math.ceil(rules[kind].free * env().RATE_LIMIT_SCALE) });

/** How long a person who signed in from an address stays known there. */
export const KNOWN_DAYS = 90;

export interface Counter {
  kind: CounterKind;
  key: string;
}

/** The counters of one sign-in. Without an address: those of the account and of its pair with an empty address. */
export function countersOf(email: string, address: string | undefined): Counter[] {
  const place = address ? networkOf(address) : "";
  return [pairOf(email, address), counter("account", email), ...(place ? [counter("address", place)] : [])];
}

/** The counter of the account at the address. */
export const pairOf = (email: string, address: string | undefined): Counter => counter("pair", `${email} ${address ? networkOf(address) : ""}`);

/** The counter for a signed-in person's proofs of password and code. */
export const stepUpOf = (userId: string): Counter[] => [counter("stepUp", userId)];

const counter = (kind: CounterKind, value: string): Counter => ({ kind, key: keyedHash("throttle", `${kind} ${value}`) });

/** The current value of a counter. */
export interface Standing {
  kind: CounterKind;
  waitUntil: Date | null;
  knownUntil: Date | null;
}

/** Seconds until these counters allow the next try; 0 if they allow it now. */
export function secondsToWait(standings: readonly Standing[], now: Date): number {
  const isKnown = standings.some(({ knownUntil }) => knownUntil !== null && knownUntil > now);
  const counting = standings.filter(({ kind }) => !isKnown || kind === "pair");
  const waits = counting.map(({ waitUntil }) => (waitUntil?.getTime() ?? 0) - now.getTime());
  return Math.max(0, ...waits.map((ms) => Math.ceil(ms / 1000)));
}

/** Throws `rate_limited` if too many tries have failed. It is also thrown for a right password, so it tells nothing about it. */
export function refuseWhileWaiting(standings: readonly Standing[], now: Date): void {
  const seconds = secondsToWait(standings, now);
  if (seconds === 0) return;
  const wait = seconds < 90 ? say("refusals.signIn.waitSeconds", { seconds }) : say("refusals.signIn.waitMinutes", { minutes: Math.ceil(seconds / 60) });
  throw new AppError("rate_limited", wait, { retryAfterSeconds: seconds });
}
