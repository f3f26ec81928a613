import { needsSession } from "@/lib/core/access";
import { guest } from "@/lib/core/actor";
import { type ProblemCode, problems } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { env } from "@/lib/platform/config/env";
import { inEnglish, titleOf } from "@/lib/http/wording";
import type { Endpoint } from "@/lib/http/api/endpoint";
import type { Description } from "./reference/description";

/** Every problem that a request to this row can get: the row's own, and those that all rows of its kind have. */
export function problemsOf(row: Endpoint, note: Description | undefined): ProblemCode[] {
  const isCommand = row.useCase.kind === "command";
  const hasBody = row.method === "POST" || row.method === "PUT";
  const hasInput = "shape" in row.useCase.input && Object.keys(row.useCase.input.shape as object).length > 0;
  const codes: (ProblemCode | false | undefined)[] = [
    (isCommand || hasBody) && "malformed_request",
    "unauthenticated",
    "forbidden",
    needsSession(row.useCase.permission, guest) && "mfa_setup_required",
    row.path.includes("{") && "not_found",
    row.useCase.repeatable && "idempotency_mismatch",
    row.versioned && row.method === "PUT" && "edit_conflict",
    row.versioned && row.method === "PUT" && "precondition_failed",
    hasBody && "too_large",
    hasBody && "unsupported_media_type",
    hasInput && "invalid_input",
    ...(note?.fails ?? []),
    "rate_limited",
    "internal",
    "unavailable",
  ];
  return [...new Set(codes.filter((code) => code !== false && code !== undefined))];
}

/** Additional members of a problem, by its code. */
const extras: Partial<Record<ProblemCode, Record<string, unknown>>> = {
  invalid_input: { errors: { email: [inEnglish(say("fields.email.invalid"))] } },
  malformed_request: { detail: inEnglish(say("refusals.body.notJson")) },
  slot_taken: { alternatives: [{ slotId: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a02", startsAt: "2027-01-31T04:30:00.000Z", endsAt: "2027-01-31T05:00:00.000Z" }] },
  invalid_transition: { detail: inEnglish(say("refusals.consultation.closed", { status: "completed" })), allowed: [] },
  drug_not_allowed: { reasons: [{ medication: 0, reason: "needs_video" }], errors: { "medications.0.drug": [inEnglish(say("fields.drug.needs_video"))] } },
};

const example = (code: ProblemCode) => ({
  type: `${env().APP_URL}/problems/${code}`,
  title: inEnglish(titleOf(code)),
  ...problems[code],
  code,
  instance: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a00",
  ...extras[code],
});

/** The problem responses of all operations; responses with the same codes are written once. */
export class ProblemResponses {
  readonly components: Record<string, unknown> = {};

  /** The responses by status, for an operation that can answer these problems. */
  of(codes: readonly ProblemCode[]): Record<string, unknown> {
    const byStatus = [...Map.groupBy(codes, (code) => problems[code].status)].toSorted(([a], [b]) => a - b);
    return Object.fromEntries(
      byStatus.map(([status, group]) => {
        const name = group.map(pascalCase).join("Or");
        this.components[name] ??= response(status, group);
        return [String(status), { $ref: `#/components/responses/${name}` }];
      }),
    );
  }
}

const pascalCase = (code: string) => code.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** One response: its codes, what each means, and an example of each. */
const response = (status: number, codes: readonly ProblemCode[]) => ({
  description: codes.map((code) => `\`${code}\`: ${inEnglish(titleOf(code))}.`).join("\n\n"),
  headers: {
    "X-Request-Id": header("X-Request-Id"),
    ...(status === 401 && { "WWW-Authenticate": header("WWW-Authenticate") }),
    ...((status === 429 || status === 503) && { "Retry-After": header("Retry-After") }),
  },
  content: {
    "application/problem+json": {
      schema: { $ref: "#/components/schemas/Problem" },
      examples: Object.fromEntries(codes.map((code) => [code, { value: example(code) }])),
    },
  },
});

export const header = (name: keyof typeof headers) => ({ $ref: `#/components/headers/${name}` });

/** Headers of answers. */
export const headers = {
  "X-Request-Id": { description: "The number of this request, to quote to us. It is your own if you sent one of 8 to 64 letters, digits, `.`, `_` or `-`.", schema: { type: "string" } },
  ETag: { description: "Identifies this version of the thing as you see it. Opaque; for `If-Match` and `If-None-Match`.", schema: { type: "string", examples: ['"v3-Zk1x0p9QvWa"'] } },
  "Idempotency-Replayed": { description: "`true` if this repeats the first answer to the same Idempotency-Key.", schema: { type: "string", enum: ["true"] } },
  "Cache-Control": { description: "`no-store`, except for public documents.", schema: { type: "string" } },
  "Retry-After": { description: "Seconds to wait before trying again.", schema: { type: "integer" } },
  RateLimit: { description: "How much is left of the limit, and the seconds until it is full again.", schema: { type: "string" } },
  "RateLimit-Policy": { description: "The limit and its window in seconds.", schema: { type: "string" } },
  "WWW-Authenticate": { description: "`Bearer`: send a bearer token.", schema: { type: "string" } },
} as const;

export const problemSchema = {
  type: "object",
  description: "Problem details (RFC 9457). Decide by `code`.",
  required: ["type", "title", "status", "code", "instance"],
  properties: {
    type: { type: "string", format: "uri", description: "A page that explains the code." },
    title: { type: "string", description: "The code in words; always the same for a code." },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(problems), description: "The code to decide by. New codes may be added." },
    detail: { type: "string", description: "What was wrong in this case, in words for people." },
    instance: { type: "string", description: "The request's number, as in X-Request-Id." },
    errors: { type: "object", additionalProperties: { type: "array", items: { type: "string" } }, description: "Messages by field; nested fields as `address.city`." },
    allowed: { type: "array", items: { type: "string" }, description: "With `invalid_transition`: the states or actions that are possible now." },
    left: {
      type: "array",
      description: "With `already_dispensed`: what may still be dispensed of each medicine of the paper.",
      items: {
        type: "object",
        required: ["medication", "quantity", "unit"],
        properties: { medication: { type: "integer" }, quantity: { oneOf: [{ type: "number" }, { type: "string", enum: ["all"] }] }, unit: { type: ["string", "null"] } },
      },
    },
    alternatives: {
      type: "array",
      description: "With `slot_taken`: up to five near free slots.",
      items: {
        type: "object",
        required: ["slotId", "startsAt", "endsAt"],
        properties: { slotId: { type: "string", format: "uuid" }, startsAt: { type: "string", format: "date-time" }, endsAt: { type: "string", format: "date-time" } },
      },
    },
    reasons: {
      type: "array",
      description: "With `drug_not_allowed`: which medicine, counted from 0, and why.",
      items: { type: "object", required: ["medication", "reason"], properties: { medication: { type: "integer" }, reason: { type: "string" } } },
    },
  },
};
