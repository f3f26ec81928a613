import { needsSession } from "@/lib/core/access";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { plainAddress } from "@/lib/platform/http-server/client-address";
import { env } from "@/lib/platform/config/env";
import { newId } from "@/lib/platform/ids";
import { bodyBound } from "./body-limit";
import { withTimeout } from "./with-timeout";
import { type Endpoint, takesFile } from "./endpoint";
import { fileOf } from "./file-body";
import { parseJson } from "./json";

/** The caller's request id if it is harmless to log, otherwise a new one. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : newId();
}

/** The caller's address behind Next. The front server writes X-Forwarded-For, with this address and nothing else. */
export function addressBehindNext(headers: Headers): string | undefined {
  const said = headers.get("x-forwarded-for");
  return said === null ? undefined : plainAddress(said);
}

/**
 * The Idempotency-Key, if sent: 1 to 255 characters, in quotes as in the draft standard (a structured field) or bare as most
 * clients send it. Some rows require it from API clients; a guest who must sign in gets 401 before that.
 */
export function idempotencyKeyOf(headers: Headers, endpoint: Endpoint, actor: Actor, viaCookie: boolean): string | undefined {
  if (endpoint.useCase.kind !== "command") return undefined;
  const key = headers.get("idempotency-key") ?? undefined;
  if (key === undefined) {
    if (!endpoint.keyRequired || viaCookie || needsSession(endpoint.useCase.permission, actor)) return undefined;
    throw new AppError("malformed_request", say("refusals.idempotencyKey.missing"), {
      fields: { "Idempotency-Key": [say("fields.idempotencyKey.missing")] },
    });
  }
  const value = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/.exec(key)?.[1]?.replace(/\\(.)/g, "$1") ?? key;
  if (!/^[\x20-\x7e]{1,255}$/.test(value) || (value === key && !/^[\x21\x23-\x7e][\x21-\x7e]*$/.test(value))) {
    throw new AppError("malformed_request", say("refusals.idempotencyKey.unreadable"), {
      fields: { "Idempotency-Key": [say("fields.idempotencyKey.unreadable")] },
    });
  }
  return value;
}

/** Whether a form's hidden field has a valid key. Any other value counts as no key. */
export const isIdempotencyKey = (value: unknown): value is string => typeof value === "string" && /^[\x21-\x7e]{1,255}$/.test(value);

/** The input of a use case from a request: query or body, and path parameters, which take precedence. */
export async function inputOf(request: Request, endpoint: Endpoint, params: Record<string, string>, actor: Actor): Promise<Record<string, unknown>> {
  if (takesFile(endpoint)) return { ...queryOf(request.url, endpoint), ...(await fileOf(request, endpoint, actor)), ...params };
  if (endpoint.method === "GET" || endpoint.method === "DELETE") return { ...queryOf(request.url, endpoint), ...lastEventOf(request.headers, endpoint), ...params };
  if (endpoint.signed) return signedOf(request);
  return { ...(await bodyOf(request, endpoint)), ...params };
}

/** The largest signed body; senders' documents are a few kilobytes. */
const SIGNED_BOUND = 65_536;

/** A body whose sender signed it: its very text, because a signature is over the bytes. The input schemas of such rows name these three. */
async function signedOf(request: Request): Promise<Record<string, unknown>> {
  const { headers } = request;
  return { body: await textOf(request, SIGNED_BOUND, allOfIt), signature: headers.get("x-razorpay-signature") ?? "", eventId: headers.get("x-razorpay-event-id") ?? undefined };
}

/** Where a stream of events goes on: browsers send it by themselves when they come again. */
function lastEventOf(headers: Headers, { useCase: { input } }: Endpoint): Record<string, string> {
  const given = headers.get("last-event-id");
  return given && "shape" in input && Object.hasOwn(input.shape as object, "lastEventId") ? { lastEventId: given } : {};
}

function queryOf(url: string, { useCase: { input } }: Endpoint): Record<string, string | string[]> {
  const start = url.indexOf("?");
  if (start === -1) return {};
  const values = new Map<string, string | string[]>();
  const repeated = new Set<string>();
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    const known = values.get(name);
    if (known !== undefined && "shape" in input && Object.hasOwn(input.shape as object, name)) repeated.add(name);
    values.set(name, known === undefined ? withOffset(value) : [known, value].flat());
  }
  if (repeated.size > 0) {
    throw new AppError("invalid_input", undefined, { fields: Object.fromEntries([...repeated].map((name) => [name, [say("fields.value.repeated")]])) });
  }
  return Object.fromEntries(values);
}

/** A plus in a query is decoded to a blank. In a time, a blank before the offset can only have been a plus. */
const withOffset = (value: string) => value.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+) (\d\d:\d\d)$/, "$1+$2");

async function bodyOf(request: Request, endpoint: Endpoint): Promise<Record<string, unknown>> {
  const text = await textOf(request, bodyBound(endpoint));
  if (text === "") return {};
  const type = request.headers.get("content-type");
  if (type !== null && !/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    throw new AppError("unsupported_media_type", say("refusals.body.mediaType"));
  }
  const body = parseJson(text);
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    throw new AppError("malformed_request", say("refusals.body.notObject"));
  }
  return body as Record<string, unknown>;
}

/**
 * The body, at most `bound` bytes. A client that sends the body too slowly is told so: this is not a failure of ours, and the
 * time is not taken from the work.
 */
async function textOf(request: Request, bound: number, decoder = utf8): Promise<string> {
  if (Number(request.headers.get("content-length") ?? 0) > bound) throw tooLarge(bound);
  try {
    const bytes = await withTimeout(env().REQUEST_TIMEOUT_SECONDS * 750, bytesOf(request, bound), () => undefined);
    if (bytes === undefined) throw new AppError("malformed_request", say("refusals.body.late"));
    return decoder.decode(bytes);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // The caller disconnected, or the body is not text.
    throw new AppError("malformed_request", say("refusals.body.broken"), { cause });
  }
}

async function bytesOf(request: Request, bound: number): Promise<ArrayBuffer | Uint8Array> {
  // The HTTP parser never passes on more than the declared length, so the body can be read at once, without a web stream.
  if (request.headers.has("content-length")) return request.arrayBuffer();
  const chunks: Uint8Array[] = [];
  if (!request.body) return Buffer.concat(chunks);
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > bound) throw tooLarge(bound);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (bound: number) => new AppError("too_large", say("refusals.body.tooLarge", { bytes: bound }));
const utf8 = new TextDecoder("utf-8", { fatal: true });
/** The same without leaving out a mark at the start: a signature is over that too. */
const allOfIt = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
