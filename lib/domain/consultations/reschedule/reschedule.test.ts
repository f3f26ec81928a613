import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { outbox } from "@/db/schema/kernel";
import { payments } from "@/db/schema/payments";
import { system } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, reachTime } from "@/lib/domain/testing/fixtures";
import { addException } from "@/lib/domain/availability/schedule/add-exception";
import { addDays } from "@/lib/clock/dates";
import { localDate } from "@/lib/clock/local-day";
import { noticesOf } from "@/lib/jobs/write-notices";
import { bookConsultation } from "../book";
import { cancelConsultation } from "../cancel";
import { findInvariantViolations } from "../queries";
import { readConsultation } from "../read";
import { answerMove } from "./answer";
import { MOVE_UNTIL_HOURS } from "./move";
import { rescheduleConsultation } from "./reschedule";

async function makeVisit(startsInHours = 48) {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const slot = await makeSlot(doctor.id, { startsInHours });
  const visit = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Acidity", mode: "video" });
  const other = (hours = startsInHours + 5, of = doctor) => makeSlot(of.id, { startsInHours: hours });
  return { doctor, patient, slot, visit, other };
}
const move = ({ actor }: Awaited<ReturnType<typeof makePatient>>, id: string, slotId: string, more = {}) => rescheduleConsultation(context(actor), { id, slotId, ...more });
const statusOf = async (id: string) => (await database().select().from(availabilitySlots).where(eq(availabilitySlots.id, id)))[0]!.status;
const outcomeOf = (work: Promise<unknown>) => work.then(() => "done", (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error as Error)));
async function expectSound() {
  for (const [name, count] of Object.entries(await findInvariantViolations(database()))) expect(count, name).toBe(0);
}

