import { and, desc, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { profiles } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { outbox } from "@/db/schema/kernel";
import { payments } from "@/db/schema/payments";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { bookingConflictsTotal, bookingsTotal, databaseQueryDuration } from "@/lib/platform/telemetry/figures";
import { bookConsultation } from "./book";

const complaint = "Acidity after meals for two weeks";

async function scene() {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient({ firstName: "Kabir", lastName: "Shah" })]);
  return { doctor, patient, slot: await makeSlot(doctor.id) };
}

const statusOf = async (slotId: string) =>
  (await database().select({ status: availabilitySlots.status }).from(availabilitySlots).where(eq(availabilitySlots.id, slotId)))[0]?.status;

describe("booking for a patient that the account cares for", () => {
  it("names the patient with age and gender, who booked, and the adult at a minor's visit", async () => {
    const { doctor, patient, slot } = await scene();
    const child = await makeDependent(patient.id);
    const booked = await bookConsultation(context(patient.actor), { slotId: slot.id, patientId: child.id, complaint, mode: "video" });
    expect(booked).toMatchObject({
      patient: { id: child.id, name: "Aarav Rao", age: { years: 7, text: "7 years" }, gender: "male" },
      bookedBy: { id: patient.id, name: "Kabir Shah" },
      accompaniedBy: { name: "Kabir Shah", relation: "parent" },
    });
    const [row] = await database().select({ payer: payments.accountId, bookedBy: consultations.bookedBy }).from(consultations).innerJoin(payments, eq(payments.consultationId, consultations.id)).where(eq(consultations.id, booked.id));
    expect(row).toEqual({ payer: patient.id, bookedBy: patient.id });
    const second = await makeSlot(doctor.id, { startsInHours: 30 });
    const adult = { name: "Lalita Rao", relation: "grandparent" as const };
    await expect(bookConsultation(context(patient.actor), { slotId: second.id, patientId: child.id, complaint, mode: "video", accompaniedBy: adult })).resolves.toMatchObject({ accompaniedBy: adult });
  });

  it("needs the name of an adult if a minor books alone, and writes nothing without one", async () => {
    const { patient, slot } = await scene();
    await database().update(profiles).set({ dateOfBirth: `${new Date().getUTCFullYear() - 15}-01-15` }).where(eq(profiles.personId, patient.id));
    await expect(bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" })).rejects.toMatchObject({ code: "invalid_input", fields: { accompaniedBy: expect.anything() } });
    expect(await statusOf(slot.id)).toBe("available");
    await expect(bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video", accompaniedBy: { name: "Lalita Shah", relation: "parent" } })).resolves.toMatchObject({ accompaniedBy: { name: "Lalita Shah" } });
  });

  it("is refused for somebody else's patient as if there were none", async () => {
    const { patient, slot } = await scene();
    const child = await makeDependent((await makePatient()).id);
    for (const patientId of [child.id, v7(), (await makeDoctor()).id]) {
      await expect(bookConsultation(context(patient.actor), { slotId: slot.id, patientId, complaint, mode: "video" })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await statusOf(slot.id)).toBe("available");
  });
});

describe("bookConsultation", () => {
  it("schedules the consultation at once and takes the slot", async () => {
    const { doctor, patient, slot } = await scene();
    const booked = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });

    expect(booked).toMatchObject({
      status: "scheduled",
      slotId: slot.id,
      doctor: { id: doctor.id, name: "Dr. Meera Iyer" },
      patient: { id: patient.id, name: "Kabir Shah" },
      startsAt: slot.startsAt.toISOString(),
      endsAt: slot.endsAt.toISOString(),
      fee: { amount: 50_000, currency: "INR" },
      complaint,
      payment: { status: "pending" },
    });
    expect(await statusOf(slot.id)).toBe("booked");
  });

  it("asks again, with both fees, if the doctor's fee is not the one that the patient saw", async () => {
    const { doctor, patient, slot } = await scene();
    await database().update(doctors).set({ feeAmount: 250_000 }).where(eq(doctors.id, doctor.id));
    const booking = { slotId: slot.id, complaint, mode: "video" as const };
    await expect(bookConsultation(context(patient.actor), { ...booking, seenFee: { amount: 50_000 } })).rejects.toMatchObject({
      code: "amount_changed", extra: { seen: { amount: 50_000, currency: "INR" }, now: { amount: 250_000, currency: "INR" } },
    });
    expect(await statusOf(slot.id)).toBe("available");
    await expect(bookConsultation(context(patient.actor), { ...booking, seenFee: { amount: 250_000 } })).resolves.toMatchObject({ fee: { amount: 250_000 } });
  });

  it("also writes a pending payment of the doctor's fee, an event and an audit row", async () => {
    const { patient, slot } = await scene();
    const call = context(patient.actor, { address: "198.51.100.7" });
    const { id } = await bookConsultation(call, { slotId: slot.id, complaint, mode: "audio" });

    const [payment] = await database().select().from(payments).where(eq(payments.consultationId, id));
    expect(payment).toMatchObject({ amount: 50_000, currency: "INR", status: "pending" });
    const events = await database().select().from(outbox).where(eq(outbox.topic, "consultation.booked"));
    expect(events.map(({ payload }) => payload)).toContainEqual({ consultationId: id });
    const [audit] = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(audit).toMatchObject({
      actorId: patient.id, actorRole: "patient", action: "consultation.book", resourceType: "consultation",
      outcome: "success", requestId: call.requestId, address: "198.51.100.7", patientId: patient.id,
    });
  });

  it("counts bookings, and refusals because the time was taken, for the metrics", async () => {
    const counted = async () => (await Promise.all([bookingsTotal.get(), bookingConflictsTotal.get()])).map(({ values }) => values[0]!.value);
    const [bookings, conflicts] = await counted();
    const { patient, slot } = await scene();
    await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });
    const other = await makePatient();
    await expect(bookConsultation(context(other.actor), { slotId: slot.id, complaint, mode: "video" })).rejects.toMatchObject({ code: "slot_taken" });
    expect(await counted()).toEqual([bookings! + 1, conflicts! + 1]);
  });

  it("takes six statements: begin, earlier answer, offer, claim, record, commit", async () => {
    const sent = async () => (await databaseQueryDuration.get()).values.reduce((sum, { metricName, value }) => sum + (metricName?.endsWith("_count") ? value : 0), 0);
    const { patient, slot } = await scene();
    const before = await sent();
    await bookConsultation(context(patient.actor, { idempotencyKey: "one" }), { slotId: slot.id, complaint, mode: "video" });
    expect((await sent()) - before).toBe(6);
  });

  it("keeps the complaint encrypted in the table", async () => {
    const { patient, slot } = await scene();
    const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });
    const [row] = await database().select().from(consultations).where(eq(consultations.id, id));
    expect(row?.complaint).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toContain("Acidity");
  });

  it("answers slot_taken with up to five near free times of the same doctor, nearest first", async () => {
    const { doctor, patient, slot } = await scene();
    const later = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => makeSlot(doctor.id, { startsAt: new Date(slot.startsAt.getTime() + n * 3_600_000) })));
    await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });
    const other = await makePatient();

    const refused = bookConsultation(context(other.actor), { slotId: slot.id, complaint, mode: "video" });
    await expect(refused).rejects.toMatchObject({
      code: "slot_taken",
      extra: { alternatives: later.slice(0, 5).map((s) => ({ slotId: s.id, startsAt: s.startsAt.toISOString(), endsAt: s.endsAt.toISOString() })) },
    });
  });

  it("refuses a way to meet that the time does not offer, and names only near times that offer it", async () => {
    const { doctor, patient, slot } = await scene();
    const near = (hours: number, modes: ("video" | "text")[] | null) => makeSlot(doctor.id, { startsAt: new Date(slot.startsAt.getTime() + hours * 3_600_000), modes });
    const [video, , any] = [await near(1, ["video"]), await near(2, ["text"]), await near(3, null)];
    await expect(bookConsultation(context(patient.actor), { slotId: video.id, complaint, mode: "text" })).rejects.toMatchObject({ code: "invalid_input", fields: { mode: [{ key: "fields.mode.notOffered" }] } });
    await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });
    const refused = bookConsultation(context((await makePatient()).actor), { slotId: slot.id, complaint, mode: "video" });
    await expect(refused).rejects.toMatchObject({ extra: { alternatives: [{ slotId: video.id }, { slotId: any.id }] } });
  });

  it("marks a follow-up only after a completed consultation with the same doctor", async () => {
    const { doctor, patient, slot } = await scene();
    const first = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint, mode: "video" });
    expect(first.followUp).toBe(false);
    await database().update(consultations).set({ status: "completed" }).where(eq(consultations.id, first.id));
    const next = await makeSlot(doctor.id, { startsInHours: 50 });
    expect((await bookConsultation(context(patient.actor), { slotId: next.id, complaint, mode: "text" })).followUp).toBe(true);
  });

  it("refuses a slot in the past, naming the field", async () => {
    const { doctor, patient } = await scene();
    const past = await makeSlot(doctor.id, { startsInHours: -1 });
    await expect(bookConsultation(context(patient.actor), { slotId: past.id, complaint, mode: "video" })).rejects.toMatchObject({
      code: "invalid_input", fields: { slotId: [{ key: "fields.slot.passed" }] },
    });
  });

  it("does not find a slot of a doctor who is not verified, a deleted slot or an unknown one", async () => {
    const { doctor, patient } = await scene();
    const pending = await makeDoctor({ status: "pending" });
    const hidden = await makeSlot(pending.id);
    const gone = await makeSlot(doctor.id, { startsInHours: 90 });
    await database().update(availabilitySlots).set({ deletedAt: new Date(), status: "blocked" }).where(eq(availabilitySlots.id, gone.id));
    for (const slotId of [hidden.id, gone.id, v7()]) {
      await expect(bookConsultation(context(patient.actor), { slotId, complaint, mode: "video" })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("lets only patients book, asks guests to sign in, and audits both refusals", async () => {
    const { slot, doctor } = await scene();
    const input = { slotId: slot.id, complaint, mode: "video" } as const;
    const admin = await makeAdmin();
    for (const { actor } of [doctor, admin]) {
      await expect(bookConsultation(context(actor), input)).rejects.toMatchObject({ code: "forbidden" });
      const [denial] = await database().select().from(auditLogs)
        .where(and(eq(auditLogs.actorId, actor.id), eq(auditLogs.outcome, "denied"))).orderBy(desc(auditLogs.id)).limit(1);
      expect(denial).toMatchObject({ action: "consultation.book", details: { code: "forbidden" } });
    }
    const call = context(guest);
    await expect(bookConsultation(call, input)).rejects.toMatchObject({ code: "unauthenticated" });
    const [denial] = await database().select().from(auditLogs).where(eq(auditLogs.requestId, call.requestId));
    expect(denial).toMatchObject({ actorRole: "guest", outcome: "denied" });
    expect(await statusOf(slot.id)).toBe("available");
  });

  it("names every field that is wrong and books nothing", async () => {
    const { patient, slot } = await scene();
    const wrong = { slotId: "nonsense", complaint: "a\u0000b", mode: "telepathy" } as never;
    await expect(bookConsultation(context(patient.actor), wrong)).rejects.toMatchObject({
      code: "invalid_input", fields: { slotId: [expect.any(Object)], complaint: [expect.any(Object)], mode: [expect.any(Object)] },
    });
    const long = bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "x".repeat(1_000_000), mode: "video" });
    await expect(long).rejects.toMatchObject({ code: "invalid_input", fields: { complaint: [{ key: "fields.text.tooLong", values: { max: 2000 } }] } });
    expect(await statusOf(slot.id)).toBe("available");
  });
});
