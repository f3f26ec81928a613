import { databaseHosts } from "@/lib/platform/database/hosts";
import { whyKeyIsWrong, whyPhraseIsWrong } from "./secret-strength";

/* The problems with variables that have to be checked together. Each problem names its variable and the remedy, but no secret. */

/** The environment as it arrives: every value is text, an empty one counts as not set. */
export type EnvSource = Readonly<Record<string, string | undefined>>;

export function databaseProblems(given: EnvSource): string[] {
  const example = "postgres://user:password@host:5432/name, with @ : / # in the password percent-encoded";
  const wrong = ["DATABASE_URL", "MIGRATION_DATABASE_URL"].filter((name) => given[name] && !databaseHosts(given[name]));
  return [
    ...wrong.map((name) => `${name} must look like ${example}`),
    ...(given.DATABASE_POOLER === "true" && !given.MIGRATION_DATABASE_URL
      ? ["MIGRATION_DATABASE_URL is missing; DATABASE_POOLER needs the direct address of the database beside it, for its owner"]
      : []),
    ...(given.DATABASE_URL || !given.DB_HOST ? [] : partProblems(given)),
  ];
}

function partProblems(given: EnvSource): string[] {
  const missing = ["DB_NAME", "DB_USER"].filter((name) => !given[name]);
  return [
    ...missing.map((name) => `${name} is missing; DB_HOST needs it beside it (or set DATABASE_URL instead)`),
    ...portProblems("DB_PORT", given),
    ...(/[/@?#\s]/.test(given.DB_HOST ?? "") ? ["DB_HOST must be a host name or an IP address"] : []),
  ];
}

export function redisProblems(given: EnvSource): string[] {
  if (!given.REDIS_URL) return portProblems("REDIS_PORT", given);
  return hasProtocol(given.REDIS_URL, ["redis:", "rediss:"]) ? [] : ["REDIS_URL must look like redis://host:6379"];
}

/** A TURN server is opened by passwords that are made from the secret; without it every call through the relay would fail, and nothing would say why. */
export function relayProblems(given: EnvSource): string[] {
  const hasTurn = (given.TURN_URLS ?? "").split(",").some((url) => /^turns?:/.test(url.trim()));
  return hasTurn && !given.TURN_SECRET ? ["TURN_SECRET is missing; TURN_URLS names a TURN server, so give the secret that it is started with (coturn's static-auth-secret), made with: openssl rand -hex 32"] : [];
}

/** Without its keys no order could be made; without the webhook's secret anybody could say that something is paid. */
export function paymentProblems(given: EnvSource): string[] {
  if (given.PAYMENT_PROVIDER !== "razorpay") return [];
  const missing = ["RAZORPAY_KEY_ID", "RAZORPAY_KEY_SECRET", "RAZORPAY_WEBHOOK_SECRET"].filter((name) => !given[name]);
  return missing.map((name) => `${name} is missing; PAYMENT_PROVIDER=razorpay needs it, Razorpay's dashboard shows it`);
}

function portProblems(name: string, given: EnvSource): string[] {
  const value = given[name];
  const port = Number(value ?? 1);
  return Number.isInteger(port) && port >= 1 && port <= 65_535
    ? []
    : [`${name} must be a whole number from 1 to 65535 (it is "${value}")`];
}

/** @param lax true outside production: there a missing secret is generated at the start, and a given one may be easy to guess, as in tests */
export function secretProblems(given: EnvSource, lax: boolean): string[] {
  const say = (name: string, why: string | undefined, remedy: string) => (why ? [`${name} ${why}; ${remedy}`] : []);
  const makeKey = "make one with: openssl rand -base64 32";
  const phrase = given.JWT_SECRET;
  const keys = ["ENCRYPTION_KEY", "BLIND_INDEX_KEY", "AUDIT_KEY"];
  const former = formerKeys(given.ENCRYPTION_KEYS_OLD ?? "");
  return [
    ...(phrase ? say("JWT_SECRET", whyPhraseIsWrong(phrase, lax), "make one with: openssl rand -base64 48") : []),
    ...(!phrase && !lax ? ["JWT_SECRET is missing; make one with: openssl rand -base64 48"] : []),
    ...(!given.ENCRYPTION_KEY && !lax ? [`ENCRYPTION_KEY is missing; ${makeKey}`] : []),
    ...keys.flatMap((name) => (given[name] ? say(name, whyKeyIsWrong(given[name], lax), makeKey) : [])),
    ...former.flatMap((key) => say("ENCRYPTION_KEYS_OLD", whyKeyIsWrong(key, true), "give former keys as they were, separated by commas")),
    ...formerKeys(given.AUDIT_KEYS_OLD ?? "").flatMap((key) => say("AUDIT_KEYS_OLD", whyKeyIsWrong(key, true), "give former keys as they were, separated by commas")),
    // Derived keys would change with ENCRYPTION_KEY: nobody would be found by phone, and the audit would look forged.
    ...(former.length > 0 ? ["BLIND_INDEX_KEY", "AUDIT_KEY"] : [])
      .filter((name) => !given[name])
      .map((name) => `${name} is missing; it must be set beside ENCRYPTION_KEYS_OLD. To see it, put the former key back as ENCRYPTION_KEY alone and run: npm run keys:new`),
    ...(!lax && phrase && phrase === given.ENCRYPTION_KEY ? [`JWT_SECRET and ENCRYPTION_KEY must differ; ${makeKey}`] : []),
  ];
}

/** The keys in a comma-separated list such as ENCRYPTION_KEYS_OLD. */
export const formerKeys = (list: string) => list.split(",").map((key) => key.trim()).filter(Boolean);

function hasProtocol(value: string, protocols: string[]): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocols.includes(protocol) && hostname !== "";
}
