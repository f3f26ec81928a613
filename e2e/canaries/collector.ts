import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

/** A collector of OpenTelemetry spans that keeps the bytes it receives; texts are contained in them unencoded. */
export async function collectSpans() {
  const parts: Buffer[] = [];
  const server = createServer((request, response) => {
    const body: Buffer[] = [];
    request.on("data", (chunk: Buffer) => body.push(chunk));
    request.on("end", () => {
      const bytes = Buffer.concat(body);
      parts.push(request.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes);
      response.writeHead(200, { "content-type": request.headers["content-type"] ?? "application/json" }).end();
    });
  }).listen(0, "127.0.0.1");
  server.unref();
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received: () => Buffer.concat(parts).toString("utf8") };
}
