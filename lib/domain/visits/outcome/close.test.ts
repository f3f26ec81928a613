import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { sessions } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { accountEvents } from "@/db/schema/events";
import { outbox } from "@/db/schema/kernel";
import { payments } from "@/db/schema/payments";
import { roomStays } from "@/db/schema/rooms";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { writeNotes } from "@/lib/domain/consultations/notes/write";
import { readConsultation } from "@/lib/domain/consultations/read";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, makeStay } from "@/lib/domain/testing/fixtures";
import { enterRoom } from "../enter";
import { joinRoom } from "../join";
import { closeVisit } from "./close";
import { listDueVisits } from "./list-due";
import { readTimeline } from "./read-timeline";

/** A visit of half an hour whose time began so many minutes ago, and whose fee is paid. */
async function visit({ began = 41, status = "scheduled" as "scheduled" | "in_progress", more = {} as Partial<typeof consultations.$inferInsert> } = {}) {
  const [doctor, patient] = [await makeDoctor(), await makePatient({ firstName: "Meera" })];
  for (const { id, actor } of [doctor, patient]) await database().insert(sessions).values({ id: actor.sessionId, userId: id, door: "web", strength: "password", expiresAt: new Date(Date.now() + 86_400_000) });
  const slot = await makeSlot(doctor.id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const startsAt = new Date(Date.now() - began * 60_000);
  await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000), status, ...(status === "in_progress" && { startedAt: startsAt }), ...more }).where(eq(consultations.id, id));
  await database().update(payments).set({ status: "paid", paidAt: new Date() }).where(eq(payments.consultationId, id));
  return { id, doctor, patient };
}
const job = () => context(system("visit.close"));
const close = (id: string) => closeVisit(job(), { id });
const row = async (id: string) => (await database().select().from(consultations).where(eq(consultations.id, id)))[0]!;
const payment = async (id: string) => (await database().select().from(payments).where(eq(payments.consultationId, id)))[0]!.status;
const told = (accountId: string) => database().select({ kind: accountEvents.kind, consultationId: accountEvents.consultationId }).from(accountEvents).where(eq(accountEvents.accountId, accountId));
const missed = async (id: string) => (await database().select().from(outbox).where(eq(outbox.topic, "consultation.missed"))).filter(({ payload }) => (payload as { consultationId: string }).consultationId === id);

