import { eq } from "drizzle-orm";
import postgres from "postgres";
import { v7 } from "uuid";
import { afterEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { prescriptions } from "@/db/schema/prescriptions";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { type Actor, guest } from "@/lib/core/actor";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { env, provideEnv } from "@/lib/platform/config/env";
import { bookConsultation } from "../consultations/book";
import { readPrescription } from "./read";
import { revokePrescription } from "./revoke";
import { isVerificationCode, verificationCode } from "./verification-code";
import { verifyPrescription } from "./verify";
import { writePrescription } from "./write";

const pharmacy: Actor = { kind: "partner", id: v7(), name: "Sanjivani Pharmacy", scopes: ["prescriptions:verify"] };
const triphala = { drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" };

async function paper({ draft = false } = {}) {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient({ firstName: "Kavitha", lastName: "Nagaraj" })]);
  const slot = await makeSlot(doctor.id);
  const { id: consultationId } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Bloated after meals", mode: "video" });
  await database().update(consultations).set({ status: "in_progress", startedAt: new Date() }).where(eq(consultations.id, consultationId));
  const input = { consultationId, diagnosis: "Functional bloating", medications: [triphala], draft };
  const made = await writePrescription(context(doctor.actor), input);
  return { doctor, patient, input, made, id: made.id, code: made.verificationCode! };
}

describe("verifyPrescription", () => {
  it("tells a guest and a pharmacy that a prescription is valid and who signed it, and nothing about the patient or the illness", async () => {
    const { id, code, made } = await paper();
    for (const actor of [guest, pharmacy]) {
      const answer = await verifyPrescription(context(actor), { id, code });
      expect(answer).toMatchObject({ id, status: "valid", medicationCount: 1, date: made.date, doctor: { name: made.doctor.name, registrationNumber: made.doctor.registrationNumber } });
      expect(JSON.stringify(answer)).not.toMatch(/Kavitha|Nagaraj|bloat|triphala/i);
      expect(Object.keys(answer.doctor).toSorted()).toEqual(["name", "registrationCouncil", "registrationNumber", "systemOfMedicine"]);
    }
  });

  it("tells that a prescription was revoked or superseded", async () => {
    const first = await paper();
    const second = await writePrescription(context(first.doctor.actor), first.input);
    expect(await verifyPrescription(context(pharmacy), { id: first.id, code: first.code })).toMatchObject({ status: "superseded" });
    await revokePrescription(context(first.doctor.actor), { id: second.id, reason: "Wrong dose" });
    const answer = await verifyPrescription(context(pharmacy), { id: second.id, code: second.verificationCode! });
    expect(answer.status).toBe("revoked");
    expect(JSON.stringify(answer)).not.toContain("Wrong dose");
  });

  it("gives the same answer to a wrong code, another prescription's code, an unknown number and a draft, and audits the attempt", async () => {
    const [one, other, draft] = await Promise.all([paper(), paper(), paper({ draft: true })]);
    expect(draft.code).toBeNull();
    for (const input of [{ id: one.id, code: "0000-0000-0000" }, { id: one.id, code: other.code }, { id: v7(), code: one.code }, { id: draft.id, code: one.code }]) {
      await expect(verifyPrescription(context(guest), input)).rejects.toMatchObject({ code: "not_found" });
    }
    const denied = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, one.id));
    expect(denied.filter(({ action, outcome }) => action === "prescription.verify" && outcome === "denied")).toHaveLength(2);
  });

  it("writes an entry that shows the patient the name of the pharmacy's key", async () => {
    const { id, code, patient } = await paper();
    await verifyPrescription(context(pharmacy), { id, code });
    const rows = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(rows.find(({ action }) => action === "prescription.verify")).toMatchObject({ actorRole: "partner", actorId: pharmacy.id, patientId: patient.id, outcome: "success" });
  });

  it("is refused to a key without the scope", async () => {
    const { id, code } = await paper();
    const other: Actor = { ...pharmacy, scopes: ["doctors:read"] };
    await expect(verifyPrescription(context(other), { id, code })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a prescription signed before AUDIT_KEY was changed", () => {
  const { AUDIT_KEY } = env();
  const fresh = Buffer.alloc(32, 8).toString("base64");
  afterEach(() => provideEnv({ AUDIT_KEY, AUDIT_KEYS_OLD: "" }));

  it("can be read, and verified with the code printed on it, as before", async () => {
    const { id, code, made, doctor, patient } = await paper();
    provideEnv({ AUDIT_KEY: fresh, AUDIT_KEYS_OLD: AUDIT_KEY });
    for (const { actor } of [doctor, patient]) {
      expect(await readPrescription(context(actor), { id })).toMatchObject({ diagnosis: made.diagnosis, verificationCode: code });
    }
    expect(await verifyPrescription(context(pharmacy), { id, code })).toMatchObject({ status: "valid" });
  });

  it("is refused if its content is not what was signed, even if it can be decrypted", async () => {
    const { id, code, doctor } = await paper();
    const place = { column: "prescriptions.content", id } as const;
    const [row] = await database().select().from(prescriptions).where(eq(prescriptions.id, id));
    const other = encrypt(decrypt(row!.content, place).replace("5 g", "50 g"), place);
    // Only the owner of the database can bypass the trigger that protects signed prescriptions.
    const owner = postgres(env().DATABASE_URL, { max: 1 });
    await owner.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`update prescriptions set content = ${other} where id = ${id}`;
    });
    await owner.end();
    provideEnv({ AUDIT_KEY: fresh, AUDIT_KEYS_OLD: AUDIT_KEY });
    await expect(readPrescription(context(doctor.actor), { id })).rejects.toMatchObject({ code: "internal", cause: { message: `Prescription ${id} is not what was signed` } });
    await expect(verifyPrescription(context(pharmacy), { id, code })).rejects.toMatchObject({ code: "internal", cause: { message: `Prescription ${id} is not what was signed` } });
  });
});

describe("a verification code", () => {
  it("has three groups of four, and is accepted in upper or lower case and with any spacing", () => {
    const code = verificationCode("some-hash");
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(isVerificationCode(` ${code.toLowerCase().replaceAll("-", " ")} `, "some-hash")).toBe(true);
    expect(isVerificationCode(code.replaceAll("0", "O").replaceAll("1", "l"), "some-hash")).toBe(true);
    expect(isVerificationCode(code.toLowerCase().replaceAll("-", "–"), "some-hash")).toBe(true);
    expect(isVerificationCode(`\u00a0${code.replaceAll("-", " — ")}\u200b`, "some-hash")).toBe(true);
    expect(isVerificationCode(code.replace(/[0-9A-Z-]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0)), "some-hash")).toBe(true);
    expect(isVerificationCode(code, "another-hash")).toBe(false);
    expect(isVerificationCode("", "some-hash")).toBe(false);
  });
});
