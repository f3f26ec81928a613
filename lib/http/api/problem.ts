import type { AppError } from "@/lib/core/errors";
import { fieldsIn, inEnglish, titleOf } from "@/lib/http/wording";
import { problemDocument, type ProblemDocument, problemHeaders } from "@/lib/platform/http-server/problem-document";
import { asAppError } from "@/lib/core/failures";
import { logger } from "@/lib/platform/log/logger";

/** Turns anything thrown into an AppError. An unexpected error is logged here, once, and the answer tells nothing about it. */
export function toAppError(thrown: unknown, requestId: string): AppError {
  const error = asAppError(thrown);
  if (error.status >= 500) logger.error({ requestId, code: error.code, err: error.cause ?? error }, "request failed");
  return error;
}

/** The problem document of an error. */
function problemOf(error: AppError, requestId: string): ProblemDocument {
  const { detail, fields, extra } = error;
  return problemDocument(error.code, { status: error.status, title: inEnglish(titleOf(error.code)) }, requestId, {
    ...(detail && { detail: inEnglish(detail) }),
    ...(fields && { errors: fieldsIn(inEnglish, fields) }),
    ...extra,
  });
}

/** The problem as an HTTP answer. @param more additional headers */
export function problemResponse(thrown: unknown, requestId: string, more: Record<string, string> = {}): Response {
  const error = toAppError(thrown, requestId);
  const headers: Record<string, string> = { ...problemHeaders(requestId), ...more };
  if (error.retryAfterSeconds !== undefined) headers["retry-after"] = String(error.retryAfterSeconds);
  if (error.status === 401) headers["www-authenticate"] = 'Bearer realm="amrutam"';
  return new Response(JSON.stringify(problemOf(error, requestId)), { status: error.status, headers });
}
