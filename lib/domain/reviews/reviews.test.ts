import { and, eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations, reviews } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { outbox } from "@/db/schema/kernel";
import { guest } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { noticesOf } from "@/lib/jobs/write-notices";
import { system } from "@/lib/core/actor";
import { listReviews } from "./list";
import { moderateReview } from "./moderate";
import { writeReview } from "./write";

type Doctor = Awaited<ReturnType<typeof makeDoctor>>;
const db = database();

/** A visit of a new patient that has taken place. */
async function completed(doctor: Doctor, status: "completed" | "scheduled" = "completed") {
  const patient = await makePatient();
  const slot = await makeSlot(doctor.id, { startsInHours: hours++ });
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  if (status === "completed") await db.update(consultations).set({ status, startedAt: new Date(), completedAt: new Date() }).where(eq(consultations.id, id));
  return { id, patient };
}
let hours = 30;
const averageOf = async (doctorId: string) => (await db.select({ sum: doctors.ratingSum, count: doctors.ratingCount }).from(doctors).where(eq(doctors.id, doctorId)))[0]!;
const published = async (doctorId: string) =>
  (await db.select({ sum: sql<number>`coalesce(sum(rating), 0)::int`, count: sql<number>`count(*)::int` }).from(reviews).where(and(eq(reviews.doctorId, doctorId), eq(reviews.status, "published"))))[0]!;

