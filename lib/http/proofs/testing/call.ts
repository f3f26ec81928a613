import type { Upload } from "@/lib/core/upload";
import { apiDoor } from "@/lib/http/api/door";

const door = apiDoor(async () => true);

interface Sending {
  body?: Record<string, unknown> | string;
  headers?: Record<string, string>;
  /** Sent instead of a body of JSON, under this name. */
  file?: Upload;
  name?: string;
}

/** Sends one request through the API door, as a client does. */
export async function call(method: string, path: string, { body, headers = {}, file, name = "" }: Sending = {}) {
  const response = await door.request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    ...(file && { body: file.bytes as unknown as BodyInit, headers: { "content-type": file.type, "x-file-name": encodeURIComponent(name), ...headers } }),
  });
  const text = await textOf(response);
  const isJson = /^application\/(?:problem\+)?json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, text, body: text !== "" && isJson ? (JSON.parse(text) as Record<string, never>) : undefined };
}

/** The body of an answer; of a stream that does not end, its first part. */
export async function textOf(response: Response): Promise<string> {
  if (!response.body || response.headers.get("content-type") !== "text/event-stream") return response.text();
  const reader = response.body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value as Uint8Array);
}
