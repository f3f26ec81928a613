import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations, reviews } from "@/db/schema/consultations";
import { payments } from "@/db/schema/payments";
import { randomFrom } from "@/lib/demo/tools/random";
import { context, makeAdmin, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { eq } from "drizzle-orm";
import { readConsultationTrends } from "./read-consultation-trends";
import { readDashboard } from "./read-dashboard";
import { readRevenueTrends } from "./read-revenue-trends";
import { readTopDoctors } from "./read-top-doctors";

/*
 * Compares every figure with the rows themselves: the test reads all rows and counts them in the simplest way, without SQL
 * and without the product's own functions for local dates.
 */

const zones = ["Asia/Kolkata", "America/New_York", "Europe/London", "America/Santiago", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"];
const secret = "Bloated after each meal";
const random = randomFrom(7);
const YEAR = { from: Date.parse("2025-10-01T00:00:00Z"), to: Date.parse("2026-11-15T00:00:00Z") };

/** A random instant of the year, often exactly at the start of a local day, week or month of one of the zones. */
function someInstant(): Date {
  const at = YEAR.from + Math.floor(random.next() * (YEAR.to - YEAR.from));
  if (random.chance(0.6)) return new Date(at);
  const border = Math.floor(at / 86_400_000) * 86_400_000 + random.pick([0, 18.5, 18.25, 4, 5, 23, 13, 13.5, 3]) * 3_600_000;
  return new Date(border + random.pick([-1, 0, 0, 1]));
}

const statuses = ["completed", "cancelled", "no_show", "scheduled", "in_progress", "expired", "pending_payment"] as const;

let by: ReturnType<typeof context>;
let rows: Awaited<ReturnType<typeof readAll>>;

async function readAll() {
  const db = database();
  return {
    consultations: await db.select().from(consultations),
    payments: await db.select().from(payments),
    reviews: await db.select().from(reviews),
    users: await db.select().from(users),
  };
}

beforeAll(async () => {
  by = context((await makeAdmin()).actor);
  const doctors = await Promise.all(Array.from({ length: 6 }, (_, n) => makeDoctor({ lastName: `Number${n}` })));
  const patients = await Promise.all(Array.from({ length: 25 }, () => makePatient()));
  const db = database();
  for (const { id } of [...doctors, ...patients]) await db.update(users).set({ createdAt: someInstant() }).where(eq(users.id, id));
  for (let n = 0; n < 700; n++) {
    // Some doctors get more patients than others; the last has none at all.
    const doctorId = doctors[Math.floor(random.next() ** 2 * 5)]!.id;
    const patientId = random.pick(patients).id;
    const startsAt = someInstant();
    const times = { startsAt, endsAt: new Date(startsAt.getTime() + 1000) };
    const [slot] = await db.insert(availabilitySlots).values({ id: v7(), doctorId, ...times, status: "booked" }).onConflictDoNothing().returning();
    if (!slot) continue;
    const [status, id] = [random.pick(statuses), v7()];
    const [made] = await db
      .insert(consultations)
      .values({
        id, patientId, doctorId, slotId: slot.id, status, holdEndsAt: status === "pending_payment" ? new Date() : null, ...times, mode: random.pick(["video", "audio", "text"] as const), feeAmount: 50_000, feeCurrency: "INR",
        complaint: encrypt(secret, { column: "consultations.complaint", id }), followUp: random.chance(0.4), consentAt: startsAt, createdAt: someInstant(),
        cancelledAt: status === "cancelled" ? startsAt : null,
      })
      .onConflictDoNothing()
      .returning();
    if (!made) continue;
    const state = random.pick(["pending", "paid", "paid", "failed", "refund_due", "refunded", "void"] as const);
    const amount = random.int(1, 90_000);
    const wasPaid = state === "paid" || state === "refund_due" || state === "refunded";
    await db.insert(payments).values({
      consultationId: id, amount, currency: "INR", status: state, paidAt: wasPaid ? someInstant() : null, refundedAt: state === "refunded" ? someInstant() : null,
      refundedAmount: state === "refunded" ? random.int(1, amount) : state === "refund_due" && random.chance(0.3) ? Math.floor(amount / 3) : 0,
    });
    if (status === "completed" && random.chance(0.5)) await db.insert(reviews).values({ consultationId: id, doctorId, patientId, rating: random.int(1, 5), createdAt: someInstant() });
  }
  rows = await readAll();
  expect(rows.consultations.length).toBeGreaterThan(500);
});

const within = (period: { from: string; to: string }) => (at: Date | null) => at !== null && at >= new Date(period.from) && at < new Date(period.to);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

/** What `some` payments brought and took back at the times for which `inside` holds, counted from the payments, not from the ledger. */
function moneyOf(some: typeof rows.payments, inside: (at: Date | null) => boolean) {
  const paid = some.filter(({ paidAt }) => inside(paidAt));
  const gross = sum(paid.map(({ amount }) => amount));
  const refunded = sum(some.filter(({ paidAt, refundedAt }) => paidAt !== null && inside(refundedAt)).map(({ refundedAmount }) => refundedAmount));
  const refundDue = sum(paid.filter(({ status }) => status === "refund_due").map(({ amount, refundedAmount }) => amount - refundedAmount));
  return { payments: paid.length, gross, refunded, refundDue, net: gross - refunded };
}

function visitsOf(some: typeof rows.consultations) {
  const where = (test: (one: (typeof some)[number]) => boolean) => some.filter(test).length;
  const byStatus = Object.fromEntries(statuses.map((status) => [status, where((one) => one.status === status)]));
  const byMode = Object.fromEntries((["video", "audio", "text"] as const).map((mode) => [mode, where((one) => one.mode === mode)]));
  return { total: some.length, byStatus, byMode, first: where(({ followUp }) => !followUp), followUp: where(({ followUp }) => followUp) };
}

/** The local date of an instant, computed with JavaScript's own `Intl`. */
const dateIn = (timeZone: string, at: Date) => calendars[timeZone]!.format(at);
const calendars = Object.fromEntries(
  zones.map((timeZone) => [timeZone, new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" })]),
);

function bucketIn(timeZone: string, interval: string, at: Date): string {
  const date = dateIn(timeZone, at);
  if (interval === "day") return date;
  if (interval === "month") return `${date.slice(0, 7)}-01`;
  const day = new Date(`${date}T12:00:00Z`);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

const periods = [
  { from: "2025-11-01", to: "2026-11-10" },
  { from: "2026-03-01", to: "2026-04-15" },
  { from: "2026-01-07T04:11:00.123+05:30", to: "2026-09-09T22:00:00Z" },
];

describe.each(zones)("in %s", (timeZone) => {
  it.each(periods)("the dashboard agrees with the rows, from $from to $to", async (asked) => {
    const answer = await readDashboard(by, { ...asked, timeZone });
    const inside = within(answer.period);
    const held = rows.consultations.filter(({ startsAt }) => inside(startsAt));
    const counted = held.filter(({ status }) => status !== "cancelled" && status !== "expired");
    const { completed = 0, cancelled = 0, no_show: noShow = 0 } = visitsOf(held).byStatus;
    const rated = rows.reviews.filter(({ createdAt }) => inside(createdAt)).map(({ rating }) => rating);
    const joined = (role: string) => rows.users.filter((user) => user.role === role && inside(user.createdAt)).length;
    expect(answer).toMatchObject({
      consultations: { ...visitsOf(held), bookings: rows.consultations.filter(({ createdAt }) => inside(createdAt)).length },
      activePatients: new Set(counted.map(({ patientId }) => patientId)).size,
      activeDoctors: new Set(counted.map(({ doctorId }) => doctorId)).size,
      registrations: { patients: joined("patient"), doctors: joined("doctor") },
      revenue: { ...moneyOf(rows.payments, inside), currency: "INR" },
    });
    expect(answer.rating.count).toBe(rated.length);
    expect(answer.rating.average).toBeCloseTo(sum(rated) / rated.length, 2);
    expect(answer.consultations.completionRate).toBeCloseTo(completed / (completed + cancelled + noShow), 4);
    expect(answer.consultations.cancellationRate).toBeCloseTo(cancelled / (completed + cancelled + noShow), 4);
    expect(answer.consultations.noShowRate).toBeCloseTo(noShow / (completed + cancelled + noShow), 4);
  });

  it.each(["day", "week", "month"] as const)("the trends by %s count each row in the bucket of its local date", async (interval) => {
    for (const asked of periods) {
      const visits = await readConsultationTrends(by, { ...asked, timeZone, interval });
      const money = await readRevenueTrends(by, { ...asked, timeZone, interval });
      const inside = within(visits.period);
      expect(money.data.map(({ startsOn }) => startsOn)).toEqual(visits.data.map(({ startsOn }) => startsOn));
      expect(sum(visits.data.map(({ total }) => total))).toBe(rows.consultations.filter(({ startsAt }) => inside(startsAt)).length);
      const grouped = <T>(some: T[], when: (one: T) => Date | null) =>
        Map.groupBy(some.filter((one) => inside(when(one))), (one) => bucketIn(timeZone, interval, when(one)!));
      const held = grouped(rows.consultations, ({ startsAt }) => startsAt);
      const booked = grouped(rows.consultations, ({ createdAt }) => createdAt);
      for (const [n, { startsOn, bookings, ...figures }] of visits.data.entries()) {
        expect(figures).toMatchObject(visitsOf(held.get(startsOn) ?? []));
        expect(bookings).toBe((booked.get(startsOn) ?? []).length);
        expect(money.data[n]).toMatchObject(moneyOf(rows.payments, (at) => inside(at) && bucketIn(timeZone, interval, at!) === startsOn));
      }
    }
  });

  it("the top doctors and their order agree with the rows", async () => {
    for (const order of ["completed", "rating", "revenue"] as const) {
      const answer = await readTopDoctors(by, { ...periods[0]!, timeZone, by: order, limit: 100 });
      const inside = within(answer.period);
      for (const doctor of answer.data) {
        const own = rows.consultations.filter(({ doctorId }) => doctorId === doctor.id);
        const ids = new Set(own.map(({ id }) => id));
        const rated = rows.reviews.filter(({ doctorId, createdAt }) => doctorId === doctor.id && inside(createdAt)).map(({ rating }) => rating);
        expect(doctor.completed).toBe(own.filter(({ status, startsAt }) => status === "completed" && inside(startsAt)).length);
        expect(doctor.revenue).toEqual(moneyOf(rows.payments.filter(({ consultationId }) => ids.has(consultationId)), inside));
        expect(doctor.rating.count).toBe(rated.length);
        if (rated.length > 0) expect(doctor.rating.average).toBeCloseTo(sum(rated) / rated.length, 2);
      }
      const key = { completed: (d: (typeof answer.data)[number]) => d.completed, rating: (d: (typeof answer.data)[number]) => (d.rating.count >= 5 ? 10 : 0) + (d.rating.average ?? 0), revenue: (d: (typeof answer.data)[number]) => d.revenue.net }[order];
      const keys = answer.data.map(key);
      expect(keys).toEqual(keys.toSorted((a, b) => b - a));
      expect(answer.data).toHaveLength(new Set(rows.consultations.map(({ doctorId }) => doctorId)).size);
      const { data: first } = await readTopDoctors(by, { ...periods[0]!, timeZone, by: order, limit: 2 });
      expect(first).toEqual(answer.data.slice(0, 2));
    }
  });
});

describe("the figures", () => {
  it("of money are those of the ledger: what was confirmed and what was given back, each in its month", async () => {
    const [{ id: doctorId }, { id: patientId }] = [await makeDoctor(), await makePatient()];
    const on = (date: string) => new Date(`${date}T06:00:00Z`);
    const cases = [
      { amount: 10_000, status: "paid", paidAt: on("2024-01-10") },
      { amount: 20_000, status: "refunded", paidAt: on("2024-01-11"), refundedAmount: 5_000, refundedAt: on("2024-01-20") },
      { amount: 40_000, status: "refunded", paidAt: on("2024-01-12"), refundedAmount: 40_000, refundedAt: on("2024-03-02") },
      { amount: 80_000, status: "void" },
      { amount: 160_000, status: "refund_due", paidAt: on("2024-02-05") },
    ] as const;
    for (const [n, payment] of cases.entries()) {
      const [id, slotId, startsAt] = [v7(), v7(), new Date(on("2024-01-05").getTime() + n * 3_600_000)];
      const times = { startsAt, endsAt: new Date(startsAt.getTime() + 60_000) };
      await database().insert(availabilitySlots).values({ id: slotId, doctorId, ...times, status: "booked" });
      await database().insert(consultations).values({ id, patientId, doctorId, slotId, ...times, status: "cancelled", mode: "video", feeAmount: payment.amount, feeCurrency: "INR", complaint: encrypt(secret, { column: "consultations.complaint", id }), consentAt: startsAt, cancelledAt: startsAt });
      await database().insert(payments).values({ consultationId: id, currency: "INR", ...payment });
    }
    const { data } = await readRevenueTrends(by, { from: "2024-01-01", to: "2024-03-31", interval: "month" });
    const none = { payments: 0, gross: 0, refunded: 0, refundDue: 0, net: 0 };
    expect(data).toMatchObject([
      { ...none, payments: 3, gross: 70_000, refunded: 5_000, net: 65_000 },
      { ...none, payments: 1, gross: 160_000, refundDue: 160_000, net: 160_000 },
      { ...none, refunded: 40_000, net: -40_000 },
    ]);
    expect((await readDashboard(by, { from: "2024-01-01", to: "2024-03-31" })).revenue).toMatchObject({ payments: 4, gross: 230_000, refunded: 45_000, refundDue: 160_000, net: 185_000 });
  });

  it("of a period without any rows are zero, and rates and averages are null", async () => {
    const empty = { from: "2019-01-01", to: "2019-01-03" };
    expect(await readDashboard(by, empty)).toMatchObject({
      period: { from: "2018-12-31T18:30:00.000Z", to: "2019-01-03T18:30:00.000Z", timeZone: "Asia/Kolkata" },
      consultations: { total: 0, bookings: 0, completionRate: null, cancellationRate: null, noShowRate: null },
      activePatients: 0, rating: { average: null, count: 0 }, revenue: { payments: 0, gross: 0, refunded: 0, refundDue: 0, net: 0 },
    });
    const { data } = await readRevenueTrends(by, empty);
    expect(data.map(({ startsOn, net, isPartial }) => [startsOn, net, isPartial])).toEqual([["2019-01-01", 0, false], ["2019-01-02", 0, false], ["2019-01-03", 0, false]]);
    expect((await readTopDoctors(by, empty)).data).toEqual([]);
  });

  it("are refused for too long a period, for too many buckets, and for an invalid query", async () => {
    const refused = (input: object, field: string) => expect(readConsultationTrends(by, input)).rejects.toMatchObject({ code: "invalid_input", status: 422, fields: { [field]: [expect.any(Object)] } });
    await refused({ from: "2020-01-01", to: "2026-01-01" }, "from");
    await refused({ from: "2025-01-01", to: "2026-11-01", interval: "day" }, "interval");
    await refused({ from: "2026-02-30" }, "from");
    await refused({ from: "2026-03-02", to: "2026-03-01" }, "to");
    await refused({ interval: "hour" }, "interval");
    await refused({ timeZone: "Mars/Olympus" }, "timeZone");
    await expect(readTopDoctors(by, { limit: 0 })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("are only for administrators, and each refusal is audited", async () => {
    for (const { actor } of [await makePatient(), await makeDoctor()]) {
      for (const read of [readDashboard, readConsultationTrends, readRevenueTrends, readTopDoctors]) {
        await expect((read as typeof readDashboard)(context(actor), {})).rejects.toMatchObject({ code: "forbidden" });
        await expect((read as typeof readDashboard)(context({ kind: "guest" }), {})).rejects.toMatchObject({ code: "unauthenticated" });
      }
      expect(await database().$count(auditLogs, eq(auditLogs.actorId, actor.id))).toBe(4);
    }
  });

  it("contain nothing clinical", async () => {
    const answers = [await readDashboard(by, periods[0]!), await readConsultationTrends(by, periods[0]!), await readTopDoctors(by, periods[0]!)];
    expect(JSON.stringify(answers)).not.toMatch(/complaint|diagnosis|notes|advice|v1\./);
  });
});
