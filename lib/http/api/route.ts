import { guest } from "@/lib/core/actor";
import { Download } from "@/lib/core/download";
import { LiveStream } from "@/lib/core/live-stream";
import { AppError } from "@/lib/core/errors";
import type { Answered } from "@/lib/core/definition";
import type { Context } from "@/lib/core/scope";
import { say } from "@/lib/core/words";
import { inDoubt, tooLate } from "@/lib/core/failures";
import { UPLOAD_SECONDS } from "@/lib/platform/http-server/uploads";
import { Deadline } from "@/lib/platform/deadline";
import { env } from "@/lib/platform/config/env";
import { httpRequestDuration } from "@/lib/platform/telemetry/figures";
import { corsHeaders } from "./cors";
import { flowing, LiveResponse } from "./live-answer";
import { withTimeout } from "./with-timeout";
import { type Endpoint, takesFile } from "./endpoint";
import { entityTag, isUnchanged, versionDemanded } from "./entity-tag";
import { problemResponse, toAppError } from "./problem";
import { Admission } from "@/lib/http/rate-limit/admission";
import { addressBehindNext, idempotencyKeyOf, inputOf, requestIdOf } from "./request";
import { type Caller, callerOf, checkSameOrigin } from "./caller";

/** One request to one row of the contract. */
interface Call {
  endpoint: Endpoint;
  request: Request;
  params: Record<string, string>;
  requestId: string;
  /** The caller's network address. */
  address: string | undefined;
  deadline: Deadline;
}

/**
 * Answers one request to one row of the contract: finds the caller, reads the input, calls the use case and writes its answer
 * as JSON. Never throws: every error becomes problem details.
 *
 * @param address the caller's network address
 */
export async function answer(
  endpoint: Endpoint,
  request: Request,
  params: Record<string, string>,
  address?: string,
): Promise<Response> {
  const startedAt = performance.now();
  const { headers } = request;
  const requestId = requestIdOf(headers);
  const timeoutMs = (env().REQUEST_TIMEOUT_SECONDS + (takesFile(endpoint) ? UPLOAD_SECONDS : 0)) * 1000;
  const call: Call = { endpoint, request, params, requestId, address, deadline: new Deadline(timeoutMs) };
  const response = await withTimeout(timeoutMs, respond(call), () => lateAnswer(call));
  openToOrigin(response, headers);
  httpRequestDuration.observe(
    { method: endpoint.method, route: `/api/v1${endpoint.path}`, status: response.status },
    (performance.now() - startedAt) / 1000,
  );
  return response;
}

/**
 * `unavailable`, since no answer came in time. A command that has not sent COMMIT yet never will: its transaction looks at the
 * same deadline. One that has may be done, and the answer says so.
 */
function lateAnswer({ endpoint: { useCase }, request: { headers }, requestId, deadline }: Call): Response {
  if (deadline.isCommitting) return problemResponse(inDoubt({ hasKey: useCase.repeatable && headers.has("idempotency-key") }), requestId);
  return problemResponse(tooLate(), requestId);
}

/** Finds the caller, counts the request against the limits, and returns the answer or the problem, with headers that tell what is left of the limits. */
async function respond(call: Call): Promise<Response> {
  let admission: Admission | undefined;
  try {
    const caller = await callerOf(call.request.headers).catch((error: unknown) => error as Error);
    // A request with an invalid credential is counted as a guest's, so that guessing credentials is no way around the limits.
    admission = new Admission(caller instanceof Error ? guest : caller.actor, call.address);
    await admission.charge(call.endpoint.useCase);
    if (caller instanceof Error) throw caller;
    return await answerCaller(call, caller, admission);
  } catch (error) {
    return problemResponse(error, call.requestId, admission?.headers());
  }
}

