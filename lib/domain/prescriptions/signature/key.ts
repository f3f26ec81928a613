import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import type { Scope } from "@/lib/core/scope";
import { decrypt, encrypt } from "@/lib/platform/crypto/encrypt";
import { findKeyInUse, insertKey } from "./queries";

/** The algorithm as headers and key sets name it. `Ed25519` means the same, but programs that compare names take it for another. */
export const ALGORITHM = "EdDSA";

/** Makes a key pair; its private half can be decrypted in its own row only. */
export async function newKey(now: Date) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = publicKey.export({ format: "jwk" });
  const id = await calculateJwkThumbprint(publicJwk(x));
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  return { id, publicKey: x, privateKey: encrypt(pkcs8, { column: "signing_keys.private_key", id }), createdAt: now };
}

export const publicJwk = (x: string) => ({ kty: "OKP", crv: "Ed25519", x });

/** The key to sign with, made at the first signature. */
export async function keyToSignWith({ db, now }: Pick<Scope, "db" | "now">): Promise<{ id: string; key: KeyObject }> {
  let found = await findKeyInUse(db);
  if (!found) {
    // Another signature may make one at this moment. The insert waits for it, and then there is one.
    await insertKey(db, await newKey(now));
    found = (await findKeyInUse(db))!;
  }
  const der = Buffer.from(decrypt(found.privateKey, { column: "signing_keys.private_key", id: found.id }), "base64");
  return { id: found.id, key: createPrivateKey({ key: der, format: "der", type: "pkcs8" }) };
}
