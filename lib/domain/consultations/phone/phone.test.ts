import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { idempotencyKeys } from "@/db/schema/kernel";
import { phoneAgreements } from "@/db/schema/phones";
import { updateProfile } from "@/lib/domain/accounts/profile/update";
import { endCare } from "@/lib/domain/patients/carers/end";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "../book";
import { cancelConsultation } from "../cancel";
import { agreePhone } from "./agree";
import { readPhone } from "./read";

type Person = Awaited<ReturnType<typeof makePatient>>;

const OF_PATIENT = "+919845012345";
const OF_DOCTOR = "+919845067890";

/** A visit whose room is open, of two people with a number each. */
async function visit({ isOpen = true, patientId, patient }: { isOpen?: boolean; patientId?: string; patient?: Person } = {}) {
  const [doctor, by] = [await makeDoctor(), patient ?? (await makePatient({ firstName: "Meera" }))];
  const slot = await makeSlot(doctor.id);
  const { id } = await bookConsultation(context(by.actor), { slotId: slot.id, complaint: "Cough", mode: "video", patientId });
  if (isOpen) await reachTime(id, 0);
  await updateProfile(context(by.actor), { phone: OF_PATIENT });
  await updateProfile(context(doctor.actor), { phone: OF_DOCTOR });
  const agree = ({ actor }: Person, agreed = true) => agreePhone(context(actor), { id, agreed });
  const read = ({ actor }: Person) => readPhone(context(actor), { id });
  return { id, doctor, patient: by, agree, read };
}

