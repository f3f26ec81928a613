import { drizzle } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { profiles, sessions, users } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { idempotencyKeys, outbox } from "@/db/schema/kernel";
import { payments } from "@/db/schema/payments";
import { insertAll } from "@/lib/demo/tools/bulk";
import { dayOf, later } from "@/lib/demo/tools/days";
import { cities, type CityName, councilOf } from "@/lib/demo/words/cities";
import { namesOf } from "@/lib/demo/words/names";
import { randomFrom } from "@/lib/demo/tools/random";
import { qualificationsOf } from "@/lib/demo/roster/qualifications";
import { verifiedDoctors } from "@/lib/demo/roster/all";
import { issueAccessToken } from "@/lib/domain/accounts/sessions/tokens";
import { encrypt } from "@/lib/platform/crypto/encrypt";

const DOCTORS = 500;
const PATIENTS = 5000;
/** Nine days with ten times each: 45,000 slots. */
const DAYS = 9;
const TIMES_A_DAY = 10;
/**
 * Used slots in addition: four past days with 20,000 completed consultations, and the day after the nine with 5,000 future
 * ones, each with all the rows a booking writes. Without them the planner would plan for empty tables.
 */
const PAST_DAYS = 4;

export interface BenchSlot {
  id: string;
  /** The patient who books it: each has nine, on nine days, with nine doctors. */
  patient: number;
}
export interface BenchData {
  doctorIds: string[];
  /** The days with slots, YYYY-MM-DD. */
  dates: string[];
  slots: BenchSlot[];
  patientIds: string[];
  /** A bearer token for each patient. */
  tokens: string[];
}