describe("the patient moves a visit", () => {
  it("at once: the payment stays, the time of before is free, the move is kept and told", async () => {
    const { patient, doctor, slot, visit, other } = await makeVisit();
    const target = await other();
    const before = await database().select().from(payments).where(eq(payments.consultationId, visit.id));
    const moved = await move(patient, visit.id, target.id);
    expect(moved).toMatchObject({ id: visit.id, status: "scheduled", slotId: target.id, startsAt: target.startsAt.toISOString(), endsAt: target.endsAt.toISOString(), version: visit.version + 1 });
    expect(moved.rescheduled).toEqual([{ from: slot.startsAt.toISOString(), to: target.startsAt.toISOString(), by: "patient", at: expect.any(String) }]);
    expect([await statusOf(slot.id), await statusOf(target.id)]).toEqual(["available", "booked"]);
    expect(await database().select().from(payments).where(eq(payments.consultationId, visit.id))).toEqual(before);
    expect((await database().select().from(outbox)).filter(({ topic, payload }) => topic === "consultation.rescheduled" && payload.consultationId === visit.id)).toHaveLength(1);
    const back = await move(patient, visit.id, slot.id);
    expect(back.rescheduled).toHaveLength(2);
    await expect(move(patient, visit.id, slot.id)).rejects.toMatchObject({ code: "invalid_input", fields: { slotId: [expect.any(Object)] } });
    expect((await readConsultation(context(doctor.actor), { id: visit.id })).rescheduled).toHaveLength(2);
    await expectSound();
  });

  it("only until the cut-off, not once it has begun or is cancelled, and not to another doctor", async () => {
    const near = await makeVisit(MOVE_UNTIL_HOURS - 0.5);
    await expect(move(near.patient, near.visit.id, (await near.other()).id)).rejects.toMatchObject({ code: "invalid_transition" });
    const far = await makeVisit();
    await expect(move(far.patient, far.visit.id, (await makeSlot((await makeDoctor()).id)).id)).rejects.toMatchObject({ code: "invalid_input", fields: { slotId: [expect.any(Object)] } });
    await expect(move(far.patient, far.visit.id, "0198a000-0000-7000-8000-000000000000")).rejects.toMatchObject({ code: "not_found" });
    await expect(move(far.patient, far.visit.id, (await far.other()).id, { version: 9 })).rejects.toMatchObject({ code: "edit_conflict" });
    await expect(move(await makePatient(), far.visit.id, (await far.other(70)).id)).rejects.toMatchObject({ code: "not_found" });
    await reachTime(far.visit.id);
    await expect(move(far.patient, far.visit.id, (await far.other(80)).id)).rejects.toMatchObject({ code: "invalid_transition" });
    const off = await makeVisit();
    await cancelConsultation(context(off.patient.actor), { id: off.visit.id, reason: "Better" });
    await expect(move(off.patient, off.visit.id, (await off.other()).id)).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("not onto another visit of the same patient", async () => {
    const { patient, visit } = await makeVisit();
    const second = await makeVisit();
    const slot = await makeSlot(second.doctor.id, { startsInHours: 60 });
    await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
    const same = await makeSlot(visit.doctor.id, { startsAt: slot.startsAt });
    await expect(move(patient, visit.id, same.id)).rejects.toMatchObject({ code: "slot_taken" });
    await expectSound();
  });
});

describe("the doctor offers another time", () => {
  it("which is kept for the patient; the visit stays until the patient accepts", async () => {
    const { patient, doctor, slot, visit, other } = await makeVisit();
    const target = await other();
    const offered = await move(doctor, visit.id, target.id, { reason: "A court hearing" });
    expect(offered).toMatchObject({ slotId: slot.id, rescheduled: [], moveOffer: { slot: { id: target.id }, reason: "A court hearing" } });
    await expect(bookConsultation(context((await makePatient()).actor), { slotId: target.id, complaint: "Cough", mode: "video" })).rejects.toMatchObject({ code: "slot_taken" });
    const moved = await answerMove(context(patient.actor), { id: visit.id, accept: true });
    expect(moved).toMatchObject({ slotId: target.id, moveOffer: null, rescheduled: [{ by: "patient" }] });
    expect(await statusOf(slot.id)).toBe("available");
    await expect(answerMove(context(patient.actor), { id: visit.id, accept: true })).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("and lets go of it where the patient declines, moves elsewhere, or the visit is cancelled", async () => {
    const stranger = await makePatient();
    const ends = [
      ({ patient, visit }: Awaited<ReturnType<typeof makeVisit>>) => answerMove(context(patient.actor), { id: visit.id, accept: false }),
      async ({ patient, visit, other }: Awaited<ReturnType<typeof makeVisit>>) => move(patient, visit.id, (await other(90)).id),
      ({ patient, visit }: Awaited<ReturnType<typeof makeVisit>>) => cancelConsultation(context(patient.actor), { id: visit.id, reason: "Better" }),
    ];
    for (const [n, end] of ends.entries()) {
      const made = await makeVisit(48 + n * 3);
      const target = await made.other(60 + n * 3);
      await move(made.doctor, made.visit.id, target.id);
      expect(await end(made)).toMatchObject({ moveOffer: null });
      expect((await bookConsultation(context(stranger.actor), { slotId: target.id, complaint: "Cough", mode: "video" })).status).toBe("scheduled");
    }
    await expectSound();
  });

  it("of any time, if it is for a leave: the patient chooses, also after the cut-off; the old time is not offered to others", async () => {
    const { patient, doctor, slot, visit, other } = await makeVisit(MOVE_UNTIL_HOURS - 0.5);
    const target = await other(80);
    const today = localDate(new Date(), "Asia/Kolkata");
    await addException(context(doctor.actor), { doctorId: doctor.id, kind: "leave", from: today, to: addDays(today, 1), affected: "offer" });
    await expect(answerMove(context(patient.actor), { id: visit.id, accept: true })).rejects.toMatchObject({ code: "invalid_input", fields: { slotId: [expect.any(Object)] } });
    expect(await answerMove(context(patient.actor), { id: visit.id, accept: true, slotId: target.id })).toMatchObject({ slotId: target.id });
    expect(await statusOf(slot.id)).toBe("blocked");
  });
});

describe("an administrator", () => {
  it("moves a visit to another doctor with a reason; the payment stays", async () => {
    const { patient, doctor, slot, visit } = await makeVisit();
    const [admin, second] = [await makeAdmin(), await makeDoctor({ firstName: "Kavya", feeAmount: 90_000 })];
    const target = await makeSlot(second.id, { startsInHours: 48 });
    const call = (more = {}) => rescheduleConsultation(context(admin.actor), { id: visit.id, slotId: target.id, ...more });
    await expect(call()).rejects.toMatchObject({ code: "invalid_input", fields: { reason: [expect.any(Object)] } });
    expect(await call({ reason: "The doctor has fallen ill" })).toMatchObject({ doctor: { id: second.id }, fee: visit.fee, rescheduled: [{ by: "admin" }] });
    expect(await statusOf(slot.id)).toBe("available");
    await expect(readConsultation(context(doctor.actor), { id: visit.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await readConsultation(context(second.actor), { id: visit.id })).complaint).toBe("Acidity");
    const [event] = (await database().select().from(outbox)).filter(({ topic, payload }) => topic === "consultation.rescheduled" && payload.consultationId === visit.id);
    const { told } = await noticesOf(event!, context(system("notification.write")));
    expect(told.map(({ accountId, notice, consultationId }) => [accountId, notice, consultationId])).toEqual([
      [patient.id, "movedPatient", visit.id], [second.id, "movedDoctor", visit.id], [doctor.id, "movedAwayDoctor", undefined],
    ]);
    await expectSound();
  });
});

describe("at the same moment", () => {
  it("two patients move to one time: one gets it", async () => {
    for (let round = 0; round < 5; round++) {
      const first = await makeVisit(48 + round);
      const patient = await makePatient();
      const own = await makeSlot(first.doctor.id, { startsInHours: 58 + round });
      const second = await bookConsultation(context(patient.actor), { slotId: own.id, complaint: "Cough", mode: "video" });
      const target = await first.other(70 + round);
      const outcomes = await Promise.all([outcomeOf(move(first.patient, first.visit.id, target.id)), outcomeOf(move(patient, second.id, target.id))]);
      expect(outcomes.sort()).toEqual(["done", "slot_taken"]);
    }
    await expectSound();
  });

  it("two patients swap their times without waiting for each other for ever", async () => {
    const first = await makeVisit();
    const patient = await makePatient();
    const own = await first.other();
    const second = await bookConsultation(context(patient.actor), { slotId: own.id, complaint: "Cough", mode: "video" });
    expect(await Promise.all([outcomeOf(move(first.patient, first.visit.id, own.id)), outcomeOf(move(patient, second.id, first.slot.id))])).toEqual(["slot_taken", "slot_taken"]);
    await expectSound();
  });

  it("one visit is moved twice: it ends in one place, and the other times are free", async () => {
    const { patient, slot, visit, other } = await makeVisit();
    const targets = [await other(60), await other(62), await other(64)];
    expect(await Promise.all(targets.map(({ id }) => outcomeOf(move(patient, visit.id, id))))).toEqual(["done", "done", "done"]);
    const [row] = await database().select().from(consultations).where(eq(consultations.id, visit.id));
    const states = await Promise.all([slot, ...targets].map(async ({ id }) => [id, await statusOf(id)]));
    expect(states.filter(([, status]) => status === "booked")).toEqual([[row!.slotId, "booked"]]);
    await expectSound();
  });

  it("it is moved and cancelled: cancelled in the end, and no time stays taken", async () => {
    for (let round = 0; round < 5; round++) {
      const { patient, doctor, slot, visit, other } = await makeVisit(48 + round);
      const target = await other(60 + round);
      const outcomes = await Promise.all([outcomeOf(move(patient, visit.id, target.id)), outcomeOf(cancelConsultation(context(doctor.actor), { id: visit.id, reason: "Ill" }))]);
      expect(outcomes[1]).toBe("done");
      expect(["done", "invalid_transition"]).toContain(outcomes[0]);
      expect([await statusOf(slot.id), await statusOf(target.id)]).toEqual(["available", "available"]);
    }
    await expectSound();
  });

  it("one moves to a time that others book: one of them has it", async () => {
    for (let round = 0; round < 5; round++) {
      const { patient, visit, other } = await makeVisit(48 + round);
      const target = await other(60 + round);
      const others = await Promise.all([1, 2, 3].map(() => makePatient()));
      const books = others.map(({ actor }) => outcomeOf(bookConsultation(context(actor), { slotId: target.id, complaint: "Cough", mode: "video" })));
      const outcomes = await Promise.all([outcomeOf(move(patient, visit.id, target.id)), ...books]);
      expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "slot_taken")).toHaveLength(3);
    }
    await expectSound();
  });
});
