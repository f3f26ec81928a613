import type { ServerResponse } from "node:http";
import type { LiveStream } from "@/lib/core/live-stream";
import { openStream } from "@/lib/live/event-streams";

/** The head of an answer that never ends. What follows is sent by `pour` or read from `flowing`. */
export class LiveResponse extends Response {
  constructor(
    readonly live: LiveStream,
    init: ResponseInit,
  ) {
    super(null, init);
  }
}

/**
 * Sends the answer on Node's own response. Thousands of streams stay open, and this takes a fifth less memory than a web stream
 * for each.
 */
export function pour({ live, status, headers }: LiveResponse, outgoing: ServerResponse): void {
  // The browser has left meanwhile: "close" has been said, and would never be said again.
  if (outgoing.closed) return;
  outgoing.writeHead(status, Object.fromEntries(headers));
  const stop = openStream(live, { write: (text) => void outgoing.write(text), unread: () => outgoing.writableLength, close: () => outgoing.end() });
  outgoing.on("close", stop);
}

/** The answer as a web response, for Next. */
export function flowing({ live, status, headers }: LiveResponse): Response {
  const encoder = new TextEncoder();
  let stop: (() => void) | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        stop = openStream(live, { write: (text) => controller.enqueue(encoder.encode(text)), unread: () => -(controller.desiredSize ?? 0), close: () => controller.close() });
      },
      cancel: () => stop?.(),
    },
    { highWaterMark: 0, size: (chunk) => chunk!.byteLength },
  );
  return new Response(body, { status, headers });
}
