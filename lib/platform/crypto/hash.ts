import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { ofEnv } from "./of-env";

/**
 * Keyed hash (HMAC-SHA-256, base64url) for a purpose. Each purpose has a key of its own, derived from BLIND_INDEX_KEY
 * for `index.…`, from AUDIT_KEY for `record.…`, else from JWT_SECRET. BLIND_INDEX_KEY is never changed. Former values
 * of AUDIT_KEY are kept for comparing. Everything under JWT_SECRET (tokens, cursors, hashes of repeated requests) is
 * short-lived and may become invalid when that secret changes.
 */
export function keyedHash(purpose: string, value: string): string {
  return hmac(purposeKey(purpose, secretFor(purpose)), value);
}

/** A hash that shows later that the content of a record, such as a signed prescription, has not changed. */
export const contentHash = (kind: string, content: string) => `v2.${keyedHash(`record.${kind}`, content)}`;

/**
 * Whether a content still matches its `contentHash`, made with AUDIT_KEY or, before that was changed, one of AUDIT_KEYS_OLD.
 * Hashes without a version were made with JWT_SECRET. If one of these does not match, the result is undefined, because
 * that secret may have changed since.
 */
export function hasContentHash(kind: string, content: string, hash: string): boolean | undefined {
  if (!hash.startsWith("v2.")) return keyedHash(`${kind}.content`, content) === hash || undefined;
  const { AUDIT_KEY, AUDIT_KEYS_OLD } = env();
  return [AUDIT_KEY, ...AUDIT_KEYS_OLD].some((secret) => `v2.${hmac(purposeKey(`record.${kind}`, secret), content)}` === hash);
}

/** Plain SHA-256, base64url: for secrets with full entropy, and for comparing requests. */
export const digest = (value: string) => createHash("sha256").update(value).digest("base64url");

/** A secret of 256 bits, base64url. */
export const randomSecret = () => randomBytes(32).toString("base64url");

const hmac = (key: KeyObject, value: string) => createHmac("sha256", key).update(value).digest("base64url");

/** The key of a purpose, derived from a secret once. */
function purposeKey(purpose: string, secret: string): KeyObject {
  const keys = ofEnv("purpose-keys", () => new Map<string, Map<string, KeyObject>>());
  const ofSecret = keys.get(secret) ?? new Map<string, KeyObject>();
  keys.set(secret, ofSecret);
  let key = ofSecret.get(purpose);
  if (!key) {
    key = createSecretKey(Buffer.from(hkdfSync("sha256", secret, "amrutam", purpose, 32)));
    ofSecret.set(purpose, key);
  }
  return key;
}

function secretFor(purpose: string): string {
  if (purpose.startsWith("index.")) return env().BLIND_INDEX_KEY;
  return purpose.startsWith("record.") ? env().AUDIT_KEY : env().JWT_SECRET;
}