/** Calls the use case and writes its answer. */
async function answerCaller({ endpoint, request, params, requestId, address, deadline }: Call, { actor, via }: Caller, admission: Admission): Promise<Response> {
  const { headers } = request;
  checkSameOrigin(headers, endpoint.method, via);
  const context: Context = {
    actor,
    requestId,
    address,
    userAgent: headers.get("user-agent")?.slice(0, 200),
    door: "api",
    deadline,
    chargeBudget: (asked, input) => admission.aim(asked, input),
    idempotencyKey: idempotencyKeyOf(headers, endpoint, actor, via === "cookie"),
  };
  // Counted once: as the request that it begins.
  if (takesFile(endpoint)) await endpoint.file.check({ ...context, chargeBudget: undefined, idempotencyKey: undefined }, params as never);
  const input = await inputOf(request, endpoint, params, actor);
  const { answer: result, isReplay } = await callOn(endpoint, context, input, headers.get("if-match"));
  const answerHeaders: Record<string, string> = { "x-request-id": requestId, "cache-control": "no-store", ...admission.headers() };
  if (isReplay) answerHeaders["idempotency-replayed"] = "true";
  if (endpoint.status === 204) return new Response(null, { status: 204, headers: answerHeaders });
  if (result instanceof Download) return new Response(bytesOf(result, requestId), { status: endpoint.status, headers: { ...answerHeaders, ...headersOf(result) } });
  if (result instanceof LiveStream) {
    const init = { status: endpoint.status, headers: { ...answerHeaders, "content-type": "text/event-stream", "x-accel-buffering": "no" } };
    return request.method === "HEAD" ? new Response(null, init) : new LiveResponse(result, init);
  }
  const body = JSON.stringify(result);
  if (endpoint.versioned) {
    const tag = (answerHeaders.etag = entityTag((result as { version: number }).version, body));
    if (endpoint.method === "GET" && isUnchanged(headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers: answerHeaders });
  }
  answerHeaders["content-type"] = "application/json";
  return new Response(body, { status: endpoint.status, headers: answerHeaders });
}

/** Calls the use case. If an update has If-Match, the use case gets the version that it demands. */
async function callOn(endpoint: Endpoint, context: Context, input: Record<string, unknown>, ifMatch: string | null): Promise<Answered<unknown>> {
  const version = endpoint.versioned && endpoint.method === "PUT" ? versionDemanded(ifMatch) : undefined;
  if (version === undefined) return endpoint.useCase.ask(context, input as never);
  if (input.version !== undefined && input.version !== version) {
    throw new AppError("malformed_request", say("refusals.request.twoVersions"));
  }
  return endpoint.useCase.ask(context, { ...input, version } as never).catch((error: unknown) => {
    throw error instanceof AppError && error.code === "edit_conflict" ? new AppError("precondition_failed", error.detail) : error;
  });
}

function openToOrigin(response: Response, request: Headers): void {
  for (const [name, value] of Object.entries(corsHeaders(request))) {
    if (name === "vary") response.headers.append(name, value);
    else response.headers.set(name, value);
  }
}

function headersOf({ type, fileName, whole }: Download): Record<string, string> {
  if (!whole) return { "content-type": `${type}; charset=utf-8`, "content-disposition": `attachment; filename="${fileName}"` };
  return {
    "content-type": type,
    "content-length": String(whole.size),
    // Always saved, never opened as a page of ours: a browser still shows it where a page has it as a picture.
    "content-disposition": whole.isShown ? `inline; filename="${fileName}"` : dispositionOf(fileName),
    // No sandbox around a paper of our own: in one, Chromium does not show a PDF.
    "content-security-policy": whole.isShown ? "default-src 'none'; frame-ancestors 'none'" : "default-src 'none'; sandbox; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  };
}

/** The name in ASCII for old programs, and whole as RFC 6266 writes it. */
function dispositionOf(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(fileName.toWellFormed()).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/**
 * The file at its reader's pace: the next part is made after the last one was read. An error aborts the connection, so that
 * a partial file is not taken for a whole one.
 */
function bytesOf({ chunks }: Download, requestId: string): ReadableStream<Uint8Array> {
  const parts = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let isLeft = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          // The reader may have left while this part was made; that is not an error.
          if (isLeft) return;
          if (done) controller.close();
          else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
        } catch (error) {
          controller.error(toAppError(error, requestId));
        }
      },
      async cancel() {
        isLeft = true;
        await parts.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

/** Mounts a row in Next: `export const POST = route(contract.bookConsultation)`. */
export function route(endpoint: Endpoint) {
  return async (request: Request, { params }: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const response = await answer(endpoint, request, await params, addressBehindNext(request.headers));
    return response instanceof LiveResponse ? flowing(response) : response;
  };
}

/** The answer for a path that no row has, or for a method that the path does not have. */
export function unknownRoute(request: Request, allowed: string[] = []): Response {
  const error =
    allowed.length === 0
      ? new AppError("not_found", say("refusals.request.noSuchAddress"))
      : new AppError("method_not_allowed", say("refusals.request.otherMethod", { methods: allowed.join(" or ") }));
  const response = problemResponse(error, requestIdOf(request.headers), allowed.length > 0 ? { allow: allowed.join(", ") } : {});
  openToOrigin(response, request.headers);
  httpRequestDuration.observe({ method: request.method, route: "none", status: response.status }, 0);
  return response;
}
