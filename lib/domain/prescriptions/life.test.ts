import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { profiles } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { prescriptions } from "@/db/schema/prescriptions";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { allows } from "@/lib/core/access";
import { encrypt, decrypt } from "@/lib/platform/crypto/encrypt";
import { contentHash } from "@/lib/platform/crypto/hash";
import { bookConsultation } from "../consultations/book";
import { listPrescriptions } from "./list";
import { readPrescription } from "./read";
import { revokePrescription } from "./revoke";
import { rewritePrescription } from "./rewrite";
import { signPrescription } from "./sign";
import { writePrescription } from "./write";

const triphala = { drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" };
const complaint = "Bloated after each meal";

async function visit({ status = "in_progress" as "in_progress" | "completed" | "scheduled", mode = "video" as "video" | "text", practice = {} } = {}) {
  const [doctor, patient] = await Promise.all([makeDoctor(practice), makePatient()]);
  await database().update(profiles).set({ dateOfBirth: "1990-01-01", gender: "female",
    address: encrypt(JSON.stringify({ line1: "4 Temple Road", line2: null, city: "Mysuru", state: "Karnataka", postalCode: "570001", country: "India" }), { column: "profiles.address", id: patient.id }) })
    .where(eq(profiles.personId, patient.id));
  const slot = await makeSlot(doctor.id);
  const { id: consultationId } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode });
  await database().update(consultations).set({ status, startedAt: new Date(), completedAt: status === "completed" ? new Date() : null }).where(eq(consultations.id, consultationId));
  const input = { consultationId, diagnosis: "Functional bloating", medications: [triphala] };
  return { doctor, patient, consultationId, input, by: context(doctor.actor) };
}

const rowOf = async (id: string) => (await database().select().from(prescriptions).where(eq(prescriptions.id, id)))[0]!;

