import { type AppError, problems } from "@/lib/core/errors";
import { asAppError } from "@/lib/core/failures";
import { env } from "@/lib/platform/config/env";
import { logger } from "@/lib/platform/log/logger";

/** An RFC 9457 problem document. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  /** The request's id, to quote to support. */
  instance: string;
  /** Messages by field. */
  errors?: Record<string, string[]>;
}

/** Turns whatever was thrown into an AppError; what nobody expected is logged here, once, and tells nothing outside. */
export function toAppError(thrown: unknown, requestId: string): AppError {
  const error = asAppError(thrown);
  if (error.status >= 500) logger.error({ requestId, code: error.code, err: error.cause ?? error }, "request failed");
  return error;
}

/** The problem document of an error. */
function problemOf(error: AppError, requestId: string): Problem {
  const { status, title } = problems[error.code];
  return {
    type: `${env().APP_URL}/problems/${error.code}`,
    title,
    status,
    code: error.code,
    ...(error.detail ? { detail: error.detail } : {}),
    instance: requestId,
    ...(error.fields ? { errors: error.fields } : {}),
    ...error.extra,
  };
}

/** The problem as an HTTP answer. @param more headers beside its own */
export function problemResponse(thrown: unknown, requestId: string, more: Record<string, string> = {}): Response {
  const error = toAppError(thrown, requestId);
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...more,
  };
  if (error.retryAfterSeconds !== undefined) headers["retry-after"] = String(error.retryAfterSeconds);
  if (error.status === 401) headers["www-authenticate"] = 'Bearer realm="amrutam"';
  return new Response(JSON.stringify(problemOf(error, requestId)), { status: error.status, headers });
}
