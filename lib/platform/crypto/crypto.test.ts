import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyIdOf, newestKeyId, reencrypt, encrypt, type Encrypted, encryptMaybe, decrypt, decryptMaybe } from "./encrypt";
import { contentHash, hasContentHash, keyedHash } from "./hash";
import { env, provideEnv } from "@/lib/platform/config/env";

const place = { column: "consultations.complaint", id: "01980000-0000-7000-8000-000000000001" } as const;
const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const { BLIND_INDEX_KEY, AUDIT_KEY, ENCRYPTION_KEY, JWT_SECRET } = env();
const usual = { BLIND_INDEX_KEY, AUDIT_KEY, ENCRYPTION_KEY, JWT_SECRET, ENCRYPTION_KEYS_OLD: "", AUDIT_KEYS_OLD: "" };

beforeEach(() => provideEnv(usual));
afterEach(() => provideEnv(usual));

describe("an encrypted value", () => {
  it("can be decrypted in its place, names its key, and is a different ciphertext each time", () => {
    const encrypted = encrypt("Acidity — अम्लपित्त", place);
    expect(decrypt(encrypted, place)).toBe("Acidity — अम्लपित्त");
    expect(encrypted).toMatch(/^v1\.[\w-]{8}\.[\w-]{38,}$/);
    expect(keyIdOf(encrypted)).toBe(newestKeyId());
    expect(encrypt("Acidity — अम्लपित्त", place)).not.toBe(encrypted);
    expect(decrypt(encrypt("", place), place)).toBe("");
    expect([encryptMaybe(null, place), decryptMaybe(null, place)]).toEqual([null, null]);
  });

  it("cannot be decrypted in another row or another column", () => {
    const encrypted = encrypt("Acidity", place);
    expect(() => decrypt(encrypted, { ...place, id: place.id.replace(/1$/, "2") })).toThrow();
    expect(() => decrypt(encrypted, { ...place, column: "consultations.notes" })).toThrow();
  });

  it("cannot be decrypted if any character of it was changed", () => {
    const encrypted = encrypt("Acidity", place);
    const [version, id, body] = encrypted.split(".") as [string, string, string];
    for (let n = 0; n < body.length - 1; n++) {
      const other = `${version}.${id}.${body.slice(0, n)}${body[n] === "A" ? "B" : "A"}${body.slice(n + 1)}`;
      expect(() => decrypt(other as Encrypted, place), `character ${n}`).toThrow();
    }
    for (const other of [encrypted.replace("v1", "v2"), `v1.AAAAAAAA.${body}`, `v1.${id}.`, `v1.${id}.AAAA`, "Acidity", ""]) {
      expect(() => decrypt(other as Encrypted, place), other).toThrow();
    }
  });
});

describe("the key ring", () => {
  it("decrypts with a former key, written as base64 or hex, and encrypts with the newest only", () => {
    const old = encrypt("Acidity", place);
    for (const former of [ENCRYPTION_KEY, Buffer.from(ENCRYPTION_KEY, "base64").toString("hex")]) {
      provideEnv({ ...usual, ENCRYPTION_KEY: key(8), ENCRYPTION_KEYS_OLD: `${key(9)}, ${former}` });
      expect(decrypt(old, place)).toBe("Acidity");
      const renewed = reencrypt(old, place)!;
      expect(keyIdOf(renewed)).not.toBe(keyIdOf(old));
      expect(decrypt(renewed, place)).toBe("Acidity");
      expect(reencrypt(renewed, place)).toBeUndefined();
    }
    provideEnv({ ...usual, ENCRYPTION_KEY: key(8) });
    expect(() => decrypt(old, place)).toThrow("a key this process does not have");
  });

  it("does not change the blind index and the hash of a signed paper when ENCRYPTION_KEY or JWT_SECRET changes", () => {
    const phone = keyedHash("index.phone", "+919812345678");
    const hash = contentHash("prescription", "{}");
    provideEnv({ ...usual, ENCRYPTION_KEY: key(8), ENCRYPTION_KEYS_OLD: ENCRYPTION_KEY, JWT_SECRET: "another-secret-that-only-tests-know-987654" });
    expect(keyedHash("index.phone", "+919812345678")).toBe(phone);
    expect(hasContentHash("prescription", "{}", hash)).toBe(true);
    expect(hasContentHash("prescription", "{ }", hash)).toBe(false);
    expect(hasContentHash("referral", "{}", hash)).toBe(false);
  });

  it("recognises the hash of a signed paper after AUDIT_KEY was changed, as long as the former key is kept", () => {
    const hash = contentHash("prescription", "{}");
    for (const former of [AUDIT_KEY, Buffer.from(AUDIT_KEY, "base64").toString("hex")]) {
      provideEnv({ ...usual, AUDIT_KEY: key(8), AUDIT_KEYS_OLD: `${key(9)}, ${former}` });
      expect(contentHash("prescription", "{}")).not.toBe(hash);
      expect(hasContentHash("prescription", "{}", hash)).toBe(true);
      expect(hasContentHash("prescription", "{ }", hash)).toBe(false);
      expect(hasContentHash("referral", "{}", hash)).toBe(false);
      expect(hasContentHash("prescription", "{}", contentHash("prescription", "{}"))).toBe(true);
    }
    provideEnv({ ...usual, AUDIT_KEY: key(8) });
    expect(hasContentHash("prescription", "{}", hash)).toBe(false);
  });

  it("recognises hashes without a version as long as JWT_SECRET stays the same, and does not call them false after it changed", () => {
    const hash = keyedHash("prescription.content", "{}");
    expect(hasContentHash("prescription", "{}", hash)).toBe(true);
    provideEnv({ JWT_SECRET: "another-secret-that-only-tests-know-987654" });
    expect(hasContentHash("prescription", "{}", hash)).toBeUndefined();
  });

  it("has a key of its own for each purpose", () => {
    const hashes = ["index.phone", "index.email", "record.prescription", "token.access", "cursor", "idempotency"].map((purpose) => keyedHash(purpose, "x"));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
