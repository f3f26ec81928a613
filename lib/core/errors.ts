/**
 * Every way a request can fail that a caller can act on. Add a code only if callers would act differently on it.
 * Rendered as RFC 9457 problem details by lib/http/api/problem.ts.
 */
export const problems = {
  malformed_request: { status: 400, title: "The request could not be read" },
  unauthenticated: { status: 401, title: "Sign in to continue" },
  mfa_required: { status: 401, title: "A one-time code is needed" },
  mfa_setup_required: { status: 403, title: "Set up two-step sign-in first" },
  forbidden: { status: 403, title: "You may not do this" },
  not_found: { status: 404, title: "Not found" },
  method_not_allowed: { status: 405, title: "This method is not possible here" },
  email_taken: { status: 409, title: "This email already has an account" },
  already_exists: { status: 409, title: "This already exists" },
  slot_taken: { status: 409, title: "This time has just been taken" },
  slot_in_use: { status: 409, title: "This slot is in use" },
  overlap: { status: 409, title: "These times overlap" },
  edit_conflict: { status: 409, title: "It was changed by someone else in the meantime" },
  invalid_transition: { status: 409, title: "This is not possible in its present state" },
  idempotency_conflict: { status: 409, title: "The same request is still under way" },
  precondition_failed: { status: 412, title: "It is no longer the version you edited" },
  too_large: { status: 413, title: "The request is too large" },
  unsupported_media_type: { status: 415, title: "The body cannot be read in this form" },
  invalid_input: { status: 422, title: "Some of what was sent is not right" },
  drug_not_allowed: { status: 422, title: "A medicine cannot be prescribed on this consultation" },
  idempotency_mismatch: { status: 422, title: "This Idempotency-Key was used for another request" },
  rate_limited: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "Something went wrong on our side" },
  unavailable: { status: 503, title: "The service is not available just now" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** Messages by field, in plain words that say how to correct the field. Nested fields are written `address.city`. */
export type FieldErrors = Record<string, string[]>;

interface Particulars {
  fields?: FieldErrors;
  /** Additional members of the problem document, such as the alternatives of `slot_taken`. Never health data. */
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
    readonly detail?: string,
    { fields, extra, retryAfterSeconds, lasting, cause }: Particulars = {},
  ) {
    super(detail ?? problems[code].title, cause === undefined ? undefined : { cause });
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
export const invalid = (field: string, message: string) =>
  new AppError("invalid_input", undefined, { fields: { [field]: [message] } });

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