describe("the number of the other side", () => {
  it("is shown to both only once both have agreed, and to neither after one has taken it back", async () => {
    const { doctor, patient, agree, read } = await visit();
    expect(await read(doctor)).toEqual({ agreed: false, saidAt: null, ownPhone: OF_DOCTOR, other: null });
    expect(await agree(patient)).toMatchObject({ agreed: true, ownPhone: OF_PATIENT, other: null });
    // What one side said alone is told to nobody.
    expect(await read(doctor)).toEqual({ agreed: false, saidAt: null, ownPhone: OF_DOCTOR, other: null });
    expect(await agree(doctor)).toMatchObject({ agreed: true, other: { name: "Meera Rao", phone: OF_PATIENT } });
    expect((await read(patient)).other?.phone).toBe(OF_DOCTOR);
    await agree(patient, false);
    expect([(await read(patient)).other, (await read(doctor)).other]).toEqual([null, null]);
    expect(await read(doctor)).toMatchObject({ agreed: true });
  });

  it("is shown only while the room is open", async () => {
    const { id, doctor, patient, agree, read } = await visit({ isOpen: false });
    await agree(patient);
    expect((await agree(doctor)).other).toBeNull();
    await reachTime(id, 0);
    expect((await read(doctor)).other?.phone).toBe(OF_PATIENT);
    await reachTime(id, 10);
    expect((await read(doctor)).other).toBeNull();
  });

  it("is that of the account that agreed, among those who care for a patient", async () => {
    const [mother, aunt] = [await makePatient({ firstName: "Asha" }), await makePatient({ firstName: "Usha" })];
    const child = await makeDependent(mother.id, [aunt.id]);
    const { doctor, agree, read } = await visit({ patient: mother, patientId: child.id });
    await updateProfile(context(aunt.actor), { phone: "+919845011111" });
    await agree(doctor);
    await agree(aunt);
    expect((await read(doctor)).other).toEqual({ name: "Usha Rao", phone: "+919845011111" });
    // Nobody learns the number of another carer here.
    expect(await read(mother)).toMatchObject({ agreed: true, ownPhone: null });
    await agree(mother, false);
    expect((await read(doctor)).other).toBeNull();
  });

  it("is not that of somebody who does not care for the patient any more, and what they agreed to has ended", async () => {
    const [mother, aunt] = [await makePatient({ firstName: "Asha" }), await makePatient({ firstName: "Usha" })];
    const child = await makeDependent(mother.id, [aunt.id]);
    const { doctor, agree, read } = await visit({ patient: mother, patientId: child.id });
    await updateProfile(context(aunt.actor), { phone: "+919845011111" });
    await agree(doctor);
    await agree(aunt);
    await endCare(context(aunt.actor), { id: child.id, carerId: aunt.id });
    expect((await read(doctor)).other).toBeNull();
    expect(await read(mother)).toMatchObject({ agreed: false, ownPhone: OF_PATIENT, other: null });
    await agree(mother);
    expect((await read(doctor)).other).toEqual({ name: "Asha Rao", phone: OF_PATIENT });
  });

  it("is told to neither if one of the two is not there any more", async () => {
    const { doctor, patient, agree, read } = await visit();
    await agree(patient);
    await agree(doctor);
    await updateProfile(context(patient.actor), { phone: null });
    expect([(await read(patient)).other, (await read(doctor)).other]).toEqual([null, null]);
  });

  it("is told to nobody else", async () => {
    const { id, doctor, patient, agree, read } = await visit();
    await agree(patient);
    await agree(doctor);
    await expect(read(await makePatient())).rejects.toMatchObject({ code: "not_found" });
    await expect(read(await makeDoctor())).rejects.toMatchObject({ code: "not_found" });
    await expect(read(await makeAdmin())).rejects.toMatchObject({ code: "forbidden" });
    await expect(agreePhone(context((await makeAdmin()).actor), { id, agreed: true })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("agreeing to be called", () => {
  it("needs a number, and a visit that is not closed; taking it back is always possible", async () => {
    const { id, doctor, patient, agree } = await visit({ isOpen: false });
    await updateProfile(context(patient.actor), { phone: null });
    await expect(agree(patient)).rejects.toMatchObject({ code: "invalid_input", fields: { agreed: [expect.anything()] } });
    await agree(doctor);
    await cancelConsultation(context(doctor.actor), { id, reason: "Ill" });
    await expect(agree(doctor)).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(agree(doctor, false)).resolves.toMatchObject({ agreed: false });
  });

  it("is kept with person and time, in the audit too, and never changed", async () => {
    const { id, doctor, patient, agree, read } = await visit();
    await agree(patient);
    await agree(doctor);
    await agree(patient, false);
    const rows = await database().select().from(phoneAgreements).where(eq(phoneAgreements.consultationId, id)).orderBy(phoneAgreements.id);
    expect(rows.map(({ side, agreed, accountId }) => [side, agreed, accountId])).toEqual([["patient", true, patient.id], ["doctor", true, doctor.id], ["patient", false, patient.id]]);
    await expect(database().update(phoneAgreements).set({ agreed: true }).where(eq(phoneAgreements.consultationId, id))).rejects.toMatchObject({ cause: { code: "23001" } });
    await expect(database().delete(phoneAgreements).where(eq(phoneAgreements.consultationId, id))).rejects.toMatchObject({ cause: { code: "23001" } });
    await read(doctor);
    const entries = await database().select().from(auditLogs).where(eq(auditLogs.actorId, doctor.id)).orderBy(auditLogs.id);
    expect(entries.filter(({ action }) => action.includes("hone")).map(({ action, details }) => [action, details])).toEqual([
      ["consultation.agreePhone", { agreed: true }],
      ["consultation.phone", { shown: false }],
    ]);
    expect(JSON.stringify(entries.map(({ details }) => details))).not.toContain(OF_PATIENT.slice(3));
  });

  it("leaves no number in the answer that is kept for a repeated request", async () => {
    const { id, doctor, patient, agree } = await visit();
    await agree(patient);
    const by = context(doctor.actor, { idempotencyKey: "phone-agreement-1" });
    expect((await agreePhone(by, { id, agreed: true })).other?.phone).toBe(OF_PATIENT);
    await expect(agreePhone(by, { id, agreed: true })).resolves.toMatchObject({ agreed: true, ownPhone: null, other: null });
    expect(await database().$count(phoneAgreements, eq(phoneAgreements.consultationId, id))).toBe(2);
    expect(await database().$count(idempotencyKeys)).toBeGreaterThan(0);
  });

  it("counts the newest answer if both sides and several windows answer at once", async () => {
    const { id, doctor, patient, agree, read } = await visit();
    await Promise.all([agree(patient), agree(doctor), agree(patient), agree(doctor), agree(patient, false), agree(doctor)]);
    const [newest] = (await database().select().from(phoneAgreements).where(eq(phoneAgreements.consultationId, id))).filter(({ side }) => side === "patient").toSorted((a, b) => (a.id < b.id ? 1 : -1));
    expect((await read(doctor)).other !== null).toBe(newest!.agreed);
    expect((await read(patient)).agreed).toBe(newest!.agreed);
  });
});
