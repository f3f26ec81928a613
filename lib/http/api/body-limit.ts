import { z } from "zod";
import { once } from "@/lib/platform/once";
import type { Endpoint } from "./endpoint";

type Schema = Record<string, unknown>;

/** No row accepts more than `MOST`, whatever its schema says. Every row accepts `LEAST`, so that the answer can name a wrong field. */
const [MOST, LEAST] = [1024 * 1024, 16 * 1024];
/** Used for parts that a schema does not limit, such as a time, an address or a number. */
const [TEXT, ITEMS, VALUE, ANYTHING] = [500, 100, 32, 4096];
/** The bytes of one UTF-16 unit, written as \u0000. */
const UNIT = 6;

/** The largest body that can be valid for this row, in bytes: the sum of what its input schema allows, with room for whitespace. */
export function bodyBound(endpoint: Endpoint): number {
  const known = once("body-bounds", () => new WeakMap<Endpoint, number>());
  let bound = known.get(endpoint);
  if (bound === undefined) {
    const schema = z.toJSONSchema(endpoint.useCase.input, { io: "input", unrepresentable: "any" }) as Schema;
    bound = Math.min(MOST, Math.max(LEAST, 1024 * Math.ceil((1.25 * bytesOf(schema, schema, 0)) / 1024)));
    known.set(endpoint, bound);
  }
  return bound;
}

function bytesOf(schema: Schema, root: Schema, depth: number): number {
  if (depth > 12) return ANYTHING;
  const inner = (part: unknown) => bytesOf(part as Schema, root, depth + 1);
  if (typeof schema.$ref === "string") return inner(resolve(schema.$ref, root));
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return Math.max(...choices.map(inner));
  if (schema.allOf) return sum((schema.allOf as Schema[]).map(inner));
  if (schema.enum) return Math.max(...(schema.enum as unknown[]).map((value) => JSON.stringify(value).length));
  switch (schema.type) {
    case "string":
      return 2 + UNIT * ((schema.maxLength as number | undefined) ?? (schema.format || schema.pattern ? 64 : TEXT));
    case "array":
      return 2 + ((schema.maxItems as number | undefined) ?? ITEMS) * (1 + inner(schema.items ?? {}));
    case "object":
      return 2 + sum(Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, part]) => name.length + 4 + inner(part)));
    case "number": case "integer": case "boolean": case "null":
      return VALUE;
    default:
      return ANYTHING;
  }
}

const resolve = (ref: string, root: Schema): Schema =>
  ref.split("/").slice(1).reduce<Schema>((place, name) => (place[name] ?? {}) as Schema, root);
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