describe("writePrescription", () => {
  it("signs at once, with everything that the guidelines require, encrypted, hashed and audited for the patient", async () => {
    const { doctor, patient, input, by, consultationId } = await visit();
    const made = await writePrescription(by, { ...input, advice: "Walk after dinner", weightKg: 61, medications: [{ ...triphala, quantity: 150 }] });
    expect(made).toMatchObject({
      status: "signed", consultationId, diagnosis: "Functional bloating", complaints: complaint, advice: "Walk after dinner", mode: "video",
      medications: [{ drug: "TRIPHALA CHURNA", quantity: "150", durationDays: 30 }],
      statement: "This prescription is generated on a teleconsultation.",
      doctor: { id: doctor.id, name: "Dr. Meera Iyer", qualifications: ["BAMS"], registrationNumber: expect.stringMatching(/^R-/), address: "Bengaluru, Karnataka", contact: expect.stringContaining("@") },
      patient: { id: patient.id, name: "Asha Rao", ageYears: expect.any(Number), gender: "female", address: "4 Temple Road, Mysuru, Karnataka, 570001", weightKg: 61 },
      signature: { by: "Dr. Meera Iyer" }, obstacles: [],
    });
    const row = await rowOf(made.id);
    expect(row.content).not.toContain("TRIPHALA");
    expect(contentHash("prescription", decrypt(row.content, { column: "prescriptions.content", id: made.id }))).toBe(made.contentHash);
    const [audit] = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, made.id));
    expect(audit).toMatchObject({ action: "prescription.write", outcome: "success", actorId: doctor.id, patientId: patient.id });
    await database().update(doctors).set({ registrationNumber: `changed-${made.id}` }).where(eq(doctors.id, doctor.id));
    expect((await readPrescription(by, { id: made.id })).doctor.registrationNumber).toBe(made.doctor.registrationNumber);
  });

  it("keeps the structure of a dosage with the paper, and says which medicine has none", async () => {
    const { input, by } = await visit();
    const dosage = { doses: [{ amount: 3, unit: "g" as const, when: ["morning" as const, "night" as const], days: 14 }], food: "before" as const };
    const { drug, form, strength, route } = triphala;
    const made = await writePrescription(by, { ...input, medications: [{ drug, form, strength, route, dosage }, { ...triphala, drug: "Chyawanprash", frequency: "as directed" }] });
    const paper = await readPrescription(by, { id: made.id });
    expect(paper.medications).toMatchObject([
      { dose: "3 g", frequency: "in the morning and at night, before food", durationDays: 14, quantity: "84 g", dosage, inPlan: true },
      { dose: "5 g", frequency: "as directed", dosage: null, inPlan: false },
    ]);
    expect((await rowOf(made.id)).content).not.toContain("morning");
  });

  it("asks for a reason if several lines hold the same medicine, and keeps the reason with the paper", async () => {
    const { input, by, consultationId } = await visit();
    const four = { ...input, medications: [triphala, triphala, triphala, triphala] };
    await expect(writePrescription(by, four)).rejects.toMatchObject({
      code: "confirmation_needed",
      fields: { "medications.1.drug": [{ key: "fields.drug.repeated", values: { ingredient: "TRIPHALA CHURNA" } }] },
      extra: { warnings: [1, 2, 3].map((medication) => ({ medication, reason: "repeated", ingredient: "TRIPHALA CHURNA" })) },
    });
    expect(await database().$count(prescriptions, eq(prescriptions.consultationId, consultationId))).toBe(0);
    const draft = await writePrescription(by, { ...four, draft: true });
    expect(draft).toMatchObject({ status: "draft", obstacles: [] });
    expect(draft.warnings).toHaveLength(3);
    await expect(signPrescription(by, { id: draft.id })).rejects.toMatchObject({ code: "confirmation_needed" });
    const signed = await signPrescription(by, { id: draft.id, overrideReason: "Rising dose, one line a week" });
    expect(signed).toMatchObject({ status: "signed", overrideReason: "Rising dose, one line a week", warnings: [] });
  });

  it("is refused with a reason for each medicine that is not allowed, and writes nothing", async () => {
    const { input, by, doctor } = await visit({ mode: "text" });
    const medications = [triphala, { ...triphala, drug: "Paracetamol" }, { ...triphala, drug: "Diazepam" }, { ...triphala, drug: "Arogyavardhini vati" }, { ...triphala, drug: "Moon dust" }];
    await expect(writePrescription(by, { ...input, medications })).rejects.toMatchObject({
      code: "drug_not_allowed", status: 422,
      fields: { "medications.1.drug": [expect.any(Object)], "medications.4.drug": [{ key: "fields.drug.not_listed" }] },
      extra: { reasons: [[1, "other_system"], [2, "prohibited"], [3, "needs_video"], [4, "not_listed"]].map(([medication, reason]) => ({ medication, reason })) },
    });
    expect(await database().$count(prescriptions, eq(prescriptions.doctorId, doctor.id))).toBe(0);
  });

  it("is refused until the consultation begins, and needs a verified registration", async () => {
    const early = await visit({ status: "scheduled" });
    await expect(writePrescription(early.by, early.input)).rejects.toMatchObject({ code: "invalid_transition" });
    const done = await visit({ status: "completed" });
    await database().update(doctors).set({ status: "pending" }).where(eq(doctors.id, done.doctor.id));
    await expect(writePrescription(done.by, done.input)).rejects.toMatchObject({ code: "forbidden" });
    await database().update(doctors).set({ status: "verified" }).where(eq(doctors.id, done.doctor.id));
    await expect(writePrescription(done.by, done.input)).resolves.toMatchObject({ status: "signed" });
    await database().update(consultations).set({ completedAt: new Date(Date.now() - 31 * 86_400_000) }).where(eq(consultations.id, done.consultationId));
    await expect(writePrescription(done.by, done.input)).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("names wrong fields, for example a follow-up date in the past", async () => {
    const { input, by } = await visit();
    await expect(writePrescription(by, { ...input, followUpOn: "2020-01-01" })).rejects.toMatchObject({ code: "invalid_input", fields: { followUpOn: [expect.any(Object)] } });
    await expect(writePrescription(by, { ...input, medications: [] })).rejects.toMatchObject({ code: "invalid_input", fields: { medications: [expect.any(Object)] } });
    await expect(writePrescription(by, { ...input, medications: [{ ...triphala, durationDays: 0, dose: "" }] })).rejects.toMatchObject({
      code: "invalid_input", fields: { "medications.0.durationDays": [expect.any(Object)], "medications.0.dose": [expect.any(Object)] },
    });
  });

  it("is only for the doctor of the consultation", async () => {
    const { input, patient } = await visit();
    const [stranger, other, admin] = [await makeDoctor(), await makePatient(), await makeAdmin()];
    await expect(writePrescription(context(stranger.actor), input)).rejects.toMatchObject({ code: "not_found" });
    await expect(writePrescription(context(other.actor), input)).rejects.toMatchObject({ code: "not_found" });
    await expect(writePrescription(context(patient.actor), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(writePrescription(context(admin.actor), input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(writePrescription(context(stranger.actor), { ...input, consultationId: v7() })).rejects.toMatchObject({ code: "not_found" });
  });

  it("gives the same answer to a repeated key, and makes one prescription", async () => {
    const { input, doctor } = await visit();
    const call = () => writePrescription(context(doctor.actor, { idempotencyKey: "once" }), input);
    const [a, b] = await Promise.all([call(), call()]);
    expect(a.id).toBe(b.id);
    expect(await database().$count(prescriptions, eq(prescriptions.doctorId, doctor.id))).toBe(1);
  });
});

describe("a draft", () => {
  it("is never visible to the patient, tells what forbids signing, and is checked again when signed", async () => {
    const { input, by, patient } = await visit();
    const bad = await writePrescription(by, { ...input, medications: [{ ...triphala, drug: "Moon dust" }], draft: true });
    expect(bad).toMatchObject({ status: "draft", signature: null, contentHash: null, obstacles: [{ medication: 0, reason: "not_listed" }] });
    await expect(readPrescription(context(patient.actor), { id: bad.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listPrescriptions(context(patient.actor), {})).data).toEqual([]);
    expect((await listPrescriptions(context(patient.actor), { status: "draft" })).data).toEqual([]);
    expect((await listPrescriptions(by, {})).data).toMatchObject([{ id: bad.id, status: "draft" }]);
    await expect(signPrescription(by, { id: bad.id })).rejects.toMatchObject({ code: "drug_not_allowed" });

    const good = await writePrescription(by, { ...input, draft: true });
    await expect(revokePrescription(by, { id: good.id, reason: "Not yet" })).rejects.toMatchObject({ code: "invalid_transition", extra: { allowed: ["signed"] } });
    expect(await signPrescription(by, { id: good.id })).toMatchObject({ status: "signed", diagnosis: "Functional bloating", contentHash: expect.any(String) });
    await expect(signPrescription(by, { id: good.id })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(readPrescription(context(patient.actor), { id: good.id })).resolves.toMatchObject({ status: "signed" });
  });
});

describe("rewritePrescription", () => {
  it("replaces the whole draft, and reading it tells what forbids signing", async () => {
    const { input, by, patient, consultationId } = await visit();
    const { id, version } = await writePrescription(by, { ...input, advice: "Walk", draft: true });
    const { consultationId: _, ...rest } = input;
    const again = await rewritePrescription(by, { id, version, ...rest, diagnosis: "Constipation", medications: [{ ...triphala, drug: "Moon dust" }] });
    expect(again).toMatchObject({ id, status: "draft", diagnosis: "Constipation", advice: null, obstacles: [{ reason: "not_listed" }], version: version + 1, consultationId });
    expect((await readPrescription(by, { id })).obstacles).toMatchObject([{ medication: 0, reason: "not_listed" }]);
    await expect(readPrescription(context(patient.actor), { id })).rejects.toMatchObject({ code: "not_found" });
    const rows = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(rows.find(({ action }) => action === "prescription.rewrite")).toMatchObject({ outcome: "success", patientId: patient.id });
  });

  it("is refused if somebody has changed the draft since, if it is signed, and to everybody else", async () => {
    const { input, by, patient } = await visit();
    const { id, version } = await writePrescription(by, { ...input, draft: true });
    const { consultationId: _, ...rest } = input;
    await rewritePrescription(by, { id, version, ...rest });
    await expect(rewritePrescription(by, { id, version, ...rest })).rejects.toMatchObject({ code: "edit_conflict" });
    await expect(rewritePrescription(context((await makeDoctor()).actor), { id, ...rest })).rejects.toMatchObject({ code: "not_found" });
    await expect(rewritePrescription(context(patient.actor), { id, ...rest })).rejects.toMatchObject({ code: "not_found" });
    await expect(rewritePrescription(by, { id, ...rest, medications: [] })).rejects.toMatchObject({ code: "invalid_input" });
    await signPrescription(by, { id });
    await expect(rewritePrescription(by, { id, ...rest })).rejects.toMatchObject({ code: "invalid_transition", extra: { allowed: ["superseded", "revoked"] } });
  });
});

describe("a signed prescription", () => {
  it("is superseded by the next one of its consultation, even if two are signed at once", async () => {
    const { input, by, consultationId } = await visit();
    const first = await writePrescription(by, input);
    const second = await writePrescription(by, { ...input, diagnosis: "Constipation" });
    expect(second.supersedesId).toBe(first.id);
    expect((await readPrescription(by, { id: first.id })).status).toBe("superseded");
    await expect(revokePrescription(by, { id: first.id, reason: "Wrong" })).rejects.toMatchObject({ code: "invalid_transition", extra: { allowed: [] } });
    await Promise.all([1, 2, 3].map(() => writePrescription(by, input)));
    expect((await listPrescriptions(by, { consultationId, status: "signed" })).data).toHaveLength(1);
  });

  it("can be revoked by its doctor, with a reason that the patient can read", async () => {
    const { input, by, patient } = await visit();
    const { id } = await writePrescription(by, input);
    await expect(revokePrescription(context(patient.actor), { id, reason: "I" })).rejects.toMatchObject({ code: "forbidden" });
    await revokePrescription(by, { id, reason: "Allergy came to light" });
    expect(await readPrescription(context(patient.actor), { id })).toMatchObject({ status: "revoked", revokedReason: "Allergy came to light", revokedAt: expect.any(String) });
  });

  it("cannot be changed or deleted in the database", async () => {
    const { input, by } = await visit();
    const { id } = await writePrescription(by, input);
    const change = (set: Partial<typeof prescriptions.$inferInsert>) => database().update(prescriptions).set(set).where(eq(prescriptions.id, id));
    for (const set of [{ contentHash: "x" }, { status: "draft" as const }, { signedAt: new Date(0) }, { followUpOn: "2030-01-01" }]) {
      await expect(change(set)).rejects.toMatchObject({ cause: { code: "23001" } });
    }
    await expect(database().delete(prescriptions).where(eq(prescriptions.id, id))).rejects.toMatchObject({ cause: { code: "23001" } });
  });

  it("is not shown if an older content of the same row was put back: it can be decrypted, but it is not what was signed", async () => {
    const { input, by } = await visit();
    const { id } = await writePrescription(by, { ...input, draft: true });
    const draft = (await rowOf(id)).content;
    await signPrescription(by, { id });
    await database().update(prescriptions).set({ content: draft }).where(eq(prescriptions.id, id));
    await expect(readPrescription(by, { id })).rejects.toMatchObject({ code: "internal", cause: { message: expect.stringContaining("not what was signed") } });
  });

  it("is hidden from strangers; an administrator sees that it exists but nothing clinical; each reading is audited", async () => {
    const { input, by: doctor, patient } = await visit();
    const { id } = await writePrescription(doctor, input);
    for (const stranger of [await makePatient(), await makeDoctor()]) {
      const by = context(stranger.actor);
      await expect(readPrescription(by, { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(revokePrescription(by, { id, reason: "x" })).rejects.toMatchObject({ code: "not_found" });
      await expect(signPrescription(by, { id })).rejects.toMatchObject({ code: "not_found" });
    }
    const admin = await makeAdmin();
    const read = await readPrescription(context(admin.actor), { id });
    expect(read).toMatchObject({ status: "signed", diagnosis: null, medications: null, complaints: null, advice: null, patient: { ageYears: null, address: null, gender: null } });
    const [audit] = await database().select().from(auditLogs).where(eq(auditLogs.actorId, admin.id));
    expect(audit).toMatchObject({ action: "prescription.read", resourceId: id, patientId: patient.id });
    expect(JSON.stringify(await listPrescriptions(context(admin.actor), { limit: 100 }))).not.toContain("TRIPHALA");
  });

  it("is listed exactly for the people who may read it by the policy, page by page", async () => {
    const { input, by, doctor, patient, consultationId } = await visit();
    await writePrescription(by, input);
    await writePrescription(by, { ...input, draft: true });
    const all = await database().select().from(prescriptions).where(eq(prescriptions.consultationId, consultationId));
    const others = [doctor, patient, await makeDoctor(), await makePatient(), await makeAdmin()];
    for (const { actor } of others) {
      const may = all.filter((row) => allows("prescription.read", actor, { ...row, carerIds: [row.patientId] })).map(({ id }) => id);
      const { data } = await listPrescriptions(context(actor), { consultationId });
      expect(data.map(({ id }) => id).sort()).toEqual(may.sort());
    }
    const first = await listPrescriptions(by, { limit: 1 });
    const second = await listPrescriptions(by, { limit: 1, cursor: first.nextCursor! });
    expect(second).toMatchObject({ data: [{ id: expect.not.stringContaining(first.data[0]!.id) }], nextCursor: null });
  });
});
