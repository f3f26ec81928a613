import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { followUpPlaces, followUpWindows } from "@/db/schema/follow-ups";
import { payments } from "@/db/schema/payments";
import { system } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { readDashboard } from "@/lib/domain/analytics/read-dashboard";
import { contestVisit } from "@/lib/domain/visits/contests/contest-visit";
import { decideContest } from "@/lib/domain/visits/contests/decide-contest";
import { closeVisit } from "@/lib/domain/visits/outcome/close";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { databaseQueryDuration } from "@/lib/platform/telemetry/figures";
import { bookConsultation } from "../book";
import { cancelConsultation } from "../cancel";
import { listConsultations } from "../list";
import { findInvariantViolations } from "../queries";
import { readConsultation } from "../read";
import { windowFor } from "./follow-up";
import { listFollowUps } from "./list";
import { offerFollowUp } from "./offer";

type Person = Awaited<ReturnType<typeof makePatient>>;
const FEE = 50_000;
let hours = 24;

const book = async (by: Person, doctorId: string, more: { seen?: number; patientId?: string; startsInHours?: number } = {}) => {
  const slot = await makeSlot(doctorId, { startsInHours: more.startsInHours ?? hours++ });
  return bookConsultation(context(by.actor), { slotId: slot.id, patientId: more.patientId, complaint: "Cough", mode: "video", ...(more.seen !== undefined && { seenFee: { amount: more.seen } }) });
};

/** A completed visit after which its doctor has offered so many free ones. */
async function offered({ visits = 2, days = 14, patient, patientId }: { visits?: number; days?: number; patient?: Person; patientId?: string } = {}) {
  const [by, doctor] = [patient ?? (await makePatient()), await makeDoctor()];
  const { id } = await book(by, doctor.id, { patientId });
  await database().update(consultations).set({ status: "completed", completedAt: new Date() }).where(eq(consultations.id, id));
  const window = await offerFollowUp(context(doctor.actor), { id, days, visits });
  return { id, patient: by, doctor, window };
}

const left = async ({ patient, window }: { patient: Person; window: { id: string } }) => (await listFollowUps(context(patient.actor), {})).data.find(({ id }) => id === window.id)?.visitsLeft;