describe("a visit that nobody closed", () => {
  it("is missed by nobody but the one who did not come, who then pays or is paid back", async () => {
    const cases = [
      { there: async () => {}, by: "both", reason: "nobody_came", paid: "refund_due" },
      { there: (id: string) => makeStay(id, "patient", { from: -41, to: -12 }), by: "doctor", reason: "doctor_absent", paid: "refund_due" },
      { there: (id: string) => makeStay(id, "doctor", { from: -41, to: -12 }), by: "patient", reason: "patient_absent", paid: "paid" },
    ];
    for (const { there, by, reason, paid } of cases) {
      const { id, patient, doctor } = await visit();
      await there(id);
      await expect(close(id)).resolves.toEqual({ id, status: "no_show", noShowBy: by, openMark: null });
      for (const { actor } of [patient, doctor]) await expect(readConsultation(context(actor), { id })).resolves.toMatchObject({ status: "no_show", noShowBy: by, closedBy: "system", closeReason: reason, closedAt: expect.any(String) });
      expect(await payment(id)).toBe(paid);
      expect(await missed(id)).toHaveLength(1);
      // The pages of both hear that the visit is over, so that none still shows the way back to it.
      for (const { id: accountId } of [patient, doctor]) expect(await told(accountId)).toContainEqual({ kind: "visit", consultationId: id });
      const [entry] = await database().select().from(auditLogs).where(and(eq(auditLogs.resourceId, id), eq(auditLogs.action, "visit.close")));
      expect(entry).toMatchObject({ actorRole: "system", patientId: patient.id, details: { from: "scheduled", to: "no_show", noShowBy: by } });
    }
  });

  it("took place if the two met, and is marked as closed by the product", async () => {
    const { id, patient } = await visit();
    await makeStay(id, "patient", { from: -40, to: -15 });
    await makeStay(id, "doctor", { from: -38, to: -16 });
    await expect(close(id)).resolves.toMatchObject({ status: "completed" });
    const read = await readConsultation(context(patient.actor), { id });
    expect(read).toMatchObject({ status: "completed", closedBy: "system", closeReason: "not_closed", noShowBy: null });
    expect(Math.round((Date.now() - Date.parse(read.completedAt!)) / 60_000)).toBe(16);
    expect(await payment(id)).toBe("paid");
    const { entries } = await readTimeline(context(patient.actor), { id });
    expect(entries.map(({ kind, who }) => [kind, who?.role, who?.isYou])).toEqual([["joined", "patient", true], ["joined", "doctor", false], ["left", "doctor", false], ["left", "patient", true], ["closed", undefined, undefined]]);
  });

  it("stays open for its doctor with a mark if the evidence does not decide, and is not looked at again", async () => {
    const { id, doctor } = await visit();
    await makeStay(id, "doctor", { from: -41, to: -36 });
    await expect(close(id)).resolves.toMatchObject({ status: "scheduled", openMark: "short_wait" });
    await expect(close(id)).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(readConsultation(context(doctor.actor), { id })).resolves.toMatchObject({ status: "scheduled", openMark: "short_wait" });
    expect((await listDueVisits(job(), {})).ids).not.toContain(id);
    await updateConsultation(context(doctor.actor), { id, status: "in_progress" });
    await expect(updateConsultation(context(doctor.actor), { id, status: "completed", reason: "We spoke by phone." })).resolves.toMatchObject({ status: "completed", openMark: null });
  });

  it("stays open if its doctor has typed notes, which save themselves, without the two having met in the room", async () => {
    const { id, doctor } = await visit();
    await makeStay(id, "doctor", { from: -41, to: -12 });
    await writeNotes(context(doctor.actor), { id, version: 0, history: "Coughs at night. Seen by phone." });
    await expect(close(id)).resolves.toMatchObject({ status: "scheduled", openMark: "written" });
  });

  it("is left alone before the grace is over, and while somebody is there", async () => {
    const early = await visit({ began: 39 });
    const busy = await visit();
    await makeStay(busy.id, "patient", { from: -41 });
    for (const { id } of [early, busy]) await expect(close(id)).rejects.toMatchObject({ code: "invalid_transition" });
    const { ids } = await listDueVisits(job(), {});
    expect([ids.includes(early.id), ids.includes(busy.id)]).toEqual([false, true]);
  });

  it("is completed with what is known if it was started and then left for an hour", async () => {
    const { id } = await visit({ began: 91, status: "in_progress" });
    await makeStay(id, "doctor", { from: -91, to: -50 });
    await expect(close(id)).rejects.toMatchObject({ code: "invalid_transition" });
    await database().update(roomStays).set({ leftAt: new Date(Date.now() - 61 * 60_000) }).where(eq(roomStays.consultationId, id));
    await expect(close(id)).resolves.toMatchObject({ status: "completed" });
    expect(await row(id)).toMatchObject({ closedBy: "system", closeReason: "not_closed" });
  });

  it("is closed once if twenty processes do it at once", async () => {
    const { id } = await visit();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => close(id)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "invalid_transition" });
    expect(await missed(id)).toHaveLength(1);
    expect((await row(id)).version).toBe(2);
  });

  it("is never closed under a patient who joins at that moment", async () => {
    for (let round = 0; round < 10; round++) {
      const { id, patient } = await visit();
      const { ticket } = await enterRoom(context(patient.actor), { id });
      const [closed, joined] = await Promise.allSettled([close(id), joinRoom(context(patient.actor), { id, ticket })]);
      expect([closed.status, joined.status].toSorted()).toEqual(["fulfilled", "rejected"]);
      expect((await row(id)).status).toBe(joined.status === "fulfilled" ? "scheduled" : "no_show");
    }
  });

  it("is closed by the product only", async () => {
    const { id, doctor } = await visit();
    for (const person of [doctor, await makeAdmin()]) await expect(closeVisit(context(person.actor), { id })).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) });
    await expect(listDueVisits(context(doctor.actor), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is found page by page", async () => {
    for (let n = 0; n < 3; n++) await visit();
    const all = await listDueVisits(job(), {});
    expect(all.after).toBeNull();
    const first = await row(all.ids[0]!);
    const rest = await listDueVisits(job(), { after: { startsAt: first.startsAt.toISOString(), id: first.id } });
    expect(rest.ids).toEqual(all.ids.slice(1));
  });
});

