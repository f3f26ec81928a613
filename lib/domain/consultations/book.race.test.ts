import { and, eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { payments } from "@/db/schema/payments";
import { context, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { env } from "@/lib/platform/config/env";
import { AppError } from "@/lib/core/errors";
import { bookConsultation } from "./book";
import { cancelConsultation } from "./cancel";
import { findInvariantViolations } from "./queries";

type Patient = Awaited<ReturnType<typeof makePatient>>;

/** Books a slot. Returns "booked" or the code of the problem; rethrows any other error. */
async function tryBook(patient: Patient, slotId: string, more: { idempotencyKey?: string; complaint?: string; patientId?: string } = {}) {
  try {
    const { complaint = "Acidity after meals", patientId, ...rest } = more;
    const booked = await bookConsultation(context(patient.actor, rest), { slotId, patientId, complaint, mode: "video" });
    return { outcome: "booked" as const, booked };
  } catch (error) {
    if (error instanceof AppError) return { outcome: error.code, error };
    throw error;
  }
}

const tally = (results: { outcome: string }[]) =>
  results.reduce<Record<string, number>>((counts, { outcome }) => ({ ...counts, [outcome]: (counts[outcome] ?? 0) + 1 }), {});

const people = (count: number) => Promise.all(Array.from({ length: count }, () => makePatient()));

async function rowsOf(doctorId: string) {
  const mine = eq(consultations.doctorId, doctorId);
  const owed = database().select({ id: payments.id }).from(payments).innerJoin(consultations, and(eq(consultations.id, payments.consultationId), mine));
  return { consultations: await database().$count(consultations, mine), payments: (await owed).length };
}

async function expectSound() {
  for (const [name, count] of Object.entries(await findInvariantViolations(database()))) expect(count, name).toBe(0);
}

describe("two carers of one child", () => {
  it("book it for one time at two doctors: one of them wins", async () => {
    for (let round = 0; round < 5; round++) {
      const [mother, father] = [await makePatient(), await makePatient()];
      const child = await makeDependent(mother.id, [father.id]);
      const startsAt = new Date(Date.now() + 86_400_000);
      const slots = await Promise.all([1, 2].map(async () => makeSlot((await makeDoctor()).id, { startsAt })));
      const results = await Promise.all([mother, father].map((carer, n) => tryBook(carer, slots[n]!.id, { patientId: child.id })));
      expect(tally(results)).toEqual({ booked: 1, slot_taken: 1 });
      const refused = results.find((result) => result.outcome === "slot_taken");
      expect(refused && "error" in refused && refused.error?.detail).toEqual({ key: "refusals.booking.patientBusy", values: { name: "Aarav Rao" } });
    }
    await expectSound();
  });

  it("do not hinder each other for two children at one time", async () => {
    const mother = await makePatient();
    const children = [await makeDependent(mother.id), await makeDependent(mother.id)];
    const startsAt = new Date(Date.now() + 86_400_000);
    const slots = await Promise.all([1, 2, 3].map(async () => makeSlot((await makeDoctor()).id, { startsAt })));
    const results = await Promise.all([...children, { id: mother.id }].map((patient, n) => tryBook(mother, slots[n]!.id, { patientId: patient.id })));
    expect(tally(results)).toEqual({ booked: 3 });
    await expectSound();
  });
});

describe("booking under contention", () => {
  it("gives one slot to exactly one of 1,000 requests by 200 patients", async () => {
    const doctor = await makeDoctor();
    const slot = await makeSlot(doctor.id);
    const patients = await people(200);
    const results = await Promise.all(Array.from({ length: 1000 }, (_, n) => tryBook(patients[n % 200]!, slot.id)));

    expect(tally(results)).toEqual({ booked: 1, slot_taken: 999 });
    expect(await rowsOf(doctor.id)).toEqual({ consultations: 1, payments: 1 });
    const booked = results.find((result) => result.outcome === "booked");
    const id = booked && "booked" in booked ? booked.booked.id : "";
    expect(await database().$count(auditLogs, sql`action = 'consultation.book' and outcome = 'success' and resource_id = ${id}`)).toBe(1);
    await expectSound();
  }, 60_000);

  it("does not let a patient book two doctors at overlapping times", async () => {
    const patient = await makePatient();
    const slots = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const doctor = await makeDoctor();
        return makeSlot(doctor.id, { startsAt: new Date(Date.UTC(2030, 0, 7, 9, n % 25)) });
      }),
    );
    const results = await Promise.all(slots.map((slot) => tryBook(patient, slot.id)));

    expect(tally(results)).toEqual({ booked: 1, slot_taken: 39 });
    await expectSound();
  }, 60_000);

  it("makes one consultation and gives 50 equal answers for one Idempotency-Key sent 50 times at once", async () => {
    const doctor = await makeDoctor();
    const slot = await makeSlot(doctor.id);
    const patient = await makePatient();
    const key = v7();
    const results = await Promise.all(Array.from({ length: 50 }, () => tryBook(patient, slot.id, { idempotencyKey: key })));

    expect(tally(results)).toEqual({ booked: 50 });
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect((await rowsOf(doctor.id)).consultations).toBe(1);

    const other = await tryBook(patient, slot.id, { idempotencyKey: key, complaint: "Something else" });
    expect(other.outcome).toBe("idempotency_mismatch");
    await expectSound();
  });

  it("stays correct while two clients book and cancel the same slot in a tight loop", async () => {
    const doctor = await makeDoctor();
    const slot = await makeSlot(doctor.id);
    const clients = await people(2);
    await Promise.all(
      clients.map(async (patient) => {
        for (let n = 0; n < 40; n++) {
          const result = await tryBook(patient, slot.id);
          if ("booked" in result && result.booked) {
            await cancelConsultation(context(patient.actor), { id: result.booked.id, reason: "Not today" });
          } else {
            expect(result.outcome).toBe("slot_taken");
          }
        }
      }),
    );
    await expectSound();
    const last = await tryBook(clients[0]!, slot.id);
    expect(last.outcome).toBe("booked");
  }, 60_000);

  it("does not give a doctor two consultations at once even if the slots themselves overlap", async () => {
    const doctor = await makeDoctor();
    const slots = await overlappingSlots(doctor.id, 200);
    const patients = await people(200);
    const results = await Promise.all(slots.map((slot, n) => tryBook(patients[n]!, slot)));

    expect(tally(results)).toEqual({ booked: 1, slot_taken: 199 });
    expect((await rowsOf(doctor.id)).consultations).toBe(1);
    const { doctorOverlaps, bookedSlotsWithoutConsultation } = await findInvariantViolations(database());
    expect({ doctorOverlaps, bookedSlotsWithoutConsultation }).toEqual({ doctorOverlaps: 0, bookedSlotsWithoutConsultation: 0 });
  }, 60_000);
});

/**
 * Overlapping slots cannot exist, so this file's database drops the constraint on slots: only the constraint on
 * consultations is left to prevent a double booking.
 */
async function overlappingSlots(doctorId: string, count: number) {
  const owner = postgres(env().DATABASE_URL, { max: 1 });
  await owner`alter table availability_slots drop constraint slots_no_overlap`;
  await owner.end();
  const start = Date.UTC(2030, 0, 7, 9);
  const slots = Array.from({ length: count }, (_, n) => ({
    id: v7(),
    doctorId,
    startsAt: new Date(start + n * 1000),
    endsAt: new Date(start + 30 * 60_000 + n * 1000),
  }));
  await database().insert(availabilitySlots).values(slots);
  return slots.map(({ id }) => id);
}