describe("a doctor", () => {
  it("offers free visits after a completed visit, once, within bounds, and both sides see them", async () => {
    const { id, doctor, patient, window } = await offered();
    expect(window).toMatchObject({ consultationId: id, doctor: { id: doctor.id }, patient: { id: patient.id }, visits: 2, visitsLeft: 2, lastDay: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect((Date.parse(window.endsAt) - Date.now()) / 86_400_000).toBeGreaterThan(14);
    await expect(offerFollowUp(context(doctor.actor), { id, days: 7, visits: 1 })).rejects.toMatchObject({ code: "already_exists" });
    for (const { actor } of [doctor, patient]) await expect(listFollowUps(context(actor), { consultationId: id, open: "true" })).resolves.toMatchObject({ data: [{ id: window.id }] });
    for (const wrong of [{ days: 0, visits: 1 }, { days: 61, visits: 1 }, { days: 14, visits: 6 }, { days: 1.5, visits: 1 }]) {
      await expect(offerFollowUp(context(doctor.actor), { id, ...wrong })).rejects.toMatchObject({ code: "invalid_input" });
    }
    const entries = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(entries).toContainEqual(expect.objectContaining({ action: "consultation.offerFollowUp", patientId: patient.id, details: { windowId: window.id, visits: 2, lastDay: window.lastDay } }));
  });

  it("offers them for own visits only, and not before a visit", async () => {
    const [doctor, patient] = [await makeDoctor(), await makePatient()];
    const { id } = await book(patient, doctor.id);
    await expect(offerFollowUp(context(doctor.actor), { id, days: 7, visits: 1 })).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(offerFollowUp(context(patient.actor), { id, days: 7, visits: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(offerFollowUp(context((await makeDoctor()).actor), { id, days: 7, visits: 1 })).rejects.toMatchObject({ code: "not_found" });
  });

  it("who offers twice at once offers once", async () => {
    const { doctor, patient } = await offered();
    const { id } = await book(patient, doctor.id);
    await database().update(consultations).set({ status: "completed" }).where(eq(consultations.id, id));
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => offerFollowUp(context(doctor.actor), { id, days: 7, visits: 1 })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().$count(followUpWindows, eq(followUpWindows.consultationId, id))).toBe(1);
  });
});

describe("a list of free visits", () => {
  it("shows each actor what the consultation they may read has, and nothing else", async () => {
    const one = await offered();
    for (const [person, sees] of [[one.patient, true], [one.doctor, true], [await makeAdmin(), true], [await makePatient(), false], [await makeDoctor(), false]] as const) {
      const { data } = await listFollowUps(context(person.actor), { consultationId: one.id });
      expect(data.length === 1, person.actor.role).toBe(sees);
      const reading = await readConsultation(context(person.actor), { id: one.id }).then(() => true, () => false);
      expect(reading).toBe(sees);
    }
  });
});

describe("a booking within the window", () => {
  it("is free with its reason, uses one place, and owes nothing; the next after the last one has the fee again", async () => {
    const scene = await offered();
    const { patient, doctor } = scene;
    for (const visitsLeft of [1, 0]) {
      const free = await book(patient, doctor.id, { seen: 0 });
      expect(free).toMatchObject({ fee: { amount: 0, currency: "INR" }, feeReason: "free_follow_up", payment: { status: "void" }, followUp: true });
      await expect(readConsultation(context(patient.actor), { id: free.id })).resolves.toMatchObject({ fee: { amount: 0 }, feeReason: "free_follow_up", payment: { status: "void" } });
      const [payment] = await database().select().from(payments).where(eq(payments.consultationId, free.id));
      expect(payment).toMatchObject({ amount: 0, status: "void" });
      expect(await left(scene)).toBe(visitsLeft);
    }
    expect(await book(patient, doctor.id, { seen: FEE })).toMatchObject({ fee: { amount: FEE }, feeReason: null, payment: { status: "pending" } });
    expect((await listConsultations(context(patient.actor), {})).data.map(({ feeReason }) => feeReason)).toEqual([null, "free_follow_up", "free_follow_up", null]);
    for (const [name, count] of Object.entries(await findInvariantViolations(database()))) expect(count, name).toBe(0);
  });

  it("is never made for another amount than was shown: not for money if it was shown as free, and not unnoticed if it became free", async () => {
    const scene = await offered({ visits: 1 });
    const { patient, doctor } = scene;
    await expect(book(patient, doctor.id, { seen: FEE })).rejects.toMatchObject({ code: "amount_changed", extra: { seen: { amount: FEE }, now: { amount: 0 } } });
    await book(patient, doctor.id, { seen: 0 });
    await expect(book(patient, doctor.id, { seen: 0 })).rejects.toMatchObject({ code: "amount_changed", extra: { seen: { amount: 0 }, now: { amount: FEE } } });
  });

  it("is free for the same patient and the same doctor alone, and until the last day", async () => {
    const mother = await makePatient();
    const child = await makeDependent(mother.id);
    const { doctor } = await offered({ patient: mother, patientId: child.id, days: 2 });
    expect(await book(mother, doctor.id)).toMatchObject({ fee: { amount: FEE } });
    expect(await book(mother, (await makeDoctor()).id, { patientId: child.id })).toMatchObject({ fee: { amount: FEE } });
    expect(await book(mother, doctor.id, { patientId: child.id, startsInHours: 24 * 5 })).toMatchObject({ fee: { amount: FEE } });
    expect(await book(mother, doctor.id, { patientId: child.id, startsInHours: 20 })).toMatchObject({ fee: { amount: 0 }, patient: { id: child.id } });
  });

  it("gives its place back when it is cancelled, by whomever, and nothing is refunded", async () => {
    const scene = await offered({ visits: 1 });
    const { patient, doctor } = scene;
    for (const by of [patient, doctor]) {
      const free = await book(patient, doctor.id, { seen: 0 });
      expect(await left(scene)).toBe(0);
      const cancelled = await cancelConsultation(context(by.actor), { id: free.id, reason: "Better", seenRefund: { amount: 0 } });
      expect(cancelled).toMatchObject({ status: "cancelled", fee: { amount: 0 }, feeReason: "free_follow_up", payment: { status: "void" } });
      expect(await left(scene)).toBe(1);
    }
  });

  it("uses a place again if an administrator finds that it took place after all, unless another booking has that place now", async () => {
    for (const isUsedSince of [false, true]) {
      const scene = await offered({ visits: 1 });
      const { patient, doctor } = scene;
      const { id } = await book(patient, doctor.id, { seen: 0 });
      const startsAt = new Date(Date.now() - (isUsedSince ? 5 : 3) * 3_600_000);
      await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, id));
      await expect(closeVisit(context(system("visit.close")), { id })).resolves.toMatchObject({ status: "no_show", noShowBy: "both" });
      expect(await left(scene)).toBe(1);
      const other = isUsedSince ? await book(patient, doctor.id, { seen: 0 }) : undefined;
      const contest = await contestVisit(context(doctor.actor), { id, text: "We spoke on the telephone for twenty minutes." });
      await decideContest(context((await makeAdmin()).actor), { id: contest.id, decision: "changed", status: "completed", reason: "Both say that they spoke." });
      expect(await left(scene)).toBe(0);
      const used = await database().select({ consultationId: followUpPlaces.consultationId }).from(followUpPlaces).where(eq(followUpPlaces.windowId, scene.window.id));
      expect(used).toEqual([{ consultationId: other?.id ?? id }]);
    }
  });

  it("needs no more statements than any other", async () => {
    const sent = async () => (await databaseQueryDuration.get()).values.reduce((sum, { metricName, value }) => sum + (metricName?.endsWith("_count") ? value : 0), 0);
    const { patient, doctor } = await offered();
    const slot = await makeSlot(doctor.id, { startsInHours: hours++ });
    const before = await sent();
    const booked = await bookConsultation(context(patient.actor, { idempotencyKey: "free" }), { slotId: slot.id, complaint: "Cough", mode: "video", seenFee: { amount: 0 } });
    expect((await sent()) - before).toBe(6);
    expect(booked.fee.amount).toBe(0);
  });

  it("does not change the figures of revenue", async () => {
    const { patient, doctor } = await offered();
    const admin = await makeAdmin();
    const period = { from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date(Date.now() + 86_400_000).toISOString() };
    const figures = async () => JSON.stringify((await readDashboard(context(admin.actor), period)).revenue);
    const before = await figures();
    await book(patient, doctor.id, { seen: 0 });
    expect(await figures()).toBe(before);
  });
});

describe("20 bookings at once for the last free visit", () => {
  const race = async (scene: Awaited<ReturnType<typeof offered>>, carers: Person[], seenFee?: { amount: number }) => {
    const slots = await Promise.all(Array.from({ length: 20 }, () => makeSlot(scene.doctor.id, { startsInHours: hours++ })));
    const tries = slots.map((slot, n) =>
      bookConsultation(context(carers[n % carers.length]!.actor), { slotId: slot.id, patientId: scene.window.patient.id, complaint: "Cough", mode: "video", seenFee }).then(
        ({ fee, feeReason }) => (feeReason ? "free" : `paid ${fee.amount}`),
        (error: unknown) => (error instanceof AppError ? error.code : Promise.reject(error as Error)),
      ),
    );
    return Object.fromEntries([...Map.groupBy(await Promise.all(tries), (one) => one)].map(([one, all]) => [one, all.length]));
  };

  it("that were shown a free one: exactly one is free, and the others are refused and not charged", async () => {
    const [mother, father] = [await makePatient(), await makePatient()];
    const child = await makeDependent(mother.id, [father.id]);
    const scene = await offered({ visits: 1, days: 60, patient: mother, patientId: child.id });
    expect(await race(scene, [mother, father], { amount: 0 })).toEqual({ free: 1, amount_changed: 19 });
    expect(await database().$count(followUpPlaces, eq(followUpPlaces.windowId, scene.window.id))).toBe(1);
    expect(await database().$count(consultations, eq(consultations.patientId, child.id))).toBe(2);
  }, 30_000);

  it("that were shown nothing: exactly one is free, and no other is made free or charged unseen", async () => {
    const scene = await offered({ visits: 1, days: 60 });
    const { free, amount_changed: refused = 0, ...paid } = await race(scene, [scene.patient]);
    expect(free).toBe(1);
    expect(refused + (paid[`paid ${FEE}`] ?? 0)).toBe(19);
    expect(await database().$count(consultations, eq(consultations.feeReason, "free_follow_up"))).toBeGreaterThan(0);
    for (const [name, count] of Object.entries(await findInvariantViolations(database()))) expect(count, name).toBe(0);
  }, 30_000);

  it("and cancelling in between: never more are used than were offered", async () => {
    const scene = await offered({ visits: 2, days: 60 });
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const made = await book(scene.patient, scene.doctor.id, { seen: 0 }).catch((error: unknown) => (error instanceof AppError ? undefined : Promise.reject(error as Error)));
        if (made) await cancelConsultation(context(scene.patient.actor), { id: made.id, reason: "Not today" });
      }),
    );
    expect(await left(scene)).toBe(2);
  }, 30_000);
});

it("the window that ends first is used first", () => {
  const window = (id: string, day: number, visitsLeft = 1, patient = "a") => ({ id, patient: { id: patient }, doctor: { id: "d" }, endsAt: `2026-12-${day}T00:00:00Z`, visitsLeft });
  const all = [window("late", 30), window("soon", 20), window("empty", 15, 0), window("other", 12, 1, "b")];
  expect(windowFor(all, "a", "2026-12-10T00:00:00Z")?.id).toBe("soon");
  expect(windowFor(all, "a", "2026-12-25T00:00:00Z")?.id).toBe("late");
  expect(windowFor(all, "a", "2026-12-30T00:00:00Z")).toBeUndefined();
  expect(windowFor(all, undefined, undefined)).toBeUndefined();
});
