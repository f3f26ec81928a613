import { v7 } from "uuid";
import { AppError } from "@/lib/core/errors";
import { plainAddress } from "@/lib/platform/client-address";
import type { Endpoint } from "./endpoint";

/** Largest accepted body. Fields have their own, much smaller bounds; this one only protects memory. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** The caller's request id where it is harmless to log, a new one otherwise. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id");
  return given && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : v7();
}

/** The caller's address behind Next, which gets it from the front server and in X-Forwarded-For nothing else. */
export function addressBehindNext(headers: Headers): string | undefined {
  const said = headers.get("x-forwarded-for");
  return said === null ? undefined : plainAddress(said);
}

/**
 * Idempotency-Key where sent: a string of 1 to 255 characters, in quotes as the draft standard writes it (a structured
 * field) or bare, as most clients do. Required of API clients on some rows.
 */
export function idempotencyKeyOf(headers: Headers, endpoint: Endpoint, viaCookie: boolean): string | undefined {
  if (endpoint.useCase.kind !== "command") return undefined;
  const key = headers.get("idempotency-key") ?? undefined;
  if (key === undefined) {
    if (!endpoint.keyRequired || viaCookie) return undefined;
    throw new AppError("malformed_request", "Send an Idempotency-Key header, so that a repeated request is done once.", {
      fields: { "Idempotency-Key": ["This header is required. Use a new random value, such as a UUID, for each new request."] },
    });
  }
  const value = /^"((?:[\x20-\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/.exec(key)?.[1]?.replace(/\\(.)/g, "$1") ?? key;
  if (!/^[\x20-\x7e]{1,255}$/.test(value) || (value === key && !/^[\x21\x23-\x7e][\x21-\x7e]*$/.test(value))) {
    throw new AppError("malformed_request", "This Idempotency-Key cannot be read.", {
      fields: { "Idempotency-Key": ["Use 1 to 255 visible ASCII characters, bare or in double quotes."] },
    });
  }
  return value;
}

/** Whether a form's hidden field holds a key of ours. What somebody put there instead counts as none. */
export const isIdempotencyKey = (value: unknown): value is string => typeof value === "string" && /^[\x21-\x7e]{1,255}$/.test(value);

/** Everything a use case may read of a request: query or body, and path parameters, which win. */
export async function inputOf(request: Request, endpoint: Endpoint, params: Record<string, string>): Promise<Record<string, unknown>> {
  if (endpoint.method === "GET" || endpoint.method === "DELETE") return { ...queryOf(request.url), ...params };
  return { ...(await bodyOf(request)), ...params };
}

function queryOf(url: string): Record<string, string | string[]> {
  const start = url.indexOf("?");
  if (start === -1) return {};
  const values = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    const before = values.get(name);
    values.set(name, before === undefined ? value : [before, value].flat());
  }
  return Object.fromEntries(values);
}

async function bodyOf(request: Request): Promise<Record<string, unknown>> {
  const text = await textOf(request);
  if (text === "") return {};
  const type = request.headers.get("content-type");
  if (type !== null && !/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) {
    throw new AppError("malformed_request", "Send the body as application/json.");
  }
  const body = parse(text);
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    throw new AppError("malformed_request", "The body must be a JSON object.");
  }
  return body as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("malformed_request", "The body is not valid JSON.", { cause });
  }
}

async function textOf(request: Request): Promise<string> {
  const tooLarge = () => new AppError("too_large", `The body may have at most ${MAX_BODY_BYTES} bytes.`);
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    if (Number(declared) > MAX_BODY_BYTES) throw tooLarge();
    return request.text();
  }
  if (!request.body) return "";
  // Without a declared length the body is counted as it comes, and dropped at the bound.
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
