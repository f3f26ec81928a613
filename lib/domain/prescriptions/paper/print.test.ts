import { describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { sheetsOf } from "@/lib/platform/papers/testing/pdf-text";
import { bookConsultation } from "../../consultations/book";
import { revokePrescription } from "../revoke";
import { writePrescription } from "../write";
import { printPrescription } from "./print";

const triphala = { drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" };

async function paper({ draft = false } = {}) {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const slot = await makeSlot(doctor.id);
  const { id: consultationId } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Bloated", mode: "video" });
  await database().update(consultations).set({ status: "in_progress", startedAt: new Date() }).where(eq(consultations.id, consultationId));
  const { id } = await writePrescription(context(doctor.actor), { consultationId, diagnosis: "Functional bloating", medications: [triphala], draft });
  return { id, doctor, patient };
}

async function bytesOf(answer: Awaited<ReturnType<typeof printPrescription>>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of answer.chunks) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

describe("printPrescription", () => {
  it("gives its patient and its doctor the signed paper, under a name without a name of a person, and audits it for the patient", async () => {
    const { id, doctor, patient } = await paper();
    const answer = await printPrescription(context(patient.actor), { id });
    expect(answer).toMatchObject({ type: "application/pdf", fileName: `prescription-${id}.pdf`, whole: { isShown: true } });
    const bytes = await bytesOf(answer);
    expect((await sheetsOf(bytes))[0]).toContain("TRIPHALA CHURNA");
    expect(Buffer.compare(bytes, await bytesOf(await printPrescription(context(doctor.actor), { id })))).toBe(0);
    const rows = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(rows.filter(({ action }) => action === "prescription.print")).toMatchObject([{ patientId: patient.id, outcome: "success" }, { patientId: patient.id }]);
  });

  it("never prints a draft: its doctor is told to sign it, its patient that there is none", async () => {
    const { id, doctor, patient } = await paper({ draft: true });
    await expect(printPrescription(context(doctor.actor), { id })).rejects.toMatchObject({ code: "invalid_transition", detail: { key: "refusals.prescription.draftNotPrinted" } });
    await expect(printPrescription(context(patient.actor), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not found by others, and withheld from an administrator without an emergency", async () => {
    const { id } = await paper();
    const [stranger, other, admin] = await Promise.all([makePatient(), makeDoctor(), makeAdmin()]);
    for (const { actor } of [stranger, other]) await expect(printPrescription(context(actor), { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(printPrescription(context(admin.actor), { id })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("says on the paper that it was revoked", async () => {
    const { id, doctor, patient } = await paper();
    await revokePrescription(context(doctor.actor), { id, reason: "An allergy was found" });
    const [sheet] = await sheetsOf(await bytesOf(await printPrescription(context(patient.actor), { id, language: "en", size: "A5" })));
    expect(sheet).toContain("Revoked by the doctor on");
    expect(sheet).toContain("REVOKED");
    expect(sheet).not.toContain("allergy");
  });
});
