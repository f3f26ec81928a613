import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { profiles } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { consultationChecks } from "@/db/schema/checks";
import { consultations } from "@/db/schema/consultations";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "../book";
import { readConsultation } from "../read";
import { updateConsultation } from "../update";
import { checkVisit } from "./check";

type Person = Awaited<ReturnType<typeof makePatient>>;

async function visit({ doctor, patient, patientId, hours = 24 }: { doctor?: Person; patient?: Person; patientId?: string; hours?: number } = {}) {
  const [of, by] = [doctor ?? (await makeDoctor()), patient ?? (await makePatient({ firstName: "Meera" }))];
  const slot = await makeSlot(of.id, { startsInHours: hours });
  const { id } = await bookConsultation(context(by.actor), { slotId: slot.id, complaint: "Cough", mode: "video", patientId });
  return { id, doctor: of, patient: by };
}

/** The same two, with a completed visit so many days before one that is to come. */
async function afterVisit(days: number) {
  const earlier = await visit();
  const later = await visit({ ...earlier, hours: 48 });
  const [row] = await database().select().from(consultations).where(eq(consultations.id, later.id));
  const began = new Date(row!.startsAt.getTime() - days * 86_400_000);
  await database().update(consultations).set({ status: "completed", completedAt: began, startsAt: began, endsAt: new Date(began.getTime() + 1_800_000) }).where(eq(consultations.id, earlier.id));
  return later;
}

describe("who the patient is", () => {
  it("is confirmed by the doctor, with person, time and what the page showed", async () => {
    const { id, doctor, patient } = await visit();
    await database().update(profiles).set({ dateOfBirth: `${new Date().getUTCFullYear() - 40}-01-01` }).where(eq(profiles.personId, patient.id));
    await expect(readConsultation(context(doctor.actor), { id })).resolves.toMatchObject({ checks: [] });
    await checkVisit(context(doctor.actor), { id, kind: "identity" });
    await database().update(profiles).set({ firstName: "Other" }).where(eq(profiles.personId, patient.id));
    const { checks } = await readConsultation(context(patient.actor), { id });
    expect(checks).toMatchObject([{ kind: "identity", holds: true, by: { id: doctor.id, name: "Dr. Meera Iyer" }, shown: "Meera Rao, 40 years" }]);
    expect(Date.now() - Date.parse(checks![0]!.at)).toBeLessThan(60_000);
    const [entry] = await database().select().from(auditLogs).where(eq(auditLogs.action, "consultation.check")).orderBy(auditLogs.id).limit(1);
    expect(entry).toMatchObject({ actorId: expect.any(String), details: { kind: "identity", holds: true } });
  });

  it("can be taken back: both rows stay, and the newer counts", async () => {
    const { id, doctor } = await visit();
    await checkVisit(context(doctor.actor), { id, kind: "identity" });
    await expect(checkVisit(context(doctor.actor), { id, kind: "identity", holds: false })).resolves.toMatchObject({ checks: [{ kind: "identity", holds: false }] });
    expect(await database().$count(consultationChecks, eq(consultationChecks.consultationId, id))).toBe(2);
    await expect(database().delete(consultationChecks).where(eq(consultationChecks.consultationId, id))).rejects.toMatchObject({ cause: { code: "23001" } });
    await expect(database().update(consultationChecks).set({ holds: true }).where(eq(consultationChecks.consultationId, id))).rejects.toMatchObject({ cause: { code: "23001" } });
  });

  it("is confirmed by nobody else, and not after the visit", async () => {
    const { id, doctor, patient } = await visit();
    await expect(checkVisit(context(patient.actor), { id, kind: "identity" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(checkVisit(context((await makeAdmin()).actor), { id, kind: "identity" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(checkVisit(context((await makeDoctor()).actor), { id, kind: "identity" })).rejects.toMatchObject({ code: "not_found" });
    await reachTime(id, 0);
    await updateConsultation(context(doctor.actor), { id, status: "in_progress" });
    // The visit can be held and closed without it.
    await expect(updateConsultation(context(doctor.actor), { id, status: "completed", reason: "We spoke by phone." })).resolves.toMatchObject({ status: "completed", checks: [] });
    await expect(checkVisit(context(doctor.actor), { id, kind: "identity" })).rejects.toMatchObject({ code: "invalid_transition" });
  });
});

describe("the adult at a minor's visit", () => {
  it("is the one who was named at the booking", async () => {
    const mother = await makePatient();
    const child = await makeDependent(mother.id);
    const { id, doctor } = await visit({ patient: mother, patientId: child.id });
    await expect(checkVisit(context(doctor.actor), { id, kind: "adult" })).resolves.toMatchObject({ checks: [{ kind: "adult", shown: "Asha Rao, parent" }] });
    const grown = await visit();
    await expect(checkVisit(context(grown.doctor.actor), { id: grown.id, kind: "adult" })).rejects.toMatchObject({ code: "invalid_input", fields: { kind: [expect.anything()] } });
  });
});

describe("consent", () => {
  it("is implied by the booking until the doctor records that it was given expressly", async () => {
    const { id, doctor } = await visit();
    const { consentAt, consent } = await readConsultation(context(doctor.actor), { id });
    expect(consent).toEqual({ kind: "implied", at: consentAt });
    const explicit = await checkVisit(context(doctor.actor), { id, kind: "consent" });
    expect(explicit.consent!.kind).toBe("explicit");
    expect(Date.parse(explicit.consent!.at)).toBeGreaterThan(Date.parse(consentAt));
  });
});

describe("a visit after an earlier one", () => {
  it("is a follow-up only if the doctor confirms the condition, and it is not too late", async () => {
    const soon = await afterVisit(30);
    const read = () => readConsultation(context(soon.doctor.actor), { id: soon.id });
    await expect(read()).resolves.toMatchObject({ visitKind: { kind: "first", mayFollowUp: true, sameCondition: null, lastVisitAt: expect.any(String) } });
    await expect(checkVisit(context(soon.doctor.actor), { id: soon.id, kind: "condition" })).resolves.toMatchObject({ visitKind: { kind: "follow_up", sameCondition: true } });
    await expect(checkVisit(context(soon.doctor.actor), { id: soon.id, kind: "condition", holds: false })).resolves.toMatchObject({ visitKind: { kind: "first", sameCondition: false } });
    const late = await afterVisit(200);
    await expect(checkVisit(context(late.doctor.actor), { id: late.id, kind: "condition" })).resolves.toMatchObject({ visitKind: { kind: "first", mayFollowUp: false } });
  });

  it("has no such question without an earlier visit with this doctor, and an administrator learns nothing of it", async () => {
    const { id, doctor } = await visit();
    await expect(checkVisit(context(doctor.actor), { id, kind: "condition" })).rejects.toMatchObject({ code: "invalid_input" });
    const later = await afterVisit(30);
    await checkVisit(context(later.doctor.actor), { id: later.id, kind: "condition" });
    await checkVisit(context(later.doctor.actor), { id: later.id, kind: "identity" });
    const seen = await readConsultation(context((await makeAdmin()).actor), { id: later.id });
    expect(seen.visitKind).toBeUndefined();
    expect(seen.checks).toMatchObject([{ kind: "identity", shown: null }]);
  });
});
