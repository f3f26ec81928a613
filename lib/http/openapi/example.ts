import type { JsonSchema, Schemas } from "./schemas";

/** Plausible strings by the name of their field, for schemas without an example of their own. */
const words: Readonly<Record<string, string>> = {
  accessToken: "eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJhbXJ1dGFtIn0.c2lnbmF0dXJl",
  refreshToken: "Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9QvWa7Zk1x0p9",
  password: "monsoon lantern tamarind",
  email: "asha.rao@example.in",
  name: "Dr. Meera Iyer",
  doctorName: "Dr. Meera Iyer",
  actorName: "Meera Iyer",
  firstName: "Asha",
  lastName: "Rao",
  phone: "+919845012345",
  contact: "+919845012345",
  dateOfBirth: "1990-01-31",
  date: "2027-01-31",
  followUpOn: "2027-02-14",
  line1: "4 Temple Road",
  line2: "First floor",
  city: "Mysuru",
  state: "Karnataka",
  postalCode: "570001",
  country: "India",
  location: "Mysuru",
  address: "4 Temple Road, Mysuru, Karnataka, 570001",
  timeZone: "Asia/Kolkata",
  doctorTimeZone: "Asia/Kolkata",
  language: "en",
  registrationNumber: "I-48213",
  registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board",
  systemOfMedicine: "Ayurveda",
  specialization: "Kayachikitsa",
  specializations: "Kayachikitsa",
  qualifications: "BAMS",
  languages: "en",
  bio: "Digestion and skin, with diet at the centre.",
  bioExcerpt: "Digestion and skin, with diet at the centre.",
  complaint: "Acidity after meals for two weeks",
  complaints: "Acidity after meals for two weeks",
  notes: "Burning after spicy food, worse at night.",
  diagnosis: "Functional dyspepsia",
  advice: "Eat early, walk after dinner.",
  drug: "AVIPATTIKAR CHURNA",
  form: "powder",
  strength: "as supplied",
  dose: "3 g",
  route: "oral",
  frequency: "twice a day",
  quantity: "90 g",
  nextCursor: "WyIyMDI3LTAxLTMxIl0.kY2d0pQm1sXv8rTqLw3aZe",
  userAgent: "partner-app/1.4",
  requestId: "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a00",
  actorRole: "doctor",
  role: "doctor",
  action: "consultation.read",
  resourceType: "consultation",
  by: "Dr. Meera Iyer",
  at: "2027-01-31T04:30:00.000Z",
  contentHash: "hG7dY2b9fK4nP1sV6wX8zA3cE5gJ0lQmRtUoIyTrEwQ",
  code: "123456",
  totpCode: "123456",
};

/** Numbers by the name of their field. */
const numbers: Readonly<Record<string, number>> = {
  ageYears: 36, heightCm: 161, weightKg: 58, durationDays: 14, experienceYears: 12, slotMinutes: 30, count: 41, average: 4.6, version: 3, expiresIn: 900, minRating: 4, maxFee: 80_000,
};
/** Values of enums that an example shows instead of the first value. */
const typical = new Set<unknown>(["scheduled", "signed", "verified", "active", "paid", "patient"]);
/** Fields that are null in most answers; an example shows null if the schema allows it. */
const mostlyEmpty = /^(?:noShowBy|closedBy|closedAt|closeReason|openMark|completionReason|decidedAt|decisionReason|contestableUntil|startedAt|completedAt|cancelledAt|cancelReason|revoked\w*|supersedesId|statusReason|payment|reason|history|findings|investigations|line2|lastError)$/;

const ID = "0197f2a0-5b7c-7c3e-9d2a-3f1b6c8e4a01";
const INSTANT = "2027-01-31T04:30:00.000Z";

/** An example for a schema: the schema's own if it has one, otherwise made from type, format and name. */
export function exampleOf(schemas: Schemas, given: JsonSchema, name = "", within = ""): unknown {
  const schema = schemas.resolve(given);
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum.find((value) => typical.has(value)) ?? schema.enum[0];
  const choices = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as JsonSchema[] | undefined;
  if (choices && mostlyEmpty.test(name) && choices.some(({ type }) => type === "null")) return null;
  if (choices) return exampleOf(schemas, choices.find(({ type }) => type !== "null") ?? choices[0]!, name, within);
  const type = Array.isArray(schema.type) ? (schema.type as string[]).find((one) => one !== "null") : schema.type;
  if (type === "object") return objectOf(schemas, schema, name);
  if (type === "array") return [exampleOf(schemas, (schema.items ?? {}) as JsonSchema, name, within)];
  if (type === "boolean") return false;
  if (type === "integer" || type === "number") return numbers[name] ?? Math.max(1, Number(schema.minimum ?? 1), Number(schema.exclusiveMinimum ?? 0) + 1);
  if (type === "string") return name === "name" && /patient|createdBy/.test(within) ? "Asha Rao" : textOf(schema, name);
  return null;
}

function objectOf(schemas: Schemas, schema: JsonSchema, within: string): Record<string, unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  return Object.fromEntries(properties.map(([name, property]) => [name, exampleOf(schemas, property, name, within)]));
}

function textOf(schema: JsonSchema, name: string): string {
  if (schema.format === "uuid") return ID;
  if (schema.format === "date-time") return name === "endsAt" ? INSTANT.replace("04:30", "05:00") : INSTANT;
  if (schema.format === "date") return INSTANT.slice(0, 10);
  return words[name] ?? "text";
}
