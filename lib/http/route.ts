import { Download } from "@/lib/core/download";
import { AppError } from "@/lib/core/errors";
import { httpRequestDuration } from "@/lib/platform/metrics";
import type { Endpoint } from "./endpoint";
import { problemResponse, toAppError } from "./problem";
import { addressOf, idempotencyKeyOf, inputOf, requestIdOf } from "./request";
import { callerOf, checkSameOrigin } from "./session";

/**
 * Answers one request to one row of the contract: who asks, what they send, the use case, its answer as JSON.
 * Never throws: whatever goes wrong becomes problem details.
 *
 * @param socketAddress the peer's network address
 */
export async function answer(
  endpoint: Endpoint,
  request: Request,
  params: Record<string, string>,
  socketAddress?: string,
): Promise<Response> {
  const startedAt = performance.now();
  const { headers } = request;
  const requestId = requestIdOf(headers);
  const response = await respond(endpoint, request, params, requestId, socketAddress).catch((error: unknown) =>
    problemResponse(error, requestId),
  );
  httpRequestDuration.observe(
    { method: endpoint.method, route: `/api/v1${endpoint.path}`, status: response.status },
    (performance.now() - startedAt) / 1000,
  );
  return response;
}

async function respond(
  endpoint: Endpoint,
  request: Request,
  params: Record<string, string>,
  requestId: string,
  socketAddress: string | undefined,
): Promise<Response> {
  const { headers } = request;
  const { actor, via } = await callerOf(headers);
  checkSameOrigin(headers, endpoint.method, via);
  const context = {
    actor,
    requestId,
    address: addressOf(headers, socketAddress),
    userAgent: headers.get("user-agent")?.slice(0, 200),
    door: "api" as const,
    idempotencyKey: idempotencyKeyOf(headers, endpoint, via === "cookie"),
  };
  const input = await inputOf(request, endpoint, params);
  const result = await endpoint.useCase(context, input as never);
  const answerHeaders = { "content-type": "application/json", "cache-control": "no-store", "x-request-id": requestId };
  if (endpoint.status === 204) return new Response(null, { status: 204, headers: answerHeaders });
  if (result instanceof Download) return new Response(bytesOf(result, requestId), { status: endpoint.status, headers: { ...answerHeaders, ...headersOf(result) } });
  return new Response(JSON.stringify(result), { status: endpoint.status, headers: answerHeaders });
}

const headersOf = ({ type, fileName }: Download) => ({
  "content-type": `${type}; charset=utf-8`,
  "content-disposition": `attachment; filename="${fileName}"`,
});

/** The file at its reader's pace: the next part is made when the one before has gone. A failure cuts the connection, so that half a file is not taken for a whole one. */
function bytesOf({ chunks }: Download, requestId: string): ReadableStream<Uint8Array> {
  const parts = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          controller.error(toAppError(error, requestId));
        }
      },
      async cancel() {
        await parts.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}

/** A row's mounting in Next: `export const POST = route(contract.bookConsultation)`. */
export function route(endpoint: Endpoint) {
  return async (request: Request, { params }: { params: Promise<Record<string, string>> }): Promise<Response> =>
    answer(endpoint, request, await params, request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim());
}

/** Answer to a path that no row has, or a method that the path does not. */
export function unknownRoute(request: Request, allowed: string[] = []): Response {
  const requestId = requestIdOf(request.headers);
  if (allowed.length === 0) return problemResponse(new AppError("not_found", "There is no such address in this API."), requestId);
  const response = problemResponse(new AppError("method_not_allowed", `Use ${allowed.join(" or ")} here.`), requestId);
  response.headers.set("allow", allowed.join(", "));
  return response;
}
