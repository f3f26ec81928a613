import { execFileSync, spawnSync } from "node:child_process";
import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { compactVerify, createLocalJWKSet } from "jose";
import { v7 } from "uuid";
import { afterAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { prescriptions, signingKeys } from "@/db/schema/prescriptions";
import { rotateKeys } from "@/db/rotate-keys";
import { guest, system } from "@/lib/core/actor";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { env, provideEnv } from "@/lib/platform/config/env";
import { decrypt, encrypt } from "@/lib/platform/crypto/encrypt";
import { bookConsultation } from "../../consultations/book";
import { readPrescription } from "../read";
import type { WritePrescription } from "../schema";
import { writePrescription } from "../write";
import { documentOf } from "./document";
import { listSigningKeys } from "./list-keys";
import { readSigned } from "./read-signed";
import { renewSigningKey } from "./renew-key";

const triphala = { drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" };

async function signed(more: Partial<WritePrescription> = {}) {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const slot = await makeSlot(doctor.id);
  const { id: consultationId } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Bloated", mode: "video" });
  await database().update(consultations).set({ status: "in_progress", startedAt: new Date() }).where(eq(consultations.id, consultationId));
  const { id } = await writePrescription(context(doctor.actor), { consultationId, diagnosis: "Functional bloating", medications: [triphala], ...more });
  return { id, doctor, patient };
}

const keySet = async () => (await listSigningKeys(context(guest), {})).keys;
const check = async (jws: string) => compactVerify(jws, createLocalJWKSet({ keys: await keySet() }), { algorithms: ["EdDSA"] });

const folder = mkdtempSync(path.join(tmpdir(), "signature-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whether the openssl of the machine takes these bytes for signed. */
function opensslSays(jws: string, x: string, change = (bytes: Buffer) => bytes): boolean {
  const [head = "", body = "", signature = ""] = jws.split(".");
  const file = (name: string, bytes: string | Buffer) => {
    writeFileSync(path.join(folder, name), bytes);
    return path.join(folder, name);
  };
  const pem = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }).export({ format: "pem", type: "spki" });
  const data = file("data", Buffer.concat([Buffer.from(`${head}.`), change(Buffer.from(body))]));
  return spawnSync("openssl", ["pkeyutl", "-verify", "-pubin", "-inkey", file("key.pem", pem), "-rawin", "-in", data, "-sigfile", file("signature", Buffer.from(signature, "base64url"))]).status === 0;
}

describe("a signed prescription", () => {
  it("carries a signature over its canonical JSON, which openssl verifies, and of which it sees one changed byte", async () => {
    const { id, patient, doctor } = await signed();
    const { content, jws } = await readSigned(context(patient.actor), { id });
    expect(await readSigned(context(doctor.actor), { id })).toEqual({ content, jws, note: "signed" });
    const { payload, protectedHeader } = await check(jws!);
    expect(Buffer.from(payload).toString()).toBe(content);
    const read = JSON.parse(content) as { id: string; diagnosis: string; medications: { drug: string }[]; signature: { by: string } };
    expect(read).toMatchObject({ format: "amrutam-prescription-1", id, diagnosis: "Functional bloating", medications: [{ drug: "TRIPHALA CHURNA" }] });
    const key = (await keySet()).find(({ kid }) => kid === protectedHeader.kid)!;
    expect(execFileSync("openssl", ["version"]).toString()).toMatch(/^OpenSSL/);
    expect(opensslSays(jws!, key.x)).toBe(true);
    expect(opensslSays(jws!, key.x, (bytes) => Buffer.from(bytes.with(40, bytes[40]! ^ 1)))).toBe(false);
  });

  it("is signed in one spelling, however it was typed", async () => {
    const { id, patient } = await signed({ diagnosis: "ज\u093cुकाम", advice: "cafe\u0301" });
    const { content } = await readSigned(context(patient.actor), { id });
    expect(content).toBe(content.normalize("NFC"));
    expect(content).toContain("caf\u00e9");
    const { contentHash, ...prescription } = await readPrescription(context(patient.actor), { id });
    expect(contentHash).toMatch(/^v2\./);
    const same = { ...prescription, advice: "caf\u00e9" } as never;
    expect(documentOf(id, same)).toBe(documentOf(id, { ...prescription, advice: "cafe\u0301" } as never));
  });

  it("stays valid when the signing key is renewed, under its own key", async () => {
    const before = await signed();
    const old = (await readSigned(context(before.patient.actor), { id: before.id })).jws!;
    const { kid } = await renewSigningKey(context(system("signingKey")), {});
    const after = await signed();
    const { jws } = await readSigned(context(after.patient.actor), { id: after.id });
    expect((await check(jws!)).protectedHeader.kid).toBe(kid);
    expect((await check(old)).protectedHeader.kid).not.toBe(kid);
    expect((await keySet()).length).toBeGreaterThan(1);
    expect(JSON.stringify(await keySet())).not.toMatch(/"d"|privateKey/);
  });

  it("gets one key, if the first two are signed at once", async () => {
    await database().update(signingKeys).set({ retiredAt: new Date() });
    const known = (await keySet()).length;
    const both = await Promise.all([signed(), signed(), signed()]);
    expect((await keySet()).length).toBe(known + 1);
    for (const { id, patient } of both) await check((await readSigned(context(patient.actor), { id })).jws!);
  });

  it("keeps its signature when the encryption keys are rotated, and the key to sign with stays readable", async () => {
    const { id, patient } = await signed();
    const { jws } = await readSigned(context(patient.actor), { id });
    const { ENCRYPTION_KEY, BLIND_INDEX_KEY, AUDIT_KEY, JWT_SECRET, DATABASE_URL } = env();
    const usual = { BLIND_INDEX_KEY, AUDIT_KEY, JWT_SECRET, ENCRYPTION_KEY, ENCRYPTION_KEYS_OLD: "" };
    const other = Buffer.alloc(32, 9).toString("base64");
    try {
      provideEnv({ ...usual, ENCRYPTION_KEY: other, ENCRYPTION_KEYS_OLD: ENCRYPTION_KEY });
      expect(await rotateKeys(DATABASE_URL)).toMatchObject({ left: 0, closed: [] });
      provideEnv({ ...usual, ENCRYPTION_KEY: other });
      expect((await readSigned(context(patient.actor), { id })).jws).toBe(jws);
      expect((await signed()).id).toBeTruthy();
    } finally {
      provideEnv({ ...usual, ENCRYPTION_KEYS_OLD: other });
    }
  });

  it("cannot lose its signature or be given another key", async () => {
    const { id } = await signed();
    const { kid } = await renewSigningKey(context(system("signingKey")), {});
    await expect(database().update(prescriptions).set({ jws: null, signingKeyId: null }).where(eq(prescriptions.id, id))).rejects.toThrow();
    await expect(database().update(prescriptions).set({ signingKeyId: kid }).where(eq(prescriptions.id, id))).rejects.toThrow();
  });

  it("says that it carries none, if it was signed before there were signatures", async () => {
    const { id, patient } = await signed();
    const draft = await signed({ draft: true });
    await expect(readSigned(context(draft.doctor.actor), { id: draft.id })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(readSigned(context(draft.patient.actor), { id: draft.id })).rejects.toMatchObject({ code: "not_found" });
    const [row] = await database().select().from(prescriptions).where(eq(prescriptions.id, id));
    const content = decrypt(row!.content, { column: "prescriptions.content", id });
    const oldId = v7();
    await database().insert(prescriptions).values({ ...row!, id: oldId, status: "superseded", content: encrypt(content, { column: "prescriptions.content", id: oldId }), jws: null, signingKeyId: null });
    const answer = await readSigned(context(patient.actor), { id: oldId });
    expect(answer).toMatchObject({ jws: null, note: "none" });
    expect(JSON.parse(answer.content)).toMatchObject({ id: oldId, diagnosis: "Functional bloating" });
    expect(await readPrescription(context(patient.actor), { id: oldId })).toMatchObject({ status: "superseded", diagnosis: "Functional bloating" });
  });

  it("is not found by others, and withheld from an administrator without an emergency", async () => {
    const { id } = await signed();
    await expect(readSigned(context((await makePatient()).actor), { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(readSigned(context((await makeAdmin()).actor), { id })).rejects.toMatchObject({ code: "forbidden" });
  });
});
