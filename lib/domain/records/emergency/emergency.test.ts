import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs, emergencyAccesses } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { outbox } from "@/db/schema/kernel";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import type { Actor } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { listConsultations } from "@/lib/domain/consultations/list";
import { readConsultation } from "@/lib/domain/consultations/read";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { listPrescriptions } from "@/lib/domain/prescriptions/list";
import { readPrescription } from "@/lib/domain/prescriptions/read";
import { revokePrescription } from "@/lib/domain/prescriptions/revoke";
import { writePrescription } from "@/lib/domain/prescriptions/write";
import { contract } from "@/lib/http/api/contract";
import { endEmergencyAccess } from "./end";
import { exportAuditLogs } from "@/lib/domain/audit/export";
import { listAuditLogs } from "@/lib/domain/audit/list";
import { listEmergencyAccess } from "./list";
import { openEmergencyAccess } from "./open";
import { listRecordAccess } from "../list-accesses";

const reason = "Patient unconscious, hospital asks for medicines";
/** Words that occur only in clinical fields. */
const canary = { complaint: "Kestrelcough", notes: "Heronnotes", diagnosis: "Ospreydiagnosis", advice: "Egretadvice", drug: "Triphala churna", revoked: "Bulbulreason" };
const secret = /kestrel|heron|osprey|egret|triphala|bulbul/i;

let admin: Awaited<ReturnType<typeof makeAdmin>>;
let doctor: Awaited<ReturnType<typeof makeDoctor>>;
let patient: Awaited<ReturnType<typeof makePatient>>;
let visitId: string;
let paperId: string;

async function makeVisit() {
  const slot = await makeSlot(doctor.id, { startsInHours: 24 + Math.random() * 500 });
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: canary.complaint, mode: "video" });
  return id;
}

beforeEach(async () => {
  [admin, doctor, patient] = await Promise.all([makeAdmin(), makeDoctor(), makePatient()]);
  visitId = await makeVisit();
  const by = context(doctor.actor);
  await reachTime(visitId);
  await updateConsultation(by, { id: visitId, status: "in_progress", notes: canary.notes, diagnosis: canary.diagnosis, advice: canary.advice });
  const medications = [{ drug: canary.drug, form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once", durationDays: 3, quantity: "15 g" }];
  paperId = (await writePrescription(by, { consultationId: visitId, diagnosis: canary.diagnosis, medications, advice: canary.advice })).id;
  await revokePrescription(by, { id: paperId, reason: canary.revoked });
});

const open = (who = admin, target: object = { patientId: patient.id }) => openEmergencyAccess(context(who.actor), { reason, ...target } as never);
const rowOf = async (id: string) => (await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id)).orderBy(auditLogs.id)).at(-1);

/** Every answer that an administrator can get about this patient, as text. */
async function everythingFor(actor: Actor) {
  const by = context(actor);
  return {
    consultation: JSON.stringify(await readConsultation(by, { id: visitId })),
    prescription: JSON.stringify(await readPrescription(by, { id: paperId })),
    lists: JSON.stringify([await listConsultations(by, { limit: 100 }), await listPrescriptions(by, { limit: 100 }), await listAuditLogs(by, { limit: 100 })]),
  };
}

describe("without an emergency access", () => {
  it("an administrator gets the non-clinical facts of a consultation and a prescription; the clinical part is marked as withheld", async () => {
    const answers = await everythingFor(admin.actor);
    for (const [name, text] of Object.entries(answers)) expect(text, name).not.toMatch(secret);
    expect(JSON.parse(answers.consultation)).toMatchObject({
      status: "in_progress", patient: { id: patient.id, name: "Asha Rao" }, fee: { amount: 50_000 }, withheld: true, emergencyAccess: null,
      complaint: null, notes: null, diagnosis: null, advice: null,
    });
    expect(JSON.parse(answers.prescription)).toMatchObject({
      status: "revoked", withheld: true, emergencyAccess: null, medications: null, diagnosis: null, complaints: null, advice: null, revokedReason: null, verificationCode: null,
    });
  });

  it("an administrator is not told why a consultation was cancelled until they open the record, not even in the answer to their own cancellation", async () => {
    const cancelled = await makeVisit();
    await cancelConsultation(context(patient.actor), { id: cancelled, reason: canary.complaint });
    expect(await readConsultation(context(admin.actor), { id: cancelled })).toMatchObject({ status: "cancelled", cancelledAt: expect.any(String), cancelReason: null });
    expect(await readConsultation(context(doctor.actor), { id: cancelled })).toMatchObject({ cancelReason: canary.complaint });
    const own = await makeVisit();
    expect(await cancelConsultation(context(admin.actor), { id: own, reason: "Doctor is ill" })).toMatchObject({ cancelReason: null });
    expect(await readConsultation(context(patient.actor), { id: own })).toMatchObject({ cancelReason: "Doctor is ill" });
    await open();
    expect(await readConsultation(context(admin.actor), { id: cancelled })).toMatchObject({ cancelReason: canary.complaint });
  });

  it("an administrator's readings are marked in the audit, so that the patient can distinguish them from others", async () => {
    await everythingFor(admin.actor);
    expect(await rowOf(visitId)).toMatchObject({ action: "consultation.read", actorId: admin.id, details: { withheld: true } });
    expect((await listRecordAccess(context(patient.actor), {})).data.slice(0, 2)).toMatchObject([
      { kind: "facts", resourceType: "prescription", who: { role: "admin" } },
      { kind: "facts", resourceType: "consultation", consultation: { id: visitId } },
    ]);
  });

  it("patient and doctor read everything as usual", async () => {
    for (const { actor } of [patient, doctor]) {
      expect(await readConsultation(context(actor), { id: visitId })).toMatchObject({ withheld: false, emergencyAccess: null, notes: canary.notes });
      expect(await readPrescription(context(actor), { id: paperId })).toMatchObject({ withheld: false, emergencyAccess: null, diagnosis: canary.diagnosis });
    }
  });
});

