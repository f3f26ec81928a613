import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { payments } from "@/db/schema/payments";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, makeStay, meetInRoom, reachTime } from "@/lib/domain/testing/fixtures";
import { allows } from "@/lib/core/access";
import { bookConsultation } from "./book";
import { cancelConsultation } from "./cancel";
import { listConsultations } from "./list";
import { findInvariantViolations } from "./queries";
import { readConsultation } from "./read";
import { updateConsultation } from "./update";

const complaint = "Stiff shoulder since the fall";

async function visit({ startsInHours = 24 } = {}) {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const slot = await makeSlot(doctor.id, { startsInHours });
  const booked = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });
  return { doctor, patient, slot, booked, id: booked.id };
}

const paymentOf = async (id: string) => (await database().select().from(payments).where(eq(payments.consultationId, id)))[0];

describe("cancelConsultation", () => {
  it("frees the slot, so that it can be booked again, and voids a payment that was not yet paid", async () => {
    const { patient, id, slot } = await visit();
    const cancelled = await cancelConsultation(context(patient.actor), { id, reason: "Feeling better" });
    expect(cancelled).toMatchObject({ status: "cancelled", cancelReason: "Feeling better", cancelledAt: expect.any(String), payment: { status: "void" } });
    const other = await makePatient();
    await expect(bookConsultation(context(other.actor), { slotId: slot.id, complaint, mode: "audio" })).resolves.toMatchObject({ status: "scheduled" });
    expect(Object.values(await findInvariantViolations(database())).every((count) => count === 0)).toBe(true);
  });

  it("owes a full refund if there are at least two hours left, and none later", async () => {
    for (const [startsInHours, status] of [[3, "refund_due"], [1, "paid"]] as const) {
      const { patient, id } = await visit({ startsInHours });
      await database().update(payments).set({ status: "paid", paidAt: new Date() }).where(eq(payments.consultationId, id));
      await cancelConsultation(context(patient.actor), { id, reason: "Cannot come" });
      expect((await paymentOf(id))?.status).toBe(status);
    }
  });

  it("asks again if the refund is less than the patient was shown", async () => {
    const { patient, id } = await visit({ startsInHours: 1 });
    await database().update(payments).set({ status: "paid", paidAt: new Date() }).where(eq(payments.consultationId, id));
    const cancel = (amount: number) => cancelConsultation(context(patient.actor), { id, reason: "Cannot come", seenRefund: { amount } });
    await expect(cancel(50_000)).rejects.toMatchObject({ code: "amount_changed", extra: { seen: { amount: 50_000 }, now: { amount: 0 } } });
    await expect(cancel(0)).resolves.toMatchObject({ status: "cancelled", payment: { status: "paid" } });
  });

  it("cannot be done twice", async () => {
    const { patient, id } = await visit();
    await cancelConsultation(context(patient.actor), { id, reason: "Cannot come" });
    await expect(cancelConsultation(context(patient.actor), { id, reason: "Again" })).rejects.toMatchObject({ code: "invalid_transition", extra: { allowed: [] } });
  });

  it("is open to its doctor and to an administrator, and hidden from others; each refusal is audited", async () => {
    const { doctor, id } = await visit();
    for (const stranger of [await makePatient(), await makeDoctor()]) {
      await expect(cancelConsultation(context(stranger.actor), { id, reason: "Mischief" })).rejects.toMatchObject({ code: "not_found" });
      const [denial] = await database().select().from(auditLogs).where(and(eq(auditLogs.actorId, stranger.id), eq(auditLogs.resourceId, id)));
      expect(denial).toMatchObject({ action: "consultation.cancel", outcome: "denied" });
    }
    await expect(cancelConsultation(context(doctor.actor), { id, reason: "Called away" })).resolves.toMatchObject({ status: "cancelled" });
    const second = await visit();
    const admin = await makeAdmin();
    await expect(cancelConsultation(context(admin.actor), { id: second.id, reason: "Doctor is ill" })).resolves.toMatchObject({ status: "cancelled", complaint: null });
  });
});

