import { needsSession } from "@/lib/core/access";
import { guest } from "@/lib/core/actor";
import { partnerScopes } from "@/lib/core/policy";
import { ACCESS_TOKEN_SECONDS } from "@/lib/domain/accounts/sessions/tokens";
import { env } from "@/lib/platform/config/env";
import { once } from "@/lib/platform/once";
import { contract } from "@/lib/http/api/contract";
import { type Endpoint, takesFile } from "@/lib/http/api/endpoint";
import { exampleOf } from "./example";
import { header, headers, ProblemResponses, problemSchema, problemsOf } from "./problems";
import { type JsonSchema, Schemas } from "./schemas";
import { guide, tagDescriptions } from "./reference/guide";
import { descriptions } from "./reference/all";
import { sessionCookieName } from "@/lib/http/web/session-cookie";

/** The OpenAPI 3.1 document of the API, made from the schemas that check the requests. */
export const openApiDocument = () => once("openapi", draw);

function draw() {
  const schemas = new Schemas();
  const refusals = new ProblemResponses();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, row] of rows()) (paths[row.path] ??= {})[row.method.toLowerCase()] = operation(operationId, row, schemas, refusals);
  schemas.keepUsed(paths);
  return {
    openapi: "3.1.0",
    info: {
      title: "Amrutam Telemedicine API",
      version: "1.0.0",
      summary: "Verified doctors, bookings and prescriptions, for people and partners.",
      description: guide(`${env().APP_URL}/api/v1`),
      license: { name: "MIT", identifier: "MIT" },
    },
    // Relative to this document, so that it is right at any address of this server.
    servers: [{ url: "/api/v1", description: "This installation" }],
    tags: [...new Set(rows().map(([, row]) => tagOf(row)))].map((name) => ({ name, ...(tagDescriptions[name] && { description: tagDescriptions[name] }) })),
    paths,
    components: { securitySchemes: securitySchemes(), headers, responses: refusals.components, schemas: { Problem: problemSchema, ...sortedByName(inWords(schemas.components)) } },
  };
}

const rows = () => Object.entries<Endpoint>(contract);
const tagOf = (row: Endpoint) => row.path.split("/")[1]!;
const sortedByName = (schemas: Record<string, JsonSchema>) => Object.fromEntries(Object.entries(schemas).toSorted(([a], [b]) => (a < b ? -1 : 1)));

function operation(operationId: string, row: Endpoint, schemas: Schemas, refusals: ProblemResponses) {
  const note = descriptions[operationId];
  const input = schemas.resolve(schemas.of(row.useCase.input));
  const inPath = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const isFile = takesFile(row);
  const hasBody = !isFile && (row.method === "POST" || row.method === "PUT");
  const properties = (input.properties ?? {}) as Record<string, JsonSchema>;
  const required = (input.required ?? []) as string[];
  const rest = Object.entries(properties).filter(([name]) => !inPath.includes(name) && !(isFile && (name === "file" || name === "name")));
  const parameters = [
    ...inPath.map((name) => ({ name, in: "path", required: true, ...described(properties[name] ?? { type: "string" }) })),
    ...(hasBody ? [] : rest.map(([name, schema]) => ({ name, in: "query", required: required.includes(name), ...described(schema) }))),
    ...(isFile ? [{ name: "X-File-Name", in: "header", required: true, ...described({ ...properties.name, description: "The name of the file, percent-encoded as UTF-8, without folders", examples: ["blood%20test.pdf"] }) }] : []),
    ...conditional(row),
  ];
  return {
    operationId,
    summary: row.summary,
    description: [note?.text, `**Who may:** ${note?.who ?? whoMay(row)}`].filter(Boolean).join("\n\n"),
    tags: [tagOf(row)],
    security: security(row),
    ...(parameters.length > 0 && { parameters }),
    ...(isFile && { requestBody: { required: true, content: Object.fromEntries(row.file.types.map((type) => [type, { schema: { type: "string", format: "binary", maxLength: row.file.maxBytes } }])) } }),
    ...(hasBody && rest.length > 0 && { requestBody: requestBody(operationId, row, rest, required, schemas) }),
    responses: { [row.status]: success(operationId, row, schemas), ...unchanged(row), ...refusals.of(problemsOf(row, note)) },
  };
}

/** A parameter with its schema; moves the description from the schema to the parameter, where readers look for it. */
function described({ description, ...schema }: JsonSchema) {
  return { ...(description !== undefined && { description }), schema };
}

