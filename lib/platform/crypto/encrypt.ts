import { createCipheriv, createDecipheriv, createHash, createSecretKey } from "node:crypto";
import { entropy } from "./entropy";
import { ofEnv } from "./of-env";

/*
 * Protection of personal data at rest: AES-256-GCM under a versioned key ring. The place of a value (table, column, row)
 * is bound to it as associated data, so that a ciphertext moved to another row cannot be decrypted.
 * Format: v1.<key id>.<base64url of nonce | ciphertext | tag>.
 */

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Ciphertext made by `encrypt`; opaque to the database. */
export type Encrypted = string & { readonly encrypted: unique symbol };

/** The place of a value: its column, such as `consultations.complaint`, and its row's primary key, several values joined by "/". */
export interface Place {
  column: `${string}.${string}`;
  id: string;
}

/** Encrypts `plain` for its place under the newest key. */
export function encrypt(plain: string, place: Place): Encrypted {
  const { current } = keyRing();
  const nonce = entropy(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", current.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(place));
  const body = Buffer.concat([nonce, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1.${current.id}.${body.toString("base64url")}` as Encrypted;
}

/** Decrypts a value that `encrypt` made for the same place. Throws if the key is unknown or anything was altered. */
export function decrypt(encrypted: Encrypted, place: Place): string {
  const [version, keyId, body = ""] = encrypted.split(".");
  const key = keyRing().keys.get(keyId ?? "");
  if (version !== "v1" || !key) throw new Error("A value is encrypted under a key this process does not have");
  const bytes = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") + decipher.final("utf8");
}

/** `encrypt` and `decrypt` for columns that may be empty. */
export const encryptMaybe = (plain: string | null | undefined, place: Place) => (plain == null ? null : encrypt(plain, place));
export const decryptMaybe = (encrypted: Encrypted | null, place: Place) => (encrypted === null ? null : decrypt(encrypted, place));

/** The same value encrypted under the newest key; undefined if it is under that key already. Throws as `decrypt` does. */
export function reencrypt(encrypted: Encrypted, place: Place): Encrypted | undefined {
  return keyIdOf(encrypted) === keyRing().current.id ? undefined : encrypt(decrypt(encrypted, place), place);
}

/** The id of the key that a value is encrypted under; not secret. */
export const keyIdOf = (encrypted: string) => encrypted.split(".", 2)[1] ?? "";

/** The id of the key that new values are encrypted under. */
export const newestKeyId = () => keyRing().current.id;

/** The ids of all keys that this process can decrypt values with. */
export const knownKeyIds = () => [...keyRing().keys.keys()];

const associatedData = ({ column, id }: Place) => Buffer.from(`${column}:${id}`);

function keyRing() {
  return ofEnv("key-ring", ({ ENCRYPTION_KEY, ENCRYPTION_KEYS_OLD }) => {
    const ring = [ENCRYPTION_KEY, ...ENCRYPTION_KEYS_OLD].map((encoded) => {
      const key = Buffer.from(encoded, "base64");
      // The key object is made once. Given plain bytes, Node makes one at each call, which costs more than the cipher.
      return { id: createHash("sha256").update(key).digest("base64url").slice(0, 8), key: createSecretKey(key) };
    });
    return { current: ring[0]!, keys: new Map(ring.map(({ id, key }) => [id, key])) };
  });
}
