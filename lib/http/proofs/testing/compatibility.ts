/* Whether what was promised to clients of an older API document still holds. */

export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  [bound: string]: unknown;
}
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}
type Content = Record<string, { schema?: Schema }>;
export interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { $ref?: string; content?: Content }>;
}
export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

/** A schema with the document that its references are into. */
interface Placed {
  schema: Schema;
  in: ApiDocument;
}

const upper = ["maxLength", "maximum", "exclusiveMaximum", "maxItems"];
const lower = ["minLength", "minimum", "exclusiveMinimum", "minItems"];

/** What a client of the old document can no longer send or no longer gets, in words; empty if all holds. */
export function brokenPromises(old: ApiDocument, now: ApiDocument): string[] {
  return Object.entries(old.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, before]) => {
      const where = `${method.toUpperCase()} ${path}`;
      const after = now.paths[path]?.[method];
      return after ? operationGaps(before, after, old, now).map((gap) => `${where} ${gap}`) : [`${where} is gone`];
    }),
  );
}

function operationGaps(before: Operation, after: Operation, old: ApiDocument, now: ApiDocument): string[] {
  const key = (parameter: Parameter) => `${parameter.in} ${parameter.name}`;
  const [known, left] = [new Map(before.parameters?.map((each) => [key(each), each])), new Map(after.parameters?.map((each) => [key(each), each]))];
  const asked = [...left.values()].filter((each) => each.required && !known.get(key(each))?.required).map((each) => `now needs ${key(each)}`);
  const sent = [...known.values()].flatMap((each) => {
    const taken = left.get(key(each));
    return taken ? gaps({ schema: taken.schema, in: now }, { schema: each.schema, in: old }, key(each), "sent") : [`no longer takes ${key(each)}`];
  });
  return [...asked, ...sent, ...bodyGaps(before.requestBody?.content, after.requestBody?.content, old, now), ...answerGaps(before, after, old, now)];
}

function bodyGaps(before: Content = {}, after: Content = {}, old: ApiDocument, now: ApiDocument): string[] {
  if (Object.keys(before).length === 0) return (Object.values(after)[0]?.schema?.required ?? []).map((name) => `now needs a body with ${name}`);
  return Object.entries(before).flatMap(([type, { schema }]) => {
    const taken = after[type]?.schema;
    return taken && schema ? gaps({ schema: taken, in: now }, { schema, in: old }, "body", "sent") : [`no longer takes ${type}`];
  });
}

function answerGaps(before: Operation, after: Operation, old: ApiDocument, now: ApiDocument): string[] {
  const successes = Object.entries(before.responses).filter(([status]) => status < "400");
  return successes.flatMap(([status, { content = {} }]) => {
    const answer = after.responses[status];
    if (!answer) return [`no longer answers ${status}`];
    return Object.entries(content).flatMap(([type, { schema }]) => {
      const given = answer.content?.[type]?.schema;
      if (!schema) return [];
      return given ? gaps({ schema, in: old }, { schema: given, in: now }, status, "got") : [`no longer answers ${status} with ${type}`];
    });
  });
}

/**
 * Why something that fits `narrow` may not fit `wide`: the client's words must fit the server's schema of today, today's answer the
 * schema that the client knows.
 */
function gaps(wide: Placed, narrow: Placed, where: string, way: "sent" | "got"): string[] {
  const options = alternatives(wide);
  return alternatives(narrow).flatMap((each) => {
    const reasons = options.map((option) => plainGaps(option, each, where, way));
    return reasons.some((found) => found.length === 0) ? [] : (reasons.toSorted((a, b) => a.length - b.length)[0] ?? []);
  });
}

/** The alternatives of a schema, each with one type and no reference. */
function alternatives({ schema, in: home }: Placed): Placed[] {
  if (schema.$ref) return alternatives({ schema: home.components.schemas[schema.$ref.split("/").at(-1)!]!, in: home });
  const several = schema.anyOf ?? schema.oneOf;
  if (several) return several.flatMap((each) => alternatives({ schema: each, in: home }));
  if (Array.isArray(schema.type)) return schema.type.map((type) => ({ schema: { ...schema, type }, in: home }));
  return [{ schema, in: home }];
}

function plainGaps(wide: Placed, narrow: Placed, where: string, way: "sent" | "got"): string[] {
  const [w, n] = [wide.schema, narrow.schema];
  if (w.type && w.type !== n.type && !(w.type === "number" && n.type === "integer")) return [`${where}: ${String(n.type)} is not ${String(w.type)}`];
  const allowed = valuesOf(w);
  const foreign = allowed && !(valuesOf(n) ?? [undefined]).every((value) => allowed.includes(value)) ? [`${where}: ${JSON.stringify(valuesOf(n))} instead of ${JSON.stringify(allowed)}`] : [];
  const beyond = [...upper.filter((bound) => over(n[bound], w[bound])), ...lower.filter((bound) => over(w[bound], n[bound]))].map((bound) => `${where}: ${bound} ${String(n[bound])} instead of ${String(w[bound])}`);
  const otherwise = w.pattern && w.pattern !== n.pattern ? [`${where}: another pattern`] : [];
  const within = w.items && n.items ? gaps({ schema: w.items, in: wide.in }, { schema: n.items, in: narrow.in }, `${where}[]`, way) : [];
  return [...foreign, ...beyond, ...otherwise, ...within, ...propertyGaps(wide, narrow, where, way)];
}

const valuesOf = ({ enum: values, const: value }: Schema) => values ?? (value === undefined ? undefined : [value]);
/** Whether the first bound is beyond the second; no bound is beyond any. */
const over = (bound: unknown, limit: unknown) => limit !== undefined && (bound === undefined || Number(bound) > Number(limit));

function propertyGaps(wide: Placed, narrow: Placed, where: string, way: "sent" | "got"): string[] {
  const [w, n] = [wide.schema.properties ?? {}, narrow.schema.properties ?? {}];
  const missing = (wide.schema.required ?? []).filter((name) => !narrow.schema.required?.includes(name)).map((name) => `${where}: ${name} is ${way === "sent" ? "now required" : "no longer always there"}`);
  const [before, after] = way === "sent" ? [n, w] : [w, n];
  const gone = Object.keys(before).filter((name) => !(name in after)).map((name) => `${where}: ${name} is gone`);
  const both = Object.keys(w).filter((name) => name in n);
  return [...missing, ...gone, ...both.flatMap((name) => gaps({ schema: w[name]!, in: wide.in }, { schema: n[name]!, in: narrow.in }, `${where}.${name}`, way))];
}