describe("a doctor who closes a visit", () => {
  it("says that the patient did not come only after waiting in the room, and never of a patient who was there", async () => {
    const { id, doctor } = await visit({ began: 12 });
    const say = () => updateConsultation(context(doctor.actor), { id, status: "no_show" });
    await expect(say()).rejects.toMatchObject({ code: "invalid_transition", detail: { key: "refusals.consultation.waitFirst", values: { minutes: 10, waited: 0 } }, extra: { allowed: ["in_progress", "cancelled"] } });
    await makeStay(id, "doctor", { from: -12, to: -3 });
    await expect(say()).rejects.toMatchObject({ detail: { key: "refusals.consultation.waitFirst", values: { waited: 9 } } });
    await makeStay(id, "doctor", { from: -2 });
    await makeStay(id, "patient", { from: -1, to: -1 });
    await expect(say()).rejects.toMatchObject({ detail: { key: "refusals.consultation.patientWasThere" } });
    await database().delete(roomStays).where(and(eq(roomStays.consultationId, id), eq(roomStays.role, "patient")));
    await expect(say()).resolves.toMatchObject({ status: "no_show", noShowBy: "patient", closedBy: "doctor", closeReason: "patient_absent" });
    expect(await missed(id)).toHaveLength(1);
    expect(await payment(id)).toBe("paid");
  });

  it("completes a visit without the patient only with a reason, which both read and nobody else", async () => {
    const { id, doctor, patient } = await visit({ began: 20, status: "in_progress" });
    const complete = (more = {}) => updateConsultation(context(doctor.actor), { id, status: "completed", ...more });
    await expect(complete()).rejects.toMatchObject({ code: "invalid_input", fields: { reason: [{ key: "fields.consultation.reason" }] } });
    await expect(updateConsultation(context(doctor.actor), { id, notes: "x", reason: "Phone" })).rejects.toMatchObject({ code: "invalid_input", fields: { reason: [expect.any(Object)] } });
    await expect(updateConsultation(context(patient.actor), { id, reason: "Phone" })).rejects.toMatchObject({ code: "forbidden" });
    await complete({ reason: "The video did not work, so we spoke by phone." });
    expect((await row(id)).completionReason).not.toContain("phone");
    await expect(readConsultation(context(patient.actor), { id })).resolves.toMatchObject({ completionReason: "The video did not work, so we spoke by phone.", closedBy: "doctor" });
    await expect(readConsultation(context((await makeAdmin()).actor), { id })).resolves.toMatchObject({ completionReason: null });
    const entries = await database().select().from(auditLogs).where(and(eq(auditLogs.resourceId, id), eq(auditLogs.action, "consultation.update"), eq(auditLogs.outcome, "success")));
    expect(entries.map(({ details }) => details)).toEqual([{ from: "in_progress", to: "completed", withReason: true }]);
  });

  it("needs no reason if the patient was there, however briefly", async () => {
    const { id, doctor } = await visit({ began: 20, status: "in_progress" });
    await makeStay(id, "patient", { from: -19, to: -18 });
    await expect(updateConsultation(context(doctor.actor), { id, status: "completed" })).resolves.toMatchObject({ status: "completed", completionReason: null });
  });

  it("is held to one order with a patient who comes at that moment", async () => {
    for (let round = 0; round < 10; round++) {
      const { id, doctor, patient } = await visit({ began: 5, status: "in_progress" });
      const { ticket } = await enterRoom(context(patient.actor), { id });
      const reason = round % 2 ? "We spoke by phone." : undefined;
      const [completed, joined] = await Promise.allSettled([updateConsultation(context(doctor.actor), { id, status: "completed", reason }), joinRoom(context(patient.actor), { id, ticket })]);
      // Without a reason it is completed only if the patient was first; with one, whoever is second sees what the first did.
      if (!reason) expect(joined.status).toBe("fulfilled");
      if (reason) expect(completed.status).toBe("fulfilled");
      const stays = await database().$count(roomStays, eq(roomStays.consultationId, id));
      expect(stays).toBe(joined.status === "fulfilled" ? 1 : 0);
      if (joined.status === "rejected") expect(joined.reason).toMatchObject({ code: "room_closed" });
      if (completed.status === "rejected") expect(completed.reason).toMatchObject({ code: "invalid_input" });
    }
  });
});

describe("the timeline", () => {
  it("is there for those who attend and for administrators, and for nobody else", async () => {
    const { id, doctor, patient } = await visit();
    for (const person of [doctor, patient, await makeAdmin()]) await expect(readTimeline(context(person.actor), { id })).resolves.toMatchObject({ entries: [], presence: { patientCame: false, togetherSeconds: 0 } });
    for (const person of [await makeDoctor(), await makePatient()]) await expect(readTimeline(context(person.actor), { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