/** Fills the database for the measurement, and signs every patient in. */
export async function seedBench(client: postgres.Sql, now: Date): Promise<BenchData> {
  const db = drizzle(client);
  const random = randomFrom(7);
  const joined = new Date(now.getTime() - 30 * 86_400_000);
  const roster = verifiedDoctors;
  const cityNames = Object.keys(cities) as CityName[];

  const person = (role: "doctor" | "patient", n: number, city: CityName) => {
    const id = random.id(later(joined, n));
    const gender = random.chance(0.5) ? ("female" as const) : ("male" as const);
    const names = namesOf(city, random.chance(0.1));
    return {
      user: { id, email: `${role}-${n}@bench.test`, passwordHash: "!", role, createdAt: joined },
      profile: { personId: id, firstName: random.pick(names[gender]), lastName: random.pick(names.last), gender, createdAt: joined },
    };
  };
  const practices = Array.from({ length: DOCTORS }, (_, n) => {
    // A doctor from the demo's roster, in any city whose councils register their system.
    const model = roster[n % roster.length]!;
    const city = random.pick(cityNames.filter((name) => model.system in cities[name].councils));
    const { user, profile } = person("doctor", n, city);
    const ratingCount = random.int(0, 200);
    const row = {
      id: user.id,
      registrationNumber: `B-${10_000 + n}`,
      registrationCouncil: councilOf(city, model.system),
      systemOfMedicine: model.system,
      specializations: [...model.specializations],
      qualifications: qualificationsOf(model),
      experienceYears: random.int(1, 40),
      languages: ["en", ...cities[city].languages],
      city,
      state: cities[city].state,
      feeAmount: random.int(20, 150) * 1000,
      bio: model.bio,
      status: "verified" as const,
      decidedAt: joined,
      ratingCount,
      ratingSum: Math.round(ratingCount * (3.5 + random.next() * 1.5)),
      createdAt: joined,
    };
    return { user, profile, row };
  });
  const patients = Array.from({ length: PATIENTS }, (_, n) => person("patient", n, random.pick(cityNames)));
  const opened = patients.map(({ user }) => ({
    id: random.id(now),
    userId: user.id,
    door: "api" as const,
    strength: "password" as const,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 86_400_000),
  }));
  const slotsOf = (from: number, days: number, status: "available" | "booked") =>
    practices.flatMap(({ row: { id: doctorId } }, d) =>
      Array.from({ length: days * TIMES_A_DAY }, (_, n) => {
        const [day, time] = [from + Math.floor(n / TIMES_A_DAY), n % TIMES_A_DAY];
        const startsAt = later(dayOf(now, day), 9 * 60 + time * 30);
        const createdAt = later(startsAt, -20 * 24 * 60);
        const row = { id: random.id(createdAt), doctorId, startsAt, endsAt: later(startsAt, 30), status, createdAt };
        // Each patient has one time of day and another doctor each day, so nobody has two consultations at once.
        return { row, patient: ((d + 7 * (day + PAST_DAYS)) % DOCTORS) * TIMES_A_DAY + time };
      }),
    );
  const slots = slotsOf(1, DAYS, "available");
  const used = [...slotsOf(-PAST_DAYS, PAST_DAYS, "booked"), ...slotsOf(DAYS + 1, 1, "booked")];
  const visits = used.map(({ row: { id: slotId, doctorId, startsAt, endsAt, createdAt }, patient }) => {
    const id = random.id(createdAt);
    const isPast = startsAt < now;
    const row = {
      id,
      patientId: patients[patient]!.user.id,
      doctorId,
      slotId,
      status: isPast ? ("completed" as const) : ("scheduled" as const),
      mode: "video" as const,
      startsAt,
      endsAt,
      feeAmount: 50_000,
      feeCurrency: "INR",
      complaint: encrypt("Acidity after meals for two weeks", { column: "consultations.complaint", id }),
      consentAt: createdAt,
      completedAt: isPast ? endsAt : null,
      createdAt,
    };
    const traces = {
      audit: { id: random.id(createdAt), at: createdAt, actorId: row.patientId, actorRole: "patient", action: "consultation.book", resourceType: "consultation", resourceId: id, outcome: "success" as const, requestId: id, patientId: row.patientId },
      event: { id: random.id(createdAt), topic: "consultation.booked", payload: { consultationId: id }, createdAt, deliveredAt: createdAt },
      answer: { scope: row.patientId, route: "consultation.book", key: id, requestHash: "-", createdAt: now },
    };
    return { row, traces, payment: { id: random.id(createdAt), consultationId: id, amount: 50_000, currency: "INR", status: "paid" as const, paidAt: createdAt, createdAt } };
  });

  await insertAll(db, users, [...practices, ...patients].map(({ user }) => user));
  await insertAll(db, profiles, [...practices, ...patients].map(({ profile }) => profile));
  await insertAll(db, doctors, practices.map(({ row }) => row));
  await insertAll(db, sessions, opened);
  await insertAll(db, availabilitySlots, [...used, ...slots].map(({ row }) => row));
  await insertAll(db, consultations, visits.map(({ row }) => row));
  await insertAll(db, payments, visits.map(({ payment }) => payment));
  await insertAll(db, auditLogs, visits.map(({ traces }) => traces.audit));
  // Delivered, and answered today: the bench measures a normal day's work, not the clearing of a backlog or of old rows.
  await insertAll(db, outbox, visits.map(({ traces }) => ({ ...traces.event, deliveredAt: now })));
  await insertAll(db, idempotencyKeys, visits.map(({ traces }) => traces.answer));
  await client`vacuum (analyze)`.simple();

  return {
    doctorIds: practices.map(({ row }) => row.id),
    dates: Array.from({ length: DAYS }, (_, day) => later(dayOf(now, day + 1), 12 * 60).toISOString().slice(0, 10)),
    slots: random.shuffled(slots.map(({ row, patient }) => ({ id: row.id, patient }))),
    patientIds: patients.map(({ user }) => user.id),
    tokens: opened.map(({ id, userId }) => issueAccessToken({ userId, sessionId: id, role: "patient", strength: "password" }, now)),
  };
}