describe("an open emergency access", () => {
  it("opens that patient's record to that administrator for an hour, and each answer says so", async () => {
    const access = await open();
    expect(access).toMatchObject({ admin: { id: admin.id }, patient: { id: patient.id }, reason, isOpen: true, endedAt: null });
    expect(Date.parse(access.expiresAt) - Date.parse(access.openedAt)).toBe(3_600_000);
    const grant = { id: access.id, expiresAt: access.expiresAt };
    expect(await readConsultation(context(admin.actor), { id: visitId })).toMatchObject({
      withheld: false, emergencyAccess: grant, complaint: canary.complaint, notes: canary.notes, diagnosis: canary.diagnosis, advice: canary.advice,
    });
    expect(await rowOf(visitId)).toMatchObject({ action: "consultation.read", details: { emergencyAccessId: access.id } });
    expect(await readPrescription(context(admin.actor), { id: paperId })).toMatchObject({ withheld: false, emergencyAccess: grant, medications: [{ drug: "TRIPHALA CHURNA" }] });
  });

  it("opens no other patient's record, and does not open this record to another administrator", async () => {
    const [other, second] = [await makePatient(), await makeAdmin()];
    const slot = await makeSlot(doctor.id, { startsInHours: 900 });
    const foreign = await bookConsultation(context(other.actor), { slotId: slot.id, complaint: canary.complaint, mode: "audio" });
    await open();
    expect(await readConsultation(context(admin.actor), { id: foreign.id })).toMatchObject({ withheld: true, complaint: null });
    for (const text of Object.values(await everythingFor(second.actor))) expect(text).not.toMatch(secret);
  });

  it("does not permit writing: only the doctor may write the record", async () => {
    await open();
    await expect(updateConsultation(context(admin.actor), { id: visitId, notes: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokePrescription(context(admin.actor), { id: paperId, reason: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(["expired", "ended"])("withholds everything again once it has %s", async (how) => {
    const access = await open();
    if (how === "ended") await endEmergencyAccess(context(admin.actor), { id: access.id });
    else await database().update(emergencyAccesses).set({ openedAt: new Date(Date.now() - 3_600_001), expiresAt: new Date(Date.now() - 1) }).where(eq(emergencyAccesses.id, access.id));
    for (const [name, text] of Object.entries(await everythingFor(admin.actor))) expect(text, name).not.toMatch(secret);
    expect(await open()).toMatchObject({ isOpen: true });
  });

  it("does not affect the answer of a command, because that answer may be repeated for its key after the hour", async () => {
    const scheduled = await makeVisit();
    await open();
    const by = context(admin.actor, { idempotencyKey: v7() });
    const answers = [await cancelConsultation(by, { id: scheduled, reason: "Doctor is ill" }), await cancelConsultation(by, { id: scheduled, reason: "Doctor is ill" })];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: "cancelled", withheld: true, emergencyAccess: null });
      expect(JSON.stringify(answer)).not.toMatch(secret);
    }
  });
});

describe("openEmergencyAccess", () => {
  it("is audited with its reason, and the patient is told, with an event that has only ids", async () => {
    const access = await open(admin, { consultationId: visitId });
    expect(await rowOf(access.id)).toMatchObject({
      action: "emergency.open", actorId: admin.id, patientId: patient.id, reason, outcome: "success", details: { expiresAt: access.expiresAt, consultationId: visitId },
    });
    const [event] = await database().select().from(outbox).where(sql`payload->>'accessId' = ${access.id}`);
    expect(event).toMatchObject({ topic: "record.emergencyAccessOpened", payload: { accessId: access.id, patientId: patient.id } });
    await readConsultation(context(admin.actor), { id: visitId });
    await endEmergencyAccess(context(admin.actor), { id: access.id });
    expect((await listRecordAccess(context(patient.actor), {})).data.slice(0, 3)).toMatchObject([
      { kind: "emergencyEnded", who: { role: "admin" } },
      { kind: "emergencyRead", consultation: { id: visitId } },
      { kind: "emergencyOpened", who: { role: "admin", name: "Asha Rao" }, reason, expiresAt: access.expiresAt },
    ]);
  });

  it("needs a real reason, and one existing patient", async () => {
    await expect(open(admin, { reason: "because" })).rejects.toMatchObject({ fields: { reason: [{ key: "fields.text.tooShort", values: { min: 15 } }] } });
    await expect(open(admin, { patientId: undefined })).rejects.toMatchObject({ fields: { patientId: [{ key: "fields.emergency.eitherId" }] } });
    await expect(open(admin, { consultationId: visitId })).resolves.toBeDefined();
    await expect(open(admin, { patientId: patient.id, consultationId: visitId })).rejects.toMatchObject({ code: "invalid_input" });
    for (const target of [{ patientId: v7() }, { patientId: doctor.id }, { patientId: undefined, consultationId: v7() }]) await expect(open(admin, target)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is only for administrators, and each refusal is audited", async () => {
    for (const { actor, id } of [patient, doctor]) {
      await expect(openEmergencyAccess(context(actor), { patientId: patient.id, reason })).rejects.toMatchObject({ code: "forbidden" });
      await expect(endEmergencyAccess(context(actor), { id: v7() })).rejects.toMatchObject({ code: "forbidden" });
      await expect(listEmergencyAccess(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
      const denied = await database().select().from(auditLogs).where(sql`actor_id = ${id} and resource_type = 'emergency' and outcome = 'denied'`);
      expect(denied).toHaveLength(3);
    }
  });

  it("opens only one access at a time, even if ten are requested at once", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => open()));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_exists" });
    expect(await database().$count(emergencyAccesses, eq(emergencyAccesses.patientId, patient.id))).toBe(1);
  });
});

describe("endEmergencyAccess", () => {
  it("can be done by any administrator, but only once", async () => {
    const { id } = await open();
    const second = await makeAdmin();
    expect(await endEmergencyAccess(context(second.actor), { id })).toMatchObject({ isOpen: false, endedAt: expect.any(String) });
    await expect(endEmergencyAccess(context(admin.actor), { id })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(endEmergencyAccess(context(admin.actor), { id: v7() })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("listEmergencyAccess", () => {
  it("shows open and past ones, newest first, page by page", async () => {
    const first = await open();
    await endEmergencyAccess(context(admin.actor), { id: first.id });
    const second = await open();
    const list = async (input: object) => (await listEmergencyAccess(context(admin.actor), { patientId: patient.id, ...input })).data.map(({ id }) => id);
    expect(await list({})).toEqual([second.id, first.id]);
    expect(await list({ state: "open" })).toEqual([second.id]);
    expect(await list({ state: "past" })).toEqual([first.id]);
    const page = await listEmergencyAccess(context(admin.actor), { patientId: patient.id, limit: 1 });
    expect(await list({ limit: 1, cursor: page.nextCursor! })).toEqual([first.id]);
  });
});

describe("no other answer of the API", () => {
  it("gives an administrator clinical words: the test reads each row of the contract with every id there is", async () => {
    await database().update(consultations).set({ status: "completed", completedAt: new Date() }).where(eq(consultations.id, visitId));
    const ids = [visitId, paperId, patient.id, doctor.id];
    const inputs = ids.flatMap((id) => [{ id }, { doctorId: id }, { consultationId: id }, { id, date: "2026-01-01", from: "2020-01-01T00:00:00Z", to: "2020-02-01T00:00:00Z" }]);
    for (const [name, { method, useCase: ask }] of Object.entries(contract)) {
      if (method !== "GET" || name === "exportAuditLogs") continue;
      for (const input of [{}, ...inputs]) {
        const answer = await ask(context(admin.actor), input as never).catch((error: unknown) => String(error));
        expect(JSON.stringify(answer) ?? "", name).not.toMatch(secret);
      }
    }
    let file = "";
    for await (const part of (await exportAuditLogs(context(admin.actor), { actorId: doctor.id })).chunks) file += part;
    expect(file).toContain("prescription.write");
    expect(file).not.toMatch(secret);
  });
});
