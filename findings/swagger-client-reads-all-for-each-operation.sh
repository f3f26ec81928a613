#!/usr/bin/env bash
# What we found: swagger-client 3.39.0, which Swagger UI calls for each operation that it shows, reads every schema of an OpenAPI 3.1 document
# each time, whichever schemas the operation refers to. The work grows with operations times schemas: a page that shows 135 operations of a
# document with 191 schemas at once took half a minute in Chromium. Showing the operations of one topic at a time avoids it.
# Seen with swagger-client 3.39.0, Node 20 and 24, without a browser.
# Expected output: "10 operations: each schema read 11 times; 40 operations: 41 times".
# Needs: npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts swagger-client@3.39.0
cat > look.mjs <<'JS'
import SwaggerClient from "swagger-client";
const range = (count) => Array.from({ length: count }, (_, n) => n);
// Each operation refers to one schema, which no other one uses.
const operation = (n) => ({ operationId: `read${n}`, responses: { 200: { description: "It", content: { "application/json": { schema: { $ref: `#/components/schemas/Thing${n}` } } } } } });
const schema = { type: "object", properties: { id: { type: "string" } } };
async function readsOfEachSchema(count) {
  const paths = Object.fromEntries(range(count).map((n) => [`/things${n}`, { get: operation(n) }]));
  let reads = 0;
  const schemas = Object.defineProperties({}, Object.fromEntries(range(count).map((n) => [`Thing${n}`, { enumerable: true, get: () => (reads++, schema) }])));
  const whole = { openapi: "3.1.0", info: { title: "Things", version: "1" }, paths, components: { schemas } };
  for (const path of Object.keys(paths)) {
    const { errors, spec } = await SwaggerClient.resolveSubtree(whole, ["paths", path, "get"], { baseDoc: "http://localhost/openapi.json" });
    if (errors.length > 0 || !spec) throw new Error("the document is not valid");
  }
  return reads / count;
}
const [few, many] = [await readsOfEachSchema(10), await readsOfEachSchema(40)];
const seen = `10 operations: each schema read ${few} times; 40 operations: ${many} times`;
console.log(seen);
process.exit(seen === "10 operations: each schema read 11 times; 40 operations: 41 times" ? 0 : 1);
JS
node look.mjs
