import { z } from "zod";
import { problems } from "@/lib/core/errors";
import { needsSession } from "@/lib/core/policy";
import { guest } from "@/lib/core/actor";
import { env } from "@/lib/platform/env";
import { once } from "@/lib/platform/once";
import { contract } from "./contract";
import type { Endpoint } from "./endpoint";

type Schema = Record<string, unknown>;

/** The OpenAPI 3.1 document of the API, drawn from the schemas that check the requests. */
export function openApiDocument() {
  return once("openapi", () => ({
    openapi: "3.1.0",
    info: {
      title: "Amrutam Telemedicine API",
      version: "1.0.0",
      description:
        "Find a verified doctor, book a time, read prescriptions. JSON in camelCase; times are RFC 3339 with an offset; " +
        "money is integer minor units (paise) with a currency. Lists are paged by cursor. Errors are problem details (RFC 9457).",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${env().APP_URL}/api/v1` }],
    tags: [...new Set(rows().map(([, row]) => tagOf(row)))].map((name) => ({ name })),
    paths: paths(),
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "The accessToken of POST /auth/login." } },
      schemas: { Problem: problemSchema },
    },
  }));
}

const rows = () => Object.entries<Endpoint>(contract);
const tagOf = (row: Endpoint) => row.path.split("/")[1]!;

function paths() {
  const result: Record<string, Record<string, unknown>> = {};
  for (const [operationId, row] of rows()) (result[row.path] ??= {})[row.method.toLowerCase()] = operation(operationId, row);
  return result;
}

function operation(operationId: string, row: Endpoint) {
  const input = z.toJSONSchema(row.useCase.input, { io: "input", unrepresentable: "any" }) as Schema;
  const inPath = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const hasBody = row.method === "POST" || row.method === "PUT";
  const properties = (input.properties ?? {}) as Record<string, Schema>;
  const required = (input.required ?? []) as string[];
  const rest = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const parameters = [
    ...inPath.map((name) => ({ name, in: "path", required: true, schema: properties[name] ?? { type: "string" } })),
    ...(hasBody ? [] : rest.map(([name, schema]) => ({ name, in: "query", required: required.includes(name), schema }))),
    ...(row.useCase.kind === "command"
      ? [{ name: "Idempotency-Key", in: "header", required: row.keyRequired, schema: { type: "string", maxLength: 255 },
          description: "The same key and body is answered again, not done again." }]
      : []),
  ];
  const body = { type: "object", properties: Object.fromEntries(rest), required: required.filter((name) => !inPath.includes(name)) };
  return {
    operationId,
    summary: row.summary,
    tags: [tagOf(row)],
    security: needsSession(row.useCase.permission, guest) ? [{ bearer: [] }] : [],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(hasBody && rest.length > 0 ? { requestBody: { required: body.required.length > 0, content: { "application/json": { schema: body } } } } : {}),
    responses: responses(row),
  };
}

function responses(row: Endpoint) {
  const output = z.toJSONSchema(row.useCase.output, { io: "input", unrepresentable: "any" }) as Schema;
  delete output.$schema;
  const { mediaTypes = ["application/json"], ...schema } = output as Schema & { mediaTypes?: string[] };
  const content = Object.fromEntries(mediaTypes.map((type) => [type, { schema }]));
  const success = row.status === 204 ? { description: "Done." } : { description: "Success.", content };
  const problem = { description: "A problem.", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } };
  return { [row.status]: success, "4XX": problem, "5XX": problem };
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "instance"],
  properties: {
    type: { type: "string", format: "uri", description: "A page that explains the code." },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string", enum: Object.keys(problems) },
    detail: { type: "string" },
    instance: { type: "string", description: "The request's id." },
    errors: { type: "object", additionalProperties: { type: "array", items: { type: "string" } }, description: "Messages by field." },
  },
};