/** The header parameters that a row has because of its kind. */
function conditional(row: Endpoint) {
  const tag = { type: "string", examples: ['"v3-Zk1x0p9QvWa"'] };
  return [
    ...(row.useCase.repeatable
      ? [{ name: "Idempotency-Key", in: "header", required: row.keyRequired, schema: { type: "string", minLength: 1, maxLength: 257, examples: ["0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4aff"] },
          description: "A repeat with the same key and body gets the first answer again, and nothing is done a second time. Use a new UUID for each new request." }]
      : []),
    ...(row.versioned && row.method === "PUT" ? [{ name: "If-Match", in: "header", required: false, schema: tag, description: "The ETag of the version you edited; 412 if somebody else saved in between." }] : []),
    ...(row.versioned && row.method === "GET" ? [{ name: "If-None-Match", in: "header", required: false, schema: tag, description: "The ETag you have; 304 if it is still the same." }] : []),
  ];
}

function requestBody(operationId: string, row: Endpoint, rest: [string, JsonSchema][], required: string[], schemas: Schemas) {
  const properties = Object.fromEntries(rest);
  const needed = required.filter((name) => name in properties);
  const name = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Request`;
  const schema = schemas.add(name, { type: "object", properties, ...(needed.length > 0 && { required: needed }) });
  const example = descriptions[operationId]?.request ?? exampleOf(schemas, schema);
  return { required: needed.length > 0, content: { "application/json": { schema, example } } };
}

/**
 * Schemas without `default`, because generators treat a field with a default as always present, also in requests. Money keeps
 * its default, because it is answered far more often than sent.
 */
const inWords = (schemas: Record<string, JsonSchema>) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, name === "Money" ? schema : (defaultsInWords(schema) as JsonSchema)]));

/** Replaces `default` by words in the description. */
function defaultsInWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(defaultsInWords);
  if (schema === null || typeof schema !== "object") return schema;
  const { default: standard, ...rest } = schema as JsonSchema;
  const same = Object.fromEntries(Object.entries(rest).map(([key, part]) => [key, defaultsInWords(part)]));
  if (standard === undefined) return same;
  const meant = `${String(standard)} where left out.`;
  return { ...same, description: typeof rest.description === "string" ? `${rest.description}. ${meant}` : `${meant[0]!.toUpperCase()}${meant.slice(1)}` };
}

function success(operationId: string, row: Endpoint, schemas: Schemas) {
  const sent = {
    "X-Request-Id": header("X-Request-Id"),
    "Cache-Control": header("Cache-Control"),
    RateLimit: header("RateLimit"),
    "RateLimit-Policy": header("RateLimit-Policy"),
    ...(row.versioned && { ETag: header("ETag") }),
    ...(row.useCase.repeatable && { "Idempotency-Replayed": header("Idempotency-Replayed") }),
  };
  if (row.status === 204) return { description: "Done. The answer has no body.", headers: sent };
  const { mediaTypes, ...whole } = schemas.of(row.useCase.output) as JsonSchema & { mediaTypes?: string[] };
  const description = "Success.";
  if (mediaTypes) return { description, headers: sent, content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: whole }])) };
  const schema = "$ref" in whole ? whole : schemas.add(`${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Answer`, whole);
  return { description, headers: sent, content: { "application/json": { schema, example: exampleOf(schemas, schema) } } };
}

const unchanged = (row: Endpoint) =>
  row.versioned && row.method === "GET" ? { 304: { description: "Unchanged: your copy is current.", headers: { "X-Request-Id": header("X-Request-Id"), ETag: header("ETag") } } } : {};

function security(row: Endpoint) {
  const scope = partnerScopes[row.useCase.permission];
  const isOpen = !needsSession(row.useCase.permission, guest);
  const person = row.useCase.permission === "apiKey.readOwn" ? [] : [{ accessToken: [] }, { session: [] }];
  return [...(isOpen ? [{}] : []), ...person, ...(scope ? [{ apiKey: scope === "any" ? [] : [scope] }] : [])];
}

const whoMay = (row: Endpoint) => (needsSession(row.useCase.permission, guest) ? "Those who are signed in, as the product's rules say." : "Anybody.");

const securitySchemes = () => ({
  accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: `A person: the \`accessToken\` of \`POST /auth/login\`, valid for ${ACCESS_TOKEN_SECONDS / 60} minutes.` },
  apiKey: { type: "http", scheme: "bearer", bearerFormat: "amr_live_…", description: "A partner: an API key made by an administrator. The scope that the key needs is listed next to it." },
  session: { type: "apiKey", in: "cookie", name: sessionCookieName(), description: "A person in our own web pages. Writes with this cookie are accepted only from our own pages." },
});
