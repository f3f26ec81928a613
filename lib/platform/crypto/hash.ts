import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { env } from "@/lib/platform/config/env";
import { ofEnv } from "./of-env";

/**
 * Keyed hash (HMAC-SHA-256, base64url) for a purpose; each purpose has a key of its own, derived from BLIND_INDEX_KEY
 * for `index.…`, from AUDIT_KEY for `record.…`, else from JWT_SECRET. The first is never changed, the former values of
 * the second are kept for comparing; what hangs on the third (tokens, cursors, hashes of repeated requests) is
 * short-lived and may end with it.
 */
export function keyedHash(purpose: string, value: string): string {
  return hmac(purposeKey(purpose, secretFor(purpose)), value);
}

/** What shows later that a record's content is what it was: a signed prescription's, say. */
export const contentHash = (kind: string, content: string) => `v2.${keyedHash(`record.${kind}`, content)}`;

/**
 * Whether a content still has its `contentHash`, made with AUDIT_KEY or, before that was changed, one of AUDIT_KEYS_OLD.
 * Hashes without a version hung on JWT_SECRET: undefined where one does not match, because that secret may have changed
 * since.
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

/** A purpose's own key under a secret; derived once. */
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
