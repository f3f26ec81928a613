import { gzipSync } from "node:zlib";
import { digest } from "@/lib/platform/crypto/hash";
import { once } from "@/lib/platform/once";
import { corsHeaders } from "@/lib/http/api/cors";
import { isUnchanged } from "@/lib/http/api/entity-tag";
import { openApiDocument } from "./document";

/** The document changes only with a release, and then its tag changes too. */
const CACHE = "public, max-age=300";

/** Answers GET /api/v1/openapi.json, for both mountings. */
export function answerOpenApi(request: Request): Response {
  const { text, gzipped, tag } = once("openapi.answer", () => {
    const json = JSON.stringify(openApiDocument());
    return { text: json, gzipped: gzipSync(json), tag: `"${digest(json).slice(0, 16)}"` };
  });
  const headers = { ...corsHeaders(request.headers), etag: tag, "cache-control": CACHE, vary: "Accept-Encoding, Origin" };
  if (isUnchanged(request.headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers });
  const type = { ...headers, "content-type": "application/json", "x-content-type-options": "nosniff" };
  const takesGzip = /\bgzip\b/.test(request.headers.get("accept-encoding") ?? "");
  return takesGzip ? new Response(gzipped, { headers: { ...type, "content-encoding": "gzip" } }) : new Response(text, { headers: type });
}
