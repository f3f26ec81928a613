import { needsSession } from "@/lib/core/access";
import { guest } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/policy";
import type { Asked } from "@/lib/core/scope";

/** Requests in a window of so many seconds. */
export interface Budget {
  limit: number;
  seconds: number;
}

const perMinute = (limit: number): Budget => ({ limit, seconds: 60 });

/**
 * How often one may ask, by the kind of request and by who asks: an account, a partner's key, or, for guests, a network
 * address. An address gets more than an account, because a clinic's forty patients share one; who is signed in is
 * counted by the account alone, so none of them waits for the others. RATE_LIMIT_SCALE multiplies all of it.
 */
export const budgets = {
  read: { user: perMinute(600), partner: perMinute(1800), guest: perMinute(1200) },
  search: { user: perMinute(120), partner: perMinute(600), guest: perMinute(600) },
  write: { user: perMinute(60), partner: perMinute(300), guest: perMinute(120) },
  export: { user: perMinute(6), partner: perMinute(6), guest: perMinute(6) },
  /** What proves who somebody is, or asks to be believed: passwords, codes, registration. */
  auth: { user: { limit: 20, seconds: 300 }, partner: perMinute(6), guest: perMinute(60) },
} satisfies Record<string, Record<"user" | "partner" | "guest", Budget>>;

export type BudgetKind = keyof typeof budgets;

/**
 * On top of `auth`: attempts at one account from one address. By the account alone, a stranger who tries wrong
 * passwords would lock its owner out; failures from many addresses are the sign-in's own affair.
 */
export const aimedBudget: Budget = { limit: 10, seconds: 300 };

/** Pages and what a browser fetches ahead of a click, by address: a guard against floods, counted in each process. */
export const pageBudget: Budget = perMinute(3000);

/** Where the rule below is not right. */
const exceptions: Partial<Record<Permission, BudgetKind>> = {
  "doctor.search": "search",
  "prescription.verify": "search",
  "audit.list": "search",
  "audit.export": "export",
  // A refresh token cannot be guessed, and every device of a whole mobile network may share one address.
  "account.refresh": "read",
  // Whoever wants to leave is never kept.
  "account.signOut": "read",
  "session.revoke": "read",
  "session.revokeOthers": "read",
};

/** The budget a use case is counted against: commands are writes, and those of accounts or of guests prove something. */
export function kindOf({ permission, kind }: Asked): BudgetKind {
  const exception = exceptions[permission];
  if (exception) return exception;
  if (permission.startsWith("analytics.")) return "search";
  if (kind === "query") return "read";
  return permission.startsWith("account.") || !needsSession(permission, guest) ? "auth" : "write";
}
