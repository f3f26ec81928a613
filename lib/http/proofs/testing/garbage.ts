import fc from "fast-check";
import { z } from "zod";
import type { Endpoint } from "@/lib/http/api/endpoint";

/* Random requests for one row of the contract: made from its own schema, then damaged. */

type Schema = Record<string, unknown>;
type Values = Record<string, unknown>;

/** One request as a client could send it, damaged or not. */
export interface Wild {
  who: string;
  /** The values, by field name. */
  values: Values;
  /** Sent instead of a body made from `values`. */
  raw: string | undefined;
  headers: Record<string, string>;
}

/** @param pool ids that exist, so that requests also reach the code after the first look-up */
export function wildRequests(endpoint: Endpoint, roles: string[], pool: string[]): fc.Arbitrary<Wild> {
  const schema = z.toJSONSchema(endpoint.useCase.input, { io: "input", unrepresentable: "any" }) as Schema;
  return fc.record({
    who: fc.constantFrom(...roles),
    values: inputOf(schema, pool),
    raw: fc.oneof({ weight: 11, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: rawBodies }),
    headers: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddHeaders }),
  });
}

/** Each field is valid, of a wrong kind or missing; sometimes there is an extra field, or a deep tree instead of the whole input. */
function inputOf(schema: Schema, pool: string[]): fc.Arbitrary<Values> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const requiredKeys = (schema.required ?? []) as string[];
  const right = fc.record(Object.fromEntries(properties.map(([name, part]) => [name, rightOf(part, schema, pool, 0)])), { requiredKeys });
  const spoilt = fc.record(
    Object.fromEntries(properties.map(([name, part]) => [name, fc.oneof({ weight: 5, arbitrary: rightOf(part, schema, pool, 0) }, { weight: 2, arbitrary: garbage(pool) })])),
    { requiredKeys: [] },
  );
  const overfull = fc.tuple(spoilt, fc.dictionary(fc.oneof(fc.constantFrom("__proto__", "constructor", "id", "role", "status", "version", "userId"), fc.string()), garbage(pool), { maxKeys: 3 }))
    .map(([values, more]) => ({ ...values, ...more }));
  return fc.oneof({ weight: 3, arbitrary: right }, { weight: 5, arbitrary: spoilt }, { weight: 1, arbitrary: overfull });
}

function rightOf(schema: Schema, root: Schema, pool: string[], depth: number): fc.Arbitrary<unknown> {
  const inner = (part: unknown) => rightOf(part as Schema, root, pool, depth + 1);
  if (depth > 8) return fc.constant(null);
  if (typeof schema.$ref === "string") return inner(schema.$ref.split("/").slice(1).reduce<Schema>((place, name) => (place[name] ?? {}) as Schema, root));
  if (schema.enum) return fc.constantFrom(...(schema.enum as unknown[]));
  if ("const" in schema) return fc.constant(schema.const);
  const choices = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map(inner));
  switch (schema.type) {
    case "string":
      return textOf(schema, pool);
    case "integer":
      return fc.integer({ min: within(schema.minimum, -1_000_000), max: within(schema.maximum, 1_000_000) });
    case "number":
      return fc.double({ min: within(schema.minimum, -1e6), max: within(schema.maximum, 1e6), noNaN: true });
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(inner(schema.items ?? {}), { minLength: Math.min(5, Number(schema.minItems ?? 0)), maxLength: Math.min(6, Number(schema.maxItems ?? 6)) });
    case "object": {
      const required = (schema.required ?? []) as string[];
      const parts = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
      return fc.record(Object.fromEntries(parts.map(([name, part]) => [name, inner(part)])), { requiredKeys: required });
    }
    default:
      return garbage(pool);
  }
}

const within = (bound: unknown, otherwise: number) => (typeof bound === "number" && Math.abs(bound) < 2 ** 31 ? bound : otherwise);

const instants = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }).map((date) => date.toISOString());

