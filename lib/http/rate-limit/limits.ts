import { needsSession } from "@/lib/core/access";
import { guest } from "@/lib/core/actor";
import type { Permission } from "@/lib/core/policy";
import type { Asked } from "@/lib/core/scope";

/** How many requests are allowed in a window of how many seconds. */
export interface Budget {
  limit: number;
  seconds: number;
}

const perMinute = (limit: number): Budget => ({ limit, seconds: 60 });

/**
 * How many requests are allowed, by the kind of request and by the caller: an account, a partner's key or, for guests, a
 * network address. An address gets more than an account, because forty patients of a clinic may share one. A signed-in
 * person is counted only by the account, so none of them waits for the others. RATE_LIMIT_SCALE multiplies all limits.
 */
export const budgets = {
  read: { user: perMinute(600), partner: perMinute(1800), guest: perMinute(1200) },
  search: { user: perMinute(120), partner: perMinute(600), guest: perMinute(600) },
  write: { user: perMinute(60), partner: perMinute(300), guest: perMinute(120) },
  /** Saving what somebody types, every second or two, in two windows. */
  typing: { user: perMinute(120), partner: perMinute(6), guest: perMinute(6) },
  export: { user: perMinute(6), partner: perMinute(6), guest: perMinute(6) },
  /** Requests that prove or claim who somebody is: passwords, codes, registration. */
  auth: { user: { limit: 20, seconds: 300 }, partner: perMinute(6), guest: perMinute(60) },
} satisfies Record<string, Record<"user" | "partner" | "guest", Budget>>;

export type BudgetKind = keyof typeof budgets;

/**
 * In addition to `auth`: attempts at one account from one address. If attempts were counted only by the account, a stranger
 * who tries wrong passwords would lock its owner out. The sign-in itself slows failures from many addresses.
 */
export const budgetPerAccount: Budget = { limit: 10, seconds: 300 };

/** Pages and prefetches, by address: a guard against floods, counted separately in each process. */
export const pageBudget: Budget = perMinute(3000);

/** Permissions for which the rule in `kindOf` is not right. */
const exceptions: Partial<Record<Permission, BudgetKind>> = {
  "doctor.search": "search",
  "prescription.verify": "search",
  "audit.list": "search",
  "audit.export": "export",
  "consultation.writeNotes": "typing",
  // Razorpay tells everything from few addresses, and tells again what was refused.
  "payment.receive": "read",
  // A refresh token cannot be guessed, and every device of a whole mobile network may share one address.
  "account.refresh": "read",
  // Signing out must always work.
  "account.signOut": "read",
  "session.revoke": "read",
  "session.revokeOthers": "read",
};

/** The budget a use case is counted against. Commands count as writes, except that commands of accounts or of guests count as `auth`. */
export function kindOf({ permission, kind }: Asked): BudgetKind {
  const exception = exceptions[permission];
  if (exception) return exception;
  if (permission.startsWith("analytics.")) return "search";
  if (kind === "query") return "read";
  return permission.startsWith("account.") || !needsSession(permission, guest) ? "auth" : "write";
}
