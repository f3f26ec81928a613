import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { consultationIntakes } from "@/db/schema/intakes";
import { openEmergencyAccess } from "@/lib/domain/records/emergency/open";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "../book";
import { updateConsultation } from "../update";
import { readIntake } from "./read";
import { writeIntake } from "./write";

const told = { since: "Two weeks", history: "Ulcer in 2019", allergies: "Penicillin: rash", medicines: "Metformin 500 mg", heightCm: 161.5, weightKg: 58 };
type Person = Awaited<ReturnType<typeof makePatient>>;

async function visit({ patient, doctor, hours = 24, patientId }: { patient?: Person; doctor?: Person; hours?: number; patientId?: string } = {}) {
  const [by, of] = [patient ?? (await makePatient()), doctor ?? (await makeDoctor())];
  const slot = await makeSlot(of.id, { startsInHours: hours });
  const { id } = await bookConsultation(context(by.actor), { slotId: slot.id, complaint: "Acidity", mode: "video", patientId });
  return { id, doctor: of, patient: by };
}

describe("an intake", () => {
  it("is empty at first, and what the patient tells is read by the doctor", async () => {
    const { id, doctor, patient } = await visit();
    await expect(readIntake(context(doctor.actor), { id })).resolves.toMatchObject({ version: 0, allergies: null, author: null, editable: true });
    await expect(writeIntake(context(patient.actor), { id, version: 0, ...told })).resolves.toMatchObject({ version: 1, ...told });
    await expect(readIntake(context(doctor.actor), { id })).resolves.toMatchObject({ version: 1, ...told, author: { id: patient.id, name: "Asha Rao" } });
  });

  it("keeps each version, encrypted; an emptied field is empty", async () => {
    const { id, patient } = await visit();
    await writeIntake(context(patient.actor), { id, version: 0, ...told });
    await expect(writeIntake(context(patient.actor), { id, version: 1, allergies: " ", weightKg: null as never })).resolves.toMatchObject({ version: 2, allergies: null, weightKg: null, since: null });
    const rows = await database().select().from(consultationIntakes).where(eq(consultationIntakes.consultationId, id));
    expect(rows).toHaveLength(2);
    for (const word of ["Penicillin", "161", "Metformin"]) expect(JSON.stringify(rows.map(({ allergies, heightCm, medicines }) => [allergies, heightCm, medicines]))).not.toContain(word);
    await expect(database().delete(consultationIntakes).where(eq(consultationIntakes.consultationId, id))).rejects.toMatchObject({ cause: { code: "23001" } });
  });

  it("of an older version is refused; of ten at once one is written", async () => {
    const { id, patient } = await visit();
    const tries = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => writeIntake(context(patient.actor), { id, version: 0, allergies: `None ${n}` })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "edit_conflict" });
  });

  it("can be changed until the visit starts, by whoever cares for the patient and nobody else", async () => {
    const mother = await makePatient();
    const child = await makeDependent(mother.id);
    const { id, doctor } = await visit({ patient: mother, patientId: child.id });
    await writeIntake(context(mother.actor), { id, version: 0, allergies: "Peanuts" });
    await expect(writeIntake(context(doctor.actor), { id, version: 1, allergies: "None" })).rejects.toMatchObject({ code: "forbidden" });
    for (const other of [await makePatient(), await makeDoctor()]) await expect(writeIntake(context(other.actor), { id, allergies: "None" })).rejects.toMatchObject({ code: "not_found" });
    await reachTime(id, 0);
    await updateConsultation(context(doctor.actor), { id, status: "in_progress" });
    await expect(writeIntake(context(mother.actor), { id, version: 1, allergies: "None" })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(readIntake(context(mother.actor), { id })).resolves.toMatchObject({ allergies: "Peanuts", editable: false });
  });

  it("offers the patient, and not the doctor, what was told before an earlier visit", async () => {
    const patient = await makePatient();
    const [oldest, last, next] = [await visit({ patient, hours: 24 }), await visit({ patient, hours: 48 }), await visit({ patient, hours: 72 })];
    await writeIntake(context(patient.actor), { id: oldest.id, allergies: "None", medicines: "None" });
    await writeIntake(context(patient.actor), { id: last.id, allergies: "Dust" });
    await writeIntake(context(patient.actor), { id: last.id, allergies: told.allergies, medicines: told.medicines, history: "Told the other doctor only" });
    const begun = await readIntake(context(patient.actor), { id: next.id });
    expect(begun).toMatchObject({ allergies: null, earlier: { consultationId: last.id, doctorName: "Dr. Meera Iyer", allergies: told.allergies, medicines: told.medicines } });
    expect(JSON.stringify(begun)).not.toContain("Told the other doctor only");
    await expect(readIntake(context(next.doctor.actor), { id: next.id })).resolves.toMatchObject({ earlier: null });
    await writeIntake(context(patient.actor), { id: next.id, allergies: told.allergies });
    await expect(readIntake(context(patient.actor), { id: next.id })).resolves.toMatchObject({ earlier: null });
    // Nothing of a visit to come is an earlier one.
    await expect(readIntake(context(patient.actor), { id: oldest.id })).resolves.toMatchObject({ allergies: "None", earlier: null });
  });

  it("is withheld from an administrator, except in an emergency", async () => {
    const { id, patient } = await visit();
    await writeIntake(context(patient.actor), { id, version: 0, ...told });
    const admin = await makeAdmin();
    await expect(readIntake(context(admin.actor), { id })).resolves.toMatchObject({ withheld: true, allergies: null, heightCm: null, weightKg: null, since: null, medicines: null });
    await openEmergencyAccess(context(admin.actor), { patientId: patient.id, reason: "Unconscious in the emergency room" });
    await expect(readIntake(context(admin.actor), { id })).resolves.toMatchObject({ withheld: false, ...told });
  });

  it("of a cancelled visit stays as it is", async () => {
    const { id, patient } = await visit();
    await database().update(consultations).set({ status: "cancelled", cancelledAt: new Date() }).where(eq(consultations.id, id));
    await expect(writeIntake(context(patient.actor), { id, allergies: "None" })).rejects.toMatchObject({ code: "invalid_transition" });
  });
});