function textOf(schema: Schema, pool: string[]): fc.Arbitrary<string> {
  const lengths = { minLength: Math.min(200, Number(schema.minLength ?? 0)), maxLength: Math.min(300, Number(schema.maxLength ?? 60)) };
  const text = fc.string({ ...lengths, unit: "grapheme" });
  const words = fc.array(fc.constantFrom("monsoon", "lantern", "tamarind", "क्षय", "fever"), { minLength: 3, maxLength: 6 }).map((all) => all.join(" "));
  switch (schema.format) {
    case "uuid":
      return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pool) }, { weight: 1, arbitrary: fc.uuid() });
    case "date-time":
      return instants;
    case "date":
      return instants.map((text) => text.slice(0, 10));
    case "email":
      return fc.emailAddress();
    default:
      if (typeof schema.pattern === "string") return matching(schema.pattern) ?? text;
      // A codec may demand more than this schema says, and the text rarely meets that. Then it is one more invalid value.
      return schema.maxLength ? fc.oneof(text, words) : fc.oneof(text, instants, instants.map((text) => text.slice(0, 10)), fc.constantFrom(...pool));
  }
}

/** Texts that match a pattern; undefined if fast-check cannot generate them, for example for a look-ahead. */
function matching(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern), { size: "small" });
  } catch {
    return undefined;
  }
}

const extremes = [
  "", " ", "\u0000", "a\u0000b", "\ud800", "\udfff x", "\uffff", "\u202e", "💊".repeat(50), "é".normalize("NFD").repeat(90), "x".repeat(9000), "٣", "-0", "1e999",
  "NaN", "Infinity", "0x10", "1,5", "null", "undefined", "[object Object]", "2026-02-30", "2026-02-30T25:61:00Z", "0000-00-00", "9999-12-31T23:59:59.999999999+23:59",
  "+275760-09-13", "-000001-01-01T00:00:00Z", "Asia/Kolkata", "Etc/GMT+99", "../../etc/passwd", "'; drop table users; --", "{{7*7}}", "${7*7}", "%00", "%", "\\", "__proto__",
  "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "<script>alert(1)</script>", "\r\nSet-Cookie: a=b", "(((((a+)+)+)+)+)$", "&&||!()", "'", "\"", ":*",
];
const numbers = [0, -0, -1, 1, 0.1, 1e21, -1e21, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e308, 5e-324];

/** Any JSON value. */
function garbage(pool: string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...extremes) },
    { weight: 2, arbitrary: fc.constantFrom(...numbers) },
    { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { a: { b: [1] } }) },
    { weight: 1, arbitrary: fc.constantFrom(...pool) },
    { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }).map((depth) => nest(depth)) },
  );
}

const nest = (depth: number) => Array.from({ length: depth }).reduce<unknown>((inner, _, i) => (i % 2 ? [inner] : { a: inner }), 1);

const rawBodies = fc.oneof(
  fc.constantFrom("", "{", "[]", "null", "1", '"x"', "{}}", '{"a":1,"a":2}', "\ufeff{}", "{'a':1}", "undefined", "<xml/>", "a=b&c=d", `{"a":${"[".repeat(5000)}${"]".repeat(5000)}}`, `{"${"k".repeat(9000)}":1}`),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.json({ maxDepth: 6 }),
);

/** Header values that a client library accepts. */
const headerText = fc.oneof(fc.constantFrom("", "*", "W/\"1\"", '"1"', '"', "\\", "1", "-1", "a".repeat(4000), "null", "%00", "ü".repeat(3)), fc.string({ maxLength: 60 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, "").trim()));
const oddHeaders = fc.dictionary(
  fc.constantFrom("idempotency-key", "if-match", "if-none-match", "authorization", "content-type", "accept", "accept-language", "origin", "sec-fetch-site", "x-request-id", "x-forwarded-for", "user-agent", "cookie", "range", "traceparent"),
  headerText,
  { maxKeys: 3 },
);
