import type english from "@/messages/en.json";
import { type Words, writtenWords } from "./words";

/**
 * Every way a request can fail that a caller can act on. Add a code only if callers would act differently on it.
 * Rendered as RFC 9457 problem details by lib/http/api/problem.ts. Its title is in messages/en.json; a code
 * without one does not compile.
 */
export const problems = {
  malformed_request: { status: 400 },
  unauthenticated: { status: 401 },
  mfa_required: { status: 401 },
  mfa_setup_required: { status: 403 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  email_taken: { status: 409 },
  already_exists: { status: 409 },
  already_dispensed: { status: 409 },
  slot_taken: { status: 409 },
  amount_changed: { status: 409 },
  slot_in_use: { status: 409 },
  overlap: { status: 409 },
  edit_conflict: { status: 409 },
  room_closed: { status: 409 },
  invalid_transition: { status: 409 },
  idempotency_conflict: { status: 409 },
  precondition_failed: { status: 412 },
  too_large: { status: 413 },
  unsupported_media_type: { status: 415 },
  invalid_input: { status: 422 },
  drug_not_allowed: { status: 422 },
  confirmation_needed: { status: 422 },
  idempotency_mismatch: { status: 422 },
  rate_limited: { status: 429 },
  internal: { status: 500 },
  unavailable: { status: 503 },
} as const satisfies Record<keyof (typeof english)["refusals"]["titles"], { status: number }>;

export type ProblemCode = keyof typeof problems;

/** What is wrong, by field, in words that say how to put it right. Nested fields are written `address.city`. */
export type FieldErrors = Record<string, Words[]>;

interface Particulars {
  fields?: FieldErrors;
  /**
   * Additional members of the problem document, such as the alternatives of `slot_taken`. Never health data, with one exception: a
   * conflict over a doctor's notes has the other version, because its doctor must see both. Nothing of it is logged or kept.
   */
  extra?: Record<string, unknown>;
  retryAfterSeconds?: number;
  /**
   * Set if the rows that a command wrote before it refused must stay: a failed sign-in counts, a stolen token ends its
   * session. The transaction then commits, and is audited as denied with these ids.
   */
  lasting?: { resourceId?: string; details?: Record<string, string | number | boolean | null> };
  cause?: unknown;
}

/** The only error that a caller may see. Anything else thrown becomes `internal`. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly fields: FieldErrors | undefined;
  readonly extra: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly lasting: Particulars["lasting"];

  constructor(
    readonly code: ProblemCode,
    readonly detail?: Words,
    { fields, extra, retryAfterSeconds, lasting, cause }: Particulars = {},
  ) {
    // For logs. What a caller reads is put into words at the door.
    super(detail ? writtenWords(detail) : code, cause === undefined ? undefined : { cause });
    this.fields = fields;
    this.extra = extra;
    this.retryAfterSeconds = retryAfterSeconds;
    this.lasting = lasting;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** `invalid_input` about one field. */
export const invalid = (field: string, why: Words) => new AppError("invalid_input", undefined, { fields: { [field]: [why] } });

/** The error that PostgreSQL reported, whether or not Drizzle wrapped it. */
export function databaseError(error: unknown): { code: string; constraint_name?: string } | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && /^[0-9A-Z]{5}$/.test(e.code)) {
      return e as Error & { code: string; constraint_name?: string };
    }
  }
  return undefined;
}

/** True if the violated constraint has this name. */
export const violates = (error: unknown, constraint: string) => databaseError(error)?.constraint_name === constraint;
