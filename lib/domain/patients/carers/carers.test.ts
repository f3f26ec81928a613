import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { patientCarers, patients } from "@/db/schema/patients";
import { transaction } from "@/db/transaction";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { listConsultations } from "@/lib/domain/consultations/list";
import { readConsultation } from "@/lib/domain/consultations/read";
import { listRecordAccess } from "@/lib/domain/records/list-accesses";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { listPatients } from "../list";
import { readPatient } from "../read";
import { updatePatient } from "../update";
import { endCare } from "./end";
import { listCarers } from "./list";

async function family() {
  const [mother, father] = [await makePatient({ firstName: "Meera" }), await makePatient({ firstName: "Ravi" })];
  const { id } = await makeDependent(mother.id, [father.id]);
  const doctor = await makeDoctor();
  const slot = await makeSlot(doctor.id);
  const visit = await bookConsultation(context(mother.actor), { slotId: slot.id, patientId: id, complaint: "Cough at night", mode: "video" });
  return { mother, father, id, visit };
}

describe("two carers", () => {
  it("see the same visits, and each sees what the other did", async () => {
    const { mother, father, id, visit } = await family();
    expect((await listConsultations(context(father.actor), {})).data.map((one) => one.id)).toEqual([visit.id]);
    await expect(readConsultation(context(father.actor), { id: visit.id })).resolves.toMatchObject({ complaint: "Cough at night", bookedBy: { id: mother.id }, accompaniedBy: { name: "Meera Rao", relation: "parent" } });
    const { data } = await listRecordAccess(context(mother.actor), { patientId: id });
    expect(data.map(({ who, kind }) => [who.name, kind])).toEqual([["Ravi Rao", "opened"]]);
    expect((await listRecordAccess(context(father.actor), { patientId: id })).data.map(({ kind }) => kind)).toEqual(["changed"]);
  });

  it("cannot remove each other; one may leave, and sees nothing from then on, while record and audit stay", async () => {
    const { mother, father, id, visit } = await family();
    await expect(endCare(context(mother.actor), { id, carerId: father.id })).rejects.toMatchObject({ code: "forbidden" });
    await endCare(context(father.actor), { id, carerId: father.id });
    await expect(readConsultation(context(father.actor), { id: visit.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listConsultations(context(father.actor), {})).data).toEqual([]);
    expect((await listPatients(context(father.actor), {})).data.map(({ id: own }) => own)).toEqual([father.id]);
    await expect(readConsultation(context(mother.actor), { id: visit.id })).resolves.toMatchObject({ id: visit.id });
    const { data } = await listCarers(context(mother.actor), { id });
    expect(data).toMatchObject([{ id: mother.id, until: null }, { id: father.id, until: expect.any(String) }]);
  });

  it("are never fewer than one, unless an administrator says why", async () => {
    const { mother, father, id } = await family();
    const admin = await makeAdmin();
    await endCare(context(father.actor), { id, carerId: father.id });
    await expect(endCare(context(mother.actor), { id, carerId: mother.id })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(endCare(context(admin.actor), { id, carerId: mother.id })).rejects.toMatchObject({ code: "invalid_input", fields: { reason: expect.anything() } });
    await endCare(context(admin.actor), { id, carerId: mother.id, reason: "Court order of 3 March seen" });
    const [row] = await database().select().from(patientCarers).where(and(eq(patientCarers.patientId, id), eq(patientCarers.accountId, mother.id)));
    expect(row).toMatchObject({ endedBy: admin.id, endReason: "Court order of 3 March seen", until: expect.any(Date) });
    expect(await database().$count(auditLogs, and(eq(auditLogs.patientId, id), eq(auditLogs.reason, "Court order of 3 March seen")))).toBe(1);
  });

  it("do not both leave if they leave at once", async () => {
    const { mother, father, id } = await family();
    const left = await Promise.allSettled([mother, father].map(({ actor }) => endCare(context(actor), { id, carerId: actor.id })));
    expect(left.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().$count(patientCarers, and(eq(patientCarers.patientId, id)))).toBe(2);
  });
});

it("a carer whose care ends while a change waits for the record changes nothing", async () => {
  const { father, id } = await family();
  const { version } = await readPatient(context(father.actor), { id });
  const change = await transaction(async (db) => {
    await db.select({ id: patients.id }).from(patients).where(eq(patients.id, id)).for("update");
    const waiting = updatePatient(context(father.actor), { id, firstName: "Changed", dateOfBirth: "2020-01-01", gender: "female", relation: "child", version });
    waiting.catch(() => {});
    await expect.poll(() => database().execute(sql`select pid from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`)).toHaveLength(1);
    await db.update(patientCarers).set({ until: new Date(), endedBy: father.id }).where(and(eq(patientCarers.patientId, id), eq(patientCarers.accountId, father.id)));
    return { value: { waiting } };
  });
  await expect(change.waiting).rejects.toMatchObject({ code: "not_found" });
});

describe("a person with an account", () => {
  it("cannot be removed from their own record, and dismisses a carer", async () => {
    const [person, carer] = [await makePatient(), await makePatient()];
    await database().insert(patientCarers).values({ accountId: carer.id, patientId: person.id, relation: "parent" });
    await expect(endCare(context(person.actor), { id: person.id, carerId: person.id })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(endCare(context(carer.actor), { id: person.id, carerId: person.id })).rejects.toMatchObject({ code: "forbidden" });
    await endCare(context(person.actor), { id: person.id, carerId: carer.id });
    expect((await listPatients(context(carer.actor), {})).data).toHaveLength(1);
  });
});
