import { createCipheriv, createDecipheriv } from "node:crypto";
import { entropy } from "./entropy";

/*
 * Protection of files at rest: AES-256-GCM under a key of each file's own, in parts. A part is bound to its file, its place and the number of
 * parts, so that none can be left out, moved or taken from another file. The keys themselves are kept as `encrypt` keeps values.
 */

const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];

/** The place of a part. */
export interface PartPlace {
  fileId: string;
  part: number;
  parts: number;
}

/** A new key for one file. */
export const newFileKey = () => entropy(KEY_BYTES).toString("base64url");

const associatedData = ({ fileId, part, parts }: PartPlace) => Buffer.from(`${fileId}/${part}/${parts}`);

/** Encrypts one part: nonce, ciphertext, tag. */
export function sealPart(plain: Uint8Array, fileKey: string, place: PartPlace): Buffer {
  const nonce = entropy(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(fileKey, "base64url"), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(place));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Decrypts a part. Throws if anything was altered, or if it is not the part of this place. */
export function openPart(sealed: Buffer, fileKey: string, place: PartPlace): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(fileKey, "base64url"), sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
