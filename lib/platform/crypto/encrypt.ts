import { createCipheriv, createDecipheriv, createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { entropy } from "./entropy";
import { type Env, env } from "@/lib/platform/config/env";
import { once } from "@/lib/platform/once";

/*
 * Protection of personal data at rest. AES-256-GCM under a versioned key ring; the place of a value (table,
 * column, row) is bound to it as associated data, so that a ciphertext moved to another row does not open.
 * Wire form: v1.<key id>.<base64url of nonce | ciphertext | tag>.
 */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Ciphertext made by `seal`; opaque to the database. */
export type Sealed = string & { readonly sealed: unique symbol };

/** Where a value stands: `consultations.complaint`, and the row's primary key, several values of it joined by "/". */
export interface Place {
  column: `${string}.${string}`;
  id: string;
}

/** Encrypts `plain` for its place under the newest key. */
export function seal(plain: string, place: Place): Sealed {
  const { current } = keyRing();
  const nonce = entropy(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", current.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(place));
  const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${current.id}.${body.toString("base64url")}` as Sealed;
}

/** Decrypts what `seal` made for the same place. Throws where the key is unknown or anything was altered. */
export function unseal(sealed: Sealed, place: Place): string {
  const [version, keyId, body = ""] = sealed.split(".");
  const key = keyRing().keys.get(keyId ?? "");
  if (version !== "v1" || !key) throw new Error("A value is sealed under a key this process does not have");
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}

/** `seal` and `unseal` for columns that may be empty. */
export const sealMaybe = (plain: string | null | undefined, place: Place) => (plain == null ? null : seal(plain, place));
export const unsealMaybe = (sealed: Sealed | null, place: Place) => (sealed === null ? null : unseal(sealed, place));

/** The same value under the newest key; undefined where it is under it already. Throws as `unseal` does. */
export function reseal(sealed: Sealed, place: Place): Sealed | undefined {
  return keyIdOf(sealed) === keyRing().current.id ? undefined : seal(unseal(sealed, place), place);
}

/** Under which key a value is sealed; not secret. */
export const keyIdOf = (sealed: string) => sealed.split(".", 2)[1] ?? "";

/** The id of the key that new values are sealed under. */
export const newestKeyId = () => keyRing().current.id;

/** The ids of all keys this process opens values with. */
export const knownKeyIds = () => [...keyRing().keys.keys()];

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

const associatedData = ({ column, id }: Place) => Buffer.from(`${column}:${id}`);

function keyRing() {
  return ofEnv("key-ring", ({ ENCRYPTION_KEY, ENCRYPTION_KEYS_OLD }) => {
    const ring = [ENCRYPTION_KEY, ...ENCRYPTION_KEYS_OLD].map((encoded) => {
      const key = Buffer.from(encoded, "base64");
      // A key object is made once: from plain bytes Node makes one at each call, which costs more than the cipher.
      return { id: createHash("sha256").update(key).digest("base64url").slice(0, 8), key: createSecretKey(key) };
    });
    return { current: ring[0]!, keys: new Map(ring.map(({ id, key }) => [id, key])) };
  });
}

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

/** What is made of the configuration once, and again where that changes. */
export function ofEnv<T>(name: string, make: (settings: Env) => T): T {
  const kept = once(name, () => ({}) as { settings?: Env; value?: T });
  const settings = env();
  if (kept.settings !== settings) Object.assign(kept, { settings, value: make(settings) });
  return kept.value as T;
}
