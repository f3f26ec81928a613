import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { consultationAddenda, consultationNotes } from "@/db/schema/notes";
import { openEmergencyAccess } from "@/lib/domain/records/emergency/open";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "../book";
import { readBrief } from "../brief/read";
import { updateConsultation } from "../update";
import { addAddendum } from "./add-addendum";
import { listVersionsOfNotes } from "./list-versions";
import { readNotes } from "./read";
import { writeNotes } from "./write";

const texts = { complaint: "Acidity", history: "Two weeks, worse at night", findings: "Tongue coated", assessment: "Functional dyspepsia", plan: "Review in two weeks" };

async function visit(status: "scheduled" | "in_progress" = "in_progress") {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const slot = await makeSlot(doctor.id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Acidity", mode: "video" });
  await reachTime(id, 0);
  if (status === "in_progress") await updateConsultation(context(doctor.actor), { id, status });
  return { id, doctor, patient };
}
const complete = (visit: { id: string; doctor: Awaited<ReturnType<typeof makeDoctor>> }) => updateConsultation(context(visit.doctor.actor), { id: visit.id, status: "completed", reason: "We spoke by phone." });
const entries = (id: string) => database().select().from(auditLogs).where(and(eq(auditLogs.resourceId, id), eq(auditLogs.action, "consultation.writeNotes"))).orderBy(auditLogs.id);

describe("notes", () => {
  it("begin as an empty sheet and are read back as they were written, by the doctor at once and by the patient after the visit", async () => {
    const { id, doctor, patient } = await visit();
    await expect(readNotes(context(doctor.actor), { id })).resolves.toMatchObject({ version: 0, complaint: null, author: null, savedAt: null, writable: "notes" });
    await expect(writeNotes(context(doctor.actor), { id, version: 0, ...texts })).resolves.toMatchObject({ version: 1, ...texts });
    await expect(readNotes(context(patient.actor), { id })).resolves.toMatchObject({ version: 0, complaint: null, assessment: null, author: null });
    await expect(readNotes(context(doctor.actor), { id })).resolves.toMatchObject({ version: 1, ...texts });
    await complete({ id, doctor });
    for (const { actor } of [doctor, patient]) {
      await expect(readNotes(context(actor), { id })).resolves.toMatchObject({ version: 1, ...texts, author: { id: doctor.id, name: "Dr. Meera Iyer" }, savedAt: expect.any(String), withheld: false });
    }
  });

  it("keep every version, encrypted", async () => {
    const { id, doctor } = await visit();
    await writeNotes(context(doctor.actor), { id, version: 0, history: "Two weeks" });
    await writeNotes(context(doctor.actor), { id, version: 1, history: "Two months", plan: "" });
    const rows = await database().select().from(consultationNotes).where(eq(consultationNotes.consultationId, id)).orderBy(consultationNotes.version);
    expect(rows.map(({ version, authorId, plan }) => ({ version, authorId, plan }))).toEqual([1, 2].map((version) => ({ version, authorId: doctor.id, plan: null })));
    expect(JSON.stringify(rows)).not.toContain("Two");
  });

  it("are read in every version, newest first and page by page, by their doctor only", async () => {
    const { id, doctor, patient } = await visit();
    for (const [version, plan] of ["Rest", "Rest and water", "Rest, water, diet"].entries()) await writeNotes(context(doctor.actor), { id, version, plan });
    const first = await listVersionsOfNotes(context(doctor.actor), { id, limit: 2 });
    expect(first.data).toMatchObject([{ version: 3, plan: "Rest, water, diet", author: { id: doctor.id } }, { version: 2, plan: "Rest and water" }]);
    const second = await listVersionsOfNotes(context(doctor.actor), { id, limit: 2, cursor: first.nextCursor! });
    expect(second).toMatchObject({ data: [{ version: 1, plan: "Rest", savedAt: expect.any(String) }], nextCursor: null });
    await expect(listVersionsOfNotes(context(patient.actor), { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(listVersionsOfNotes(context((await makeDoctor()).actor), { id })).rejects.toMatchObject({ code: "not_found" });
    const admin = await makeAdmin();
    await expect(listVersionsOfNotes(context(admin.actor), { id })).resolves.toMatchObject({ withheld: true, data: [{ version: 3, plan: null }, {}, {}] });
  });

  it("cannot be changed or deleted in the database, but encrypted under another key", async () => {
    const { id, doctor } = await visit();
    await writeNotes(context(doctor.actor), { id, version: 0, history: "Two weeks" });
    await complete({ id, doctor });
    await addAddendum(context(doctor.actor), { id, text: "The lab called" });
    for (const table of [consultationNotes, consultationAddenda]) {
      await expect(database().delete(table).where(eq(table.consultationId, id))).rejects.toMatchObject({ cause: { code: "23001" } });
      await expect(database().update(table).set({ authorId: doctor.id, ...(table === consultationNotes ? { savedAt: new Date(0) } : { writtenAt: new Date(0) }) }).where(eq(table.consultationId, id))).rejects.toMatchObject({ cause: { code: "23001" } });
    }
    await expect(database().update(consultationNotes).set({ history: sql`history` }).where(eq(consultationNotes.consultationId, id))).resolves.toBeDefined();
  });

  it("of an older version are refused with the version that was saved meanwhile", async () => {
    const { id, doctor } = await visit();
    await writeNotes(context(doctor.actor), { id, version: 0, history: "In this window" });
    await expect(writeNotes(context(doctor.actor), { id, version: 0, history: "In the other window" })).rejects.toMatchObject({
      code: "edit_conflict",
      extra: { current: { version: 1, history: "In this window", plan: null, author: { id: doctor.id } } },
    });
    await expect(readNotes(context(doctor.actor), { id })).resolves.toMatchObject({ version: 1, history: "In this window" });
  });

  it("of twenty windows that save at once: one is written, nineteen are told, and all twenty can be written after one another", async () => {
    const { id, doctor } = await visit();
    const save = (n: number, version: number) => writeNotes(context(doctor.actor), { id, version, plan: `Window ${n}` });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => save(n, 0)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "edit_conflict", extra: { current: { version: 1, plan: expect.stringContaining("Window") } } });
    const losers = tries.flatMap(({ status }, n) => (status === "rejected" ? [n] : []));
    for (const [place, n] of losers.entries()) await save(n, place + 1);
    const rows = await database().select({ version: consultationNotes.version }).from(consultationNotes).where(eq(consultationNotes.consultationId, id)).orderBy(consultationNotes.version);
    expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  }, 60_000);

  it("that are sent again after a lost answer make no second version", async () => {
    const { id, doctor } = await visit();
    for (let n = 0; n < 3; n++) await expect(writeNotes(context(doctor.actor), { id, version: 0, ...texts })).resolves.toMatchObject({ version: 1 });
    expect(await database().$count(consultationNotes, eq(consultationNotes.consultationId, id))).toBe(1);
  });

  it("that are saved as they are typed get one entry in the audit in five minutes, which says which versions came before", async () => {
    const { id, doctor } = await visit();
    for (let version = 0; version < 5; version++) await writeNotes(context(doctor.actor), { id, version, plan: "x".repeat(version + 1) });
    expect((await entries(id)).map(({ details }) => details)).toEqual([{ version: 1, auditedBefore: null }]);
    // As it is five minutes after the first of two saves.
    const later = await visit();
    const row = (version: number, secondsAgo: number) => ({ consultationId: later.id, version, authorId: later.doctor.id, savedAt: new Date(Date.now() - secondsAgo * 1000), audited: version === 1 });
    await database().insert(consultationNotes).values([row(1, 301), row(2, 1)]);
    for (let version = 2; version < 5; version++) await writeNotes(context(later.doctor.actor), { id: later.id, version, plan: "y".repeat(version) });
    expect(await entries(later.id)).toMatchObject([{ details: { version: 3, auditedBefore: 1 }, patientId: later.patient.id, actorId: later.doctor.id }]);
  });

  it("are the doctor's: the patient may not write them, and for others there is nothing", async () => {
    const { id, patient } = await visit();
    await expect(writeNotes(context(patient.actor), { id, version: 0, plan: "Rest" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(addAddendum(context(patient.actor), { id, text: "Rest" })).rejects.toMatchObject({ code: "forbidden" });
    for (const other of [await makePatient(), await makeDoctor()]) {
      await expect(readNotes(context(other.actor), { id })).rejects.toMatchObject({ code: "not_found" });
      await expect(writeNotes(context(other.actor), { id, version: 0, plan: "Rest" })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("are read by whoever cares for the patient, and by an administrator only in an emergency", async () => {
    const { id, doctor } = await visit();
    await writeNotes(context(doctor.actor), { id, version: 0, ...texts });
    const [mother, admin] = [await makePatient(), await makeAdmin()];
    const child = await makeDependent(mother.id);
    await database().update(consultations).set({ patientId: child.id }).where(eq(consultations.id, id));
    await complete({ id, doctor });
    await expect(readNotes(context(mother.actor), { id })).resolves.toMatchObject({ plan: texts.plan });
    for (const read of [readNotes, async (...of: Parameters<typeof readBrief>) => (await readBrief(...of)).notes]) {
      await expect(read(context(admin.actor), { id })).resolves.toMatchObject({ withheld: true, plan: null, history: null, addenda: [] });
    }
    await openEmergencyAccess(context(admin.actor), { patientId: child.id, reason: "Unconscious in the emergency room" });
    await expect(readNotes(context(admin.actor), { id })).resolves.toMatchObject({ withheld: false, plan: texts.plan, emergencyAccess: expect.any(Object) });
    const rows = await database().select({ action: auditLogs.action, details: auditLogs.details }).from(auditLogs).where(and(eq(auditLogs.actorId, admin.id), eq(auditLogs.resourceId, id))).orderBy(auditLogs.id);
    expect(rows).toMatchObject([{ details: { withheld: true } }, { details: { withheld: true } }, { action: "consultation.notes", details: { emergencyAccessId: expect.any(String) } }]);
  });
});

describe("a visit that was closed", () => {
  it("keeps its notes as they are and takes addenda, in order and dated", async () => {
    const one = await visit();
    const by = () => context(one.doctor.actor);
    await writeNotes(by(), { id: one.id, version: 0, ...texts });
    await expect(addAddendum(by(), { id: one.id, text: "Too early" })).rejects.toMatchObject({ code: "invalid_transition" });
    await complete(one);
    await expect(writeNotes(by(), { id: one.id, version: 1, ...texts, plan: "Changed" })).rejects.toMatchObject({ code: "invalid_transition" });
    await addAddendum(by(), { id: one.id, text: "The lab called" });
    await expect(addAddendum(by(), { id: one.id, text: "And again" })).resolves.toMatchObject({ writable: "addenda", plan: texts.plan });
    const { addenda } = await readNotes(context(one.patient.actor), { id: one.id });
    expect(addenda).toMatchObject([{ text: "The lab called", author: { name: "Dr. Meera Iyer" } }, { text: "And again" }]);
    expect(Date.now() - Date.parse(addenda[0]!.writtenAt)).toBeLessThan(60_000);
  });

  it("is closed for notes that are saved in the same moment: they are written before or refused", async () => {
    const one = await visit();
    const [saved, completed] = await Promise.allSettled([writeNotes(context(one.doctor.actor), { id: one.id, version: 0, ...texts }), complete(one)]);
    expect(completed.status).toBe("fulfilled");
    const { version } = await readNotes(context(one.doctor.actor), { id: one.id });
    expect(version).toBe(saved.status === "fulfilled" ? 1 : 0);
    if (saved.status === "rejected") expect(saved.reason).toMatchObject({ code: "invalid_transition" });
  });

  it("by mistake cannot be undone any more once notes were saved", async () => {
    const { id, doctor } = await visit();
    await writeNotes(context(doctor.actor), { id, version: 0, plan: "Rest" });
    await expect(updateConsultation(context(doctor.actor), { id, status: "scheduled" })).rejects.toMatchObject({ code: "invalid_transition" });
  });
});
