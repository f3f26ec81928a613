import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contentHash, hasContentHash, keyedHash, keyIdOf, newestKeyId, reseal, seal, type Sealed, sealMaybe, unseal, unsealMaybe } from "./encrypt";
import { env, provideEnv } from "@/lib/platform/config/env";

const place = { column: "consultations.complaint", id: "01980000-0000-7000-8000-000000000001" } as const;
const key = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const { BLIND_INDEX_KEY, AUDIT_KEY, ENCRYPTION_KEY, JWT_SECRET } = env();
const usual = { BLIND_INDEX_KEY, AUDIT_KEY, ENCRYPTION_KEY, JWT_SECRET, ENCRYPTION_KEYS_OLD: "", AUDIT_KEYS_OLD: "" };

beforeEach(() => provideEnv(usual));
afterEach(() => provideEnv(usual));

describe("a sealed value", () => {
  it("opens at its place, says its key, and is another ciphertext each time", () => {
    const sealed = seal("Acidity — अम्लपित्त", place);
    expect(unseal(sealed, place)).toBe("Acidity — अम्लपित्त");
    expect(sealed).toMatch(/^v1\.[\w-]{8}\.[\w-]{38,}$/);
    expect(keyIdOf(sealed)).toBe(newestKeyId());
    expect(seal("Acidity — अम्लपित्त", place)).not.toBe(sealed);
    expect(unseal(seal("", place), place)).toBe("");
    expect([sealMaybe(null, place), unsealMaybe(null, place)]).toEqual([null, null]);
  });

  it("does not open in another row or another column", () => {
    const sealed = seal("Acidity", place);
    expect(() => unseal(sealed, { ...place, id: place.id.replace(/1$/, "2") })).toThrow();
    expect(() => unseal(sealed, { ...place, column: "consultations.notes" })).toThrow();
  });

  it("does not open where any character of it was changed", () => {
    const sealed = seal("Acidity", place);
    const [version, id, body] = sealed.split(".") as [string, string, string];
    for (let n = 0; n < body.length - 1; n++) {
      const other = `${version}.${id}.${body.slice(0, n)}${body[n] === "A" ? "B" : "A"}${body.slice(n + 1)}`;
      expect(() => unseal(other as Sealed, place), `character ${n}`).toThrow();
    }
    for (const other of [sealed.replace("v1", "v2"), `v1.AAAAAAAA.${body}`, `v1.${id}.`, `v1.${id}.AAAA`, "Acidity", ""]) {
      expect(() => unseal(other as Sealed, place), other).toThrow();
    }
  });
});

describe("the key ring", () => {
  it("reads under a former key, written as base64 or hex, and writes under the newest alone", () => {
    const old = seal("Acidity", place);
    for (const former of [ENCRYPTION_KEY, Buffer.from(ENCRYPTION_KEY, "base64").toString("hex")]) {
      provideEnv({ ...usual, ENCRYPTION_KEY: key(8), ENCRYPTION_KEYS_OLD: `${key(9)}, ${former}` });
      expect(unseal(old, place)).toBe("Acidity");
      const anew = reseal(old, place)!;
      expect(keyIdOf(anew)).not.toBe(keyIdOf(old));
      expect(unseal(anew, place)).toBe("Acidity");
      expect(reseal(anew, place)).toBeUndefined();
    }
    provideEnv({ ...usual, ENCRYPTION_KEY: key(8) });
    expect(() => unseal(old, place)).toThrow("a key this process does not have");
  });

  it("leaves the blind index and the hash of a signed paper what they were, whichever secret changes", () => {
    const phone = keyedHash("index.phone", "+919812345678");
    const hash = contentHash("prescription", "{}");
    provideEnv({ ...usual, ENCRYPTION_KEY: key(8), ENCRYPTION_KEYS_OLD: ENCRYPTION_KEY, JWT_SECRET: "another-secret-that-only-tests-know-987654" });
    expect(keyedHash("index.phone", "+919812345678")).toBe(phone);
    expect(hasContentHash("prescription", "{}", hash)).toBe(true);
    expect(hasContentHash("prescription", "{ }", hash)).toBe(false);
    expect(hasContentHash("referral", "{}", hash)).toBe(false);
  });

  it("knows the hash of a signed paper after AUDIT_KEY was changed, while the former one is kept", () => {
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

  it("knows hashes from before they had a version, as long as JWT_SECRET stays, and does not call them false after", () => {
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