describe("updateConsultation", () => {
  it("lets the doctor write the record and change the state up to completed", async () => {
    const { doctor, patient, id } = await visit({ startsInHours: 0.1 });
    await updateConsultation(context(doctor.actor), { id, status: "in_progress", notes: "Range of motion limited" });
    await meetInRoom(id);
    const done = await updateConsultation(context(doctor.actor), { id, status: "completed", diagnosis: "Apabahuka", advice: "Warm oil, rest" });
    expect(done).toMatchObject({ status: "completed", startedAt: expect.any(String), completedAt: expect.any(String), version: 3 });
    const read = await readConsultation(context(patient.actor), { id });
    expect(read).toMatchObject({ complaint, notes: "Range of motion limited", diagnosis: "Apabahuka", advice: "Warm oil, rest" });
  });

  it("can be started from ten minutes before its time, and not a week ahead", async () => {
    const ahead = await visit({ startsInHours: 7 * 24 });
    const start = updateConsultation(context(ahead.doctor.actor), { id: ahead.id, status: "in_progress" });
    await expect(start).rejects.toMatchObject({ code: "invalid_transition", detail: { key: "refusals.consultation.tooEarly", values: { minutes: 10 } } });
    const early = await visit({ startsInHours: 10.2 / 60 });
    await expect(updateConsultation(context(early.doctor.actor), { id: early.id, status: "in_progress" })).rejects.toMatchObject({ code: "invalid_transition" });
    const soon = await visit({ startsInHours: 9.9 / 60 });
    await expect(updateConsultation(context(soon.doctor.actor), { id: soon.id, status: "in_progress" })).resolves.toMatchObject({ status: "in_progress" });
  });

  it("takes back a start by mistake while nothing has been written, and not after that", async () => {
    const { doctor, patient, id } = await visit({ startsInHours: 0.1 });
    const by = context(doctor.actor);
    const move = (status: "in_progress" | "scheduled", more = {}) => updateConsultation(by, { id, status, ...more });
    await move("in_progress");
    await expect(move("scheduled")).resolves.toMatchObject({ status: "scheduled", startedAt: null });
    await expect(updateConsultation(context(patient.actor), { id, complaint: "Both shoulders" })).resolves.toMatchObject({ complaint: "Both shoulders" });
    await move("in_progress");
    await expect(move("scheduled", { notes: "x" })).rejects.toMatchObject({ code: "invalid_transition" });
    await updateConsultation(by, { id, mode: "audio" });
    await expect(move("scheduled")).rejects.toMatchObject({ code: "invalid_transition", detail: { key: "refusals.consultation.alreadyWritten" } });
  });

  it("names the allowed states if a state cannot follow", async () => {
    const { doctor, id } = await visit();
    await expect(updateConsultation(context(doctor.actor), { id, status: "completed" })).rejects.toMatchObject({
      code: "invalid_transition", extra: { allowed: ["in_progress", "cancelled", "no_show"] },
    });
  });

  it("does not accept `no_show` before the consultation's time", async () => {
    const { doctor, id } = await visit();
    await expect(updateConsultation(context(doctor.actor), { id, status: "no_show" })).rejects.toMatchObject({ code: "invalid_transition" });
    await database().update(consultations).set({ startsAt: new Date(Date.now() - 3_600_000) }).where(eq(consultations.id, id));
    await makeStay(id, "doctor", { from: -60, to: -49 });
    await expect(updateConsultation(context(doctor.actor), { id, status: "no_show" })).resolves.toMatchObject({ status: "no_show" });
  });

  it("lets the patient change the complaint until the start, and nothing else", async () => {
    const { doctor, patient, id } = await visit();
    await expect(updateConsultation(context(patient.actor), { id, complaint: "Both shoulders" })).resolves.toMatchObject({ complaint: "Both shoulders" });
    await expect(updateConsultation(context(patient.actor), { id, diagnosis: "I know best" })).rejects.toMatchObject({ code: "forbidden", fields: { diagnosis: [expect.any(Object)] } });
    await expect(updateConsultation(context(patient.actor), { id, status: "completed" })).rejects.toMatchObject({ code: "forbidden" });
    await reachTime(id);
    await updateConsultation(context(doctor.actor), { id, status: "in_progress" });
    await expect(updateConsultation(context(patient.actor), { id, complaint: "Neck too" })).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("does not let two editors overwrite each other's changes", async () => {
    const { doctor, id } = await visit();
    const results = await Promise.allSettled(
      ["A", "B", "C"].map((notes) => updateConsultation(context(doctor.actor), { id, notes, version: 1 })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "edit_conflict" });
  });

  it("is refused to administrators with 403, because they may read that the consultation exists", async () => {
    const { id } = await visit();
    const admin = await makeAdmin();
    await expect(updateConsultation(context(admin.actor), { id, notes: "x" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("readConsultation", () => {
  it("shows an administrator no clinical text, and is audited with the patient's id", async () => {
    const { id, patient } = await visit();
    const admin = await makeAdmin();
    const read = await readConsultation(context(admin.actor), { id });
    expect(read).toMatchObject({ complaint: null, notes: null, diagnosis: null, advice: null });
    const [row] = await database().select().from(auditLogs).where(eq(auditLogs.actorId, admin.id));
    expect(row).toMatchObject({ action: "consultation.read", outcome: "success", resourceId: id, patientId: patient.id });
  });

  it("answers a stranger that it does not exist, as for an unknown id", async () => {
    const { id } = await visit();
    const stranger = await makePatient();
    for (const wanted of [id, v7()]) {
      await expect(readConsultation(context(stranger.actor), { id: wanted })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("listConsultations", () => {
  it("shows each reader exactly what the policy lets them read", async () => {
    const visits = [await visit(), await visit(), await visit()];
    const admin = await makeAdmin();
    const readers = [visits[0]!.patient, visits[0]!.doctor, visits[1]!.patient, visits[2]!.doctor, await makePatient(), await makeDoctor(), admin];
    const all = await database().select().from(consultations);
    for (const { actor } of readers) {
      const seen: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await listConsultations(context(actor), { limit: 2, cursor });
        seen.push(...page.data.map(({ id }) => id));
        if (!page.nextCursor) break;
        cursor = page.nextCursor;
      }
      const allowed = all.filter((row) => allows("consultation.read", actor, { ...row, carerIds: [row.patientId] })).map(({ id }) => id);
      expect(seen.toSorted()).toEqual(allowed.toSorted());
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it("filters by state and by time", async () => {
    const { doctor, patient, id, slot } = await visit();
    const later = await makeSlot(doctor.id, { startsInHours: 100 });
    const second = await bookConsultation(context(patient.actor), { slotId: later.id, complaint, mode: "text" });
    await cancelConsultation(context(patient.actor), { id, reason: "No" });
    const ids = async (input: object) => (await listConsultations(context(patient.actor), input)).data.map((row) => row.id);
    expect(await ids({ status: "cancelled" })).toEqual([id]);
    expect(await ids({ from: later.startsAt.toISOString() })).toEqual([second.id]);
    expect(await ids({ to: later.startsAt.toISOString() })).toEqual([id]);
    expect(await ids({ from: slot.startsAt.toISOString() })).toEqual([second.id, id]);
  });

  it("refuses a cursor that was changed", async () => {
    const { patient } = await visit();
    for (const cursor of ["x", "e30.AAAA", `${Buffer.from('["2026-01-01","x"]').toString("base64url")}.abcdefghijklmnopqrstuv`, "..", "%00"]) {
      await expect(listConsultations(context(patient.actor), { cursor })).rejects.toMatchObject({ code: "invalid_input", fields: { cursor: [expect.any(Object)] } });
    }
  });
});