describe("a review", () => {
  it("of stars alone is published and counts at once; words wait for an administrator", async () => {
    const doctor = await makeDoctor();
    const [stars, words] = [await completed(doctor), await completed(doctor)];
    await expect(writeReview(context(stars.patient.actor), { consultationId: stars.id, rating: 4 })).resolves.toMatchObject({ status: "published", comment: null });
    const waiting = await writeReview(context(words.patient.actor), { consultationId: words.id, rating: 1, comment: "Never looked up." });
    expect(waiting).toMatchObject({ status: "pending", comment: "Never looked up.", consultationId: words.id });
    expect(await averageOf(doctor.id)).toEqual({ sum: 4, count: 1 });
    const [row] = await db.select().from(reviews).where(eq(reviews.id, waiting.id));
    expect(row!.comment).not.toContain("looked");
    const admin = context((await makeAdmin()).actor);
    await expect(moderateReview(admin, { id: waiting.id, decision: "published" })).resolves.toMatchObject({ status: "published" });
    expect(await averageOf(doctor.id)).toEqual({ sum: 5, count: 2 });
  });

  it("is possible for a completed visit only, once, by those who care for the patient", async () => {
    const doctor = await makeDoctor();
    const [done, ahead] = [await completed(doctor), await completed(doctor, "scheduled")];
    await expect(writeReview(context(ahead.patient.actor), { consultationId: ahead.id, rating: 5 })).rejects.toMatchObject({ code: "invalid_transition", detail: { key: "refusals.review.notCompleted" } });
    await expect(writeReview(context((await makePatient()).actor), { consultationId: done.id, rating: 5 })).rejects.toMatchObject({ code: "not_found" });
    await expect(writeReview(context(doctor.actor), { consultationId: done.id, rating: 5 })).rejects.toMatchObject({ code: "forbidden" });
    for (const rating of [0, 6, 2.5]) await expect(writeReview(context(done.patient.actor), { consultationId: done.id, rating })).rejects.toMatchObject({ fields: { rating: [{ key: "fields.review.rating" }] } });
    const tries = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => writeReview(context(done.patient.actor), { consultationId: done.id, rating: 1 + (n % 5) })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "already_exists" });
    expect(await averageOf(doctor.id)).toEqual(await published(doctor.id));
  });

  it("is rejected with a reason that only those who wrote it read, and they are told", async () => {
    const doctor = await makeDoctor();
    const { id: consultationId, patient } = await completed(doctor);
    const { id } = await writeReview(context(patient.actor), { consultationId, rating: 2, comment: "Mrs Rao next door was treated better." });
    const admin = await makeAdmin();
    await expect(moderateReview(context(admin.actor), { id, decision: "rejected" })).rejects.toMatchObject({ fields: { reason: [expect.any(Object)] } });
    await moderateReview(context(admin.actor), { id, decision: "rejected", reason: "It names another patient." });
    await expect(moderateReview(context(admin.actor), { id, decision: "rejected", reason: "It names another patient." })).rejects.toMatchObject({ code: "invalid_transition" });
    expect((await listReviews(context(patient.actor), { consultationId })).data).toMatchObject([{ status: "rejected", decisionReason: "It names another patient." }]);
    for (const reader of [guest, doctor.actor, (await makePatient()).actor]) expect((await listReviews(context(reader), { doctorId: doctor.id })).data).toEqual([]);
    const [event] = await db.select().from(outbox).where(eq(outbox.topic, "review.rejected"));
    const { told } = await noticesOf(event!, context(system("notification.write")));
    expect(told).toEqual([{ accountId: patient.id, consultationId, notice: "reviewRejected" }]);
    expect(JSON.stringify(event)).not.toContain("names another");
    const [entry] = await db.select().from(auditLogs).where(and(eq(auditLogs.resourceId, id), eq(auditLogs.action, "review.moderate"), eq(auditLogs.outcome, "success")));
    expect(entry).toMatchObject({ actorId: admin.id, details: { from: "pending", to: "rejected" } });
    for (const reader of [doctor.actor, patient.actor]) await expect(moderateReview(context(reader), { id, decision: "published" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(moderateReview(context((await makePatient()).actor), { id, decision: "published" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is listed without the visit and its author to everybody, page by page; without a doctor a guest is asked for one", async () => {
    const doctor = await makeDoctor();
    const written: string[] = [];
    for (let n = 0; n < 3; n++) {
      const { id: consultationId, patient } = await completed(doctor);
      written.push((await writeReview(context(patient.actor), { consultationId, rating: 5 })).id);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listReviews(context(guest), { doctorId: doctor.id, limit: 2, cursor });
      expect(page.data.every((review) => review.consultationId === null)).toBe(true);
      seen.push(...page.data.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(written.toReversed());
    expect((await listReviews(context(doctor.actor), {})).data.map(({ id }) => id)).toEqual(seen);
    await expect(listReviews(context(guest), {})).rejects.toMatchObject({ fields: { doctorId: [{ key: "fields.review.doctor" }] } });
    // A list shows to an account what the rule of reading lets it read of its own, and nothing else that is not published.
    const stranger = await makePatient();
    expect((await listReviews(context(stranger.actor), {})).data).toEqual([]);
    expect((await listReviews(context(stranger.actor), { status: "pending" })).data).toEqual([]);
  });

  it("cannot be found by its visit, except by those who wrote it and administrators: a doctor would know who it is from", async () => {
    const doctor = await makeDoctor();
    const { id: consultationId, patient } = await completed(doctor);
    const { id } = await writeReview(context(patient.actor), { consultationId, rating: 2 });
    const found = async (reader: Parameters<typeof context>[0], more = {}) => (await listReviews(context(reader), { consultationId, ...more })).data.map((review) => review.id);
    expect(await found(doctor.actor)).toEqual([]);
    for (const reader of [guest, doctor.actor, (await makeDoctor()).actor, (await makePatient()).actor]) expect(await found(reader, { doctorId: doctor.id })).toEqual([]);
    for (const reader of [patient.actor, (await makeAdmin()).actor]) expect(await found(reader)).toEqual([id]);
    expect(await found(patient.actor, { doctorId: doctor.id })).toEqual([id]);
  });

  it("counts exactly although thirty are written, published and rejected at once", async () => {
    const doctor = await makeDoctor();
    const visits = await Promise.all(Array.from({ length: 30 }, () => completed(doctor)));
    const admins = await Promise.all([makeAdmin(), makeAdmin()]);
    const decide = (id: string, n: number, decision: "published" | "rejected") => moderateReview(context(admins[n % 2]!.actor), { id, decision, reason: decision === "rejected" ? "Not about this visit." : undefined }).catch((error: { code: string }) => expect(error.code).toBe("invalid_transition"));
    await Promise.all(visits.map(async ({ id: consultationId, patient }, n) => {
      const { id } = await writeReview(context(patient.actor), { consultationId, rating: 1 + (n % 5), comment: n % 3 ? `Words ${v7()}` : undefined });
      await Promise.all([decide(id, n, "published"), decide(id, n + 1, "rejected")]);
      if (n % 4 === 0) await decide(id, n, "published");
    }));
    const counted = await averageOf(doctor.id);
    expect(counted).toEqual(await published(doctor.id));
    expect(counted.count).toBeGreaterThan(5);
    expect(counted.count).toBeLessThan(30);
  });
});
