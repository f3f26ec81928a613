import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { accountEvents } from "@/db/schema/events";
import { outbox } from "@/db/schema/kernel";
import { payments } from "@/db/schema/payments";
import { visitContests } from "@/db/schema/rooms";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { readConsultation } from "@/lib/domain/consultations/read";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, makeStay } from "@/lib/domain/testing/fixtures";
import { readTimeline } from "../outcome/read-timeline";
import { contestableUntil } from "./contest";
import { contestVisit } from "./contest-visit";
import { decideContest } from "./decide-contest";
import { listContestsOfVisit } from "./list-of-visit";
import { listOpenContests } from "./list-open";

const text = "I was in the room on time and waited for half an hour.";
const reason = "The room shows that the patient waited from ten o'clock on.";
const DAY = 86_400_000;

/** A visit that the product closed so many days ago; who did not come and the state of the payment as given. */
async function missedVisit({ by = "patient" as "patient" | "doctor" | "both", daysAgo = 1, paid = "paid" as "paid" | "refund_due" | "refunded" | "void" } = {}) {
  const [doctor, patient] = [await makeDoctor(), await makePatient({ firstName: "Meera" })];
  const slot = await makeSlot(doctor.id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const closedAt = new Date(Date.now() - daysAgo * DAY);
  const times = { startsAt: new Date(closedAt.getTime() - 2_400_000), endsAt: new Date(closedAt.getTime() - 600_000) };
  await database().update(consultations).set({ ...times, status: "no_show", noShowBy: by, closedBy: "system", closedAt, closeReason: "patient_absent" }).where(eq(consultations.id, id));
  await database().update(payments).set({ status: paid }).where(eq(payments.consultationId, id));
  return { id, doctor, patient };
}
const payment = async (id: string) => (await database().select().from(payments).where(eq(payments.consultationId, id)))[0]!.status;

describe("contesting", () => {
  it("is possible for a week after a visit was closed as missed or by the product, and not after a decision", () => {
    const closed = { status: "no_show", endsAt: new Date(0), closedBy: "system", closedAt: new Date(DAY) } as const;
    expect(contestableUntil(closed)).toEqual(new Date(8 * DAY));
    expect(contestableUntil({ ...closed, closedBy: null, closedAt: null })).toEqual(new Date(7 * DAY));
    expect(contestableUntil({ ...closed, status: "completed" })).toEqual(new Date(8 * DAY));
    for (const other of [{ status: "completed", closedBy: "doctor" }, { closedBy: "admin" }, { status: "cancelled" }, { status: "scheduled" }] as const) expect(contestableUntil({ ...closed, ...other })).toBeNull();
  });

  it("is kept encrypted, read by that side and by administrators, and is audited", async () => {
    const { id, doctor, patient } = await missedVisit();
    await expect(contestVisit(context(patient.actor), { id, text })).resolves.toMatchObject({ side: "patient", status: "open", text });
    const [row] = await database().select().from(visitContests).where(eq(visitContests.consultationId, id));
    expect(row!.objection).not.toContain("room");
    const seen = async (person: { actor: typeof patient.actor }) => (await listContestsOfVisit(context(person.actor), { id })).data;
    expect(await seen(doctor)).toMatchObject([{ side: "patient", text: null }]);
    const admin = await makeAdmin();
    for (const person of [patient, admin]) expect(await seen(person)).toMatchObject([{ side: "patient", text }]);
    const entries = await database().select().from(auditLogs).where(and(eq(auditLogs.resourceId, id), eq(auditLogs.actorId, admin.id)));
    expect(entries).toMatchObject([{ action: "visit.contests", patientId: patient.id }]);
    for (const person of [await makeDoctor(), await makePatient()]) {
      await expect(contestVisit(context(person.actor), { id, text })).rejects.toMatchObject({ code: "not_found" });
      await expect(seen(person)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is done once for each side, also if ten ask at once, and not by an administrator", async () => {
    const { id, doctor, patient } = await missedVisit();
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => contestVisit(context(patient.actor), { id, text })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_exists" });
    await expect(contestVisit(context(doctor.actor), { id, text })).resolves.toMatchObject({ side: "doctor" });
    await expect(contestVisit(context((await makeAdmin()).actor), { id, text })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused after a week, and of a visit that took place", async () => {
    const late = await missedVisit({ daysAgo: 7.001 });
    await expect(contestVisit(context(late.patient.actor), { id: late.id, text })).rejects.toMatchObject({ code: "invalid_transition", detail: { key: "refusals.contest.tooLate" } });
    const last = await missedVisit({ daysAgo: 6.999 });
    await expect(contestVisit(context(last.patient.actor), { id: last.id, text })).resolves.toMatchObject({ status: "open" });
    await database().update(consultations).set({ status: "completed", noShowBy: null, closedBy: "doctor", closeReason: null }).where(eq(consultations.id, late.id));
    await expect(contestVisit(context(late.patient.actor), { id: late.id, text })).rejects.toMatchObject({ detail: { key: "refusals.contest.nothing" } });
  });
});

describe("an administrator", () => {
  it("sees what waits, the oldest first, without the texts", async () => {
    const [one, two] = [await missedVisit(), await missedVisit()];
    for (const { id, patient } of [one, two]) await contestVisit(context(patient.actor), { id, text });
    const admin = await makeAdmin();
    const [seen, contests]: [string[], string[]] = [[], []];
    for (let cursor: string | undefined; ; ) {
      const page = await listOpenContests(context(admin.actor), { limit: 1, cursor });
      expect(JSON.stringify(page)).not.toContain("waited");
      contests.push(...page.data.map(({ id }) => id));
      seen.push(...page.data.map(({ consultation }) => consultation.id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen.filter((id) => id === one.id || id === two.id)).toEqual([one.id, two.id]);
    expect(new Set(contests).size).toBe(seen.length);
    for (const { actor } of [one.patient, one.doctor]) await expect(listOpenContests(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("upholds or corrects, the payment follows, and both are told", async () => {
    const cases = [
      { was: { by: "patient", paid: "paid" }, to: { decision: "upheld" }, becomes: { status: "no_show", noShowBy: "patient", closedBy: "system" }, paid: "paid" },
      { was: { by: "patient", paid: "paid" }, to: { decision: "changed", status: "no_show", noShowBy: "doctor" }, becomes: { status: "no_show", noShowBy: "doctor", closedBy: "admin" }, paid: "refund_due" },
      { was: { by: "both", paid: "refund_due" }, to: { decision: "changed", status: "completed" }, becomes: { status: "completed", noShowBy: null, closeReason: "decided" }, paid: "paid" },
      { was: { by: "doctor", paid: "refund_due" }, to: { decision: "changed", status: "no_show", noShowBy: "patient" }, becomes: { noShowBy: "patient", completedAt: null }, paid: "paid" },
      { was: { by: "doctor", paid: "refunded" }, to: { decision: "changed", status: "completed" }, becomes: { status: "completed" }, paid: "refunded" },
      { was: { by: "both", paid: "void" }, to: { decision: "changed", status: "completed" }, becomes: { status: "completed" }, paid: "pending" },
    ] as const;
    const admin = await makeAdmin();
    for (const { was, to, becomes, paid } of cases) {
      const { id, patient, doctor } = await missedVisit(was);
      const contest = await contestVisit(context(patient.actor), { id, text });
      await expect(decideContest(context(admin.actor), { id: contest.id, ...to, reason })).resolves.toMatchObject({ status: to.decision, decisionReason: reason });
      for (const { actor } of [patient, doctor]) {
        await expect(readConsultation(context(actor), { id })).resolves.toMatchObject(becomes);
        expect((await listContestsOfVisit(context(actor), { id })).data).toMatchObject([{ status: to.decision, decisionReason: reason }]);
      }
      expect(await payment(id)).toBe(paid);
      const [entry] = await database().select().from(auditLogs).where(and(eq(auditLogs.resourceId, id), eq(auditLogs.action, "visit.decideContest")));
      expect(entry).toMatchObject({ actorId: admin.id, patientId: patient.id, details: { decision: to.decision } });
      expect((await database().select().from(outbox).where(eq(outbox.topic, "visit.contestDecided"))).filter(({ payload }) => (payload as { contestId: string }).contestId === contest.id)).toHaveLength(1);
      for (const account of [patient, doctor]) expect(await database().select().from(accountEvents).where(and(eq(accountEvents.accountId, account.id), eq(accountEvents.kind, "visit")))).toHaveLength(1);
      await expect(decideContest(context(admin.actor), { id: contest.id, decision: "upheld", reason })).rejects.toMatchObject({ code: "invalid_transition" });
    }
  });

  it("takes the times of a meeting from the room", async () => {
    const { id, patient } = await missedVisit({ daysAgo: 0.02 });
    await makeStay(id, "patient", { from: -60, to: -40 });
    await makeStay(id, "doctor", { from: -55, to: -45 });
    const contest = await contestVisit(context(patient.actor), { id, text });
    await decideContest(context((await makeAdmin()).actor), { id: contest.id, decision: "changed", status: "completed", reason });
    const { startedAt, completedAt } = await readConsultation(context(patient.actor), { id });
    expect([startedAt, completedAt].map((at) => Math.round((Date.now() - Date.parse(at!)) / 60_000))).toEqual([55, 45]);
    const { entries, contestableUntil: until } = await readTimeline(context(patient.actor), { id });
    expect([entries.map(({ kind }) => kind), until]).toEqual([["joined", "joined", "left", "left", "corrected"], null]);
  });

  it("must say what it becomes, and something else than it is; only administrators decide", async () => {
    const { id, patient, doctor } = await missedVisit();
    const contest = await contestVisit(context(patient.actor), { id, text });
    const admin = context((await makeAdmin()).actor);
    const decide = (more: object) => decideContest(admin, { id: contest.id, reason, ...more } as never);
    await expect(decide({ decision: "changed" })).rejects.toMatchObject({ fields: { status: [expect.any(Object)] } });
    await expect(decide({ decision: "upheld", status: "completed" })).rejects.toMatchObject({ fields: { status: [expect.any(Object)] } });
    await expect(decide({ decision: "changed", status: "no_show" })).rejects.toMatchObject({ fields: { noShowBy: [expect.any(Object)] } });
    await expect(decide({ decision: "changed", status: "no_show", noShowBy: "patient" })).rejects.toMatchObject({ code: "invalid_input", fields: { status: [{ key: "fields.contest.same" }] } });
    for (const { actor } of [patient, doctor, await makeDoctor()]) await expect(decideContest(context(actor), { id: contest.id, decision: "upheld", reason })).rejects.toMatchObject({ code: "not_found" });
    const tries = await Promise.allSettled([decide({ decision: "upheld" }), decide({ decision: "changed", status: "completed" })]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
