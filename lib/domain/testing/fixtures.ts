import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import type { Actor, Role } from "@/lib/core/actor";
import type { Context } from "@/lib/core/scope";
import { issueAccessToken } from "@/lib/domain/accounts/sessions/tokens";
import { database } from "@/db/client";
import { profiles, sessions, users } from "@/db/schema/accounts";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { doctors } from "@/db/schema/doctors";
import { patientCarers, patients } from "@/db/schema/patients";
import { roomStays } from "@/db/schema/rooms";
import { forgetZones } from "@/lib/domain/doctors/zone-queries";
import type { Relation } from "@/lib/domain/patients/patient";

/* Rows for tests, inserted directly into the tables; every field that a rule looks at can be set. */

let counter = 0;
const unique = () => `${Date.now().toString(36)}${(counter++).toString(36)}`;

/** A signed-in person as use cases see them. */
export function actor(id: string, role: Role): Actor & { kind: "user" } {
  return { kind: "user", id, role, sessionId: v7(), strength: strengthOf(role) };
}

/** Administrators need a second factor, so the administrators of the tests have proved one. */
const strengthOf = (role: Role): "password" | "mfa" => (role === "admin" ? "mfa" : "password");

/** A call by `actor`, with a request id of its own. */
export const context = (actor: Actor, more: Partial<Context> = {}): Context => ({ actor, requestId: `test-${unique()}`, ...more });

async function makeUser(role: Role, names: { firstName?: string; lastName?: string } = {}) {
  const id = v7();
  // No password works for this account: "!" is not a hash.
  await database().insert(users).values({ id, role, email: `${role}-${unique()}@example.test`, passwordHash: "!", emailVerifiedAt: new Date() });
  await database().insert(profiles).values({ personId: id, firstName: names.firstName ?? "Asha", lastName: names.lastName ?? "Rao" });
  return { id, actor: actor(id, role) };
}

export const makePatient = (names = {}) => makeUser("patient", names);
export const makeAdmin = () => makeUser("admin");

/** A patient without an account, whom this account and `others` care for: a child of seven unless `fields` say otherwise. */
export async function makeDependent(accountId: string, others: string[] = [], { relation = "child" as Relation, ...fields }: { relation?: Relation } & Partial<typeof profiles.$inferInsert> = {}) {
  const id = v7();
  const dateOfBirth = `${new Date().getUTCFullYear() - 7}-01-15`;
  await database().insert(profiles).values({ personId: id, firstName: "Aarav", lastName: "Rao", dateOfBirth, gender: "male", ...fields });
  await database().insert(patients).values({ id });
  await database().insert(patientCarers).values([accountId, ...others].map((carer) => ({ id: v7(), accountId: carer, patientId: id, relation })));
  return { id };
}

/** A doctor with a practice, verified unless `fields` say otherwise. `fields` override columns of `doctors`. */
export async function makeDoctor({ firstName = "Meera", lastName = "Iyer", ...fields }: { firstName?: string; lastName?: string } & Partial<typeof doctors.$inferInsert> = {}) {
  const user = await makeUser("doctor", { firstName, lastName });
  await database()
    .insert(doctors)
    .values({
      id: user.id,
      registrationNumber: `R-${unique()}`,
      registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board",
      systemOfMedicine: "Ayurveda",
      specializations: ["Kayachikitsa"],
      qualifications: ["BAMS"],
      experienceYears: 9,
      languages: ["en", "hi"],
      city: "Bengaluru",
      state: "Karnataka",
      feeAmount: 50_000,
      status: "verified",
      ...fields,
    });
  forgetZones();
  return user;
}

/** A free slot of 30 minutes starting `startsInHours` from now, or at `startsAt`. */
export async function makeSlot(doctorId: string, { startsInHours = 24, startsAt, minutes = 30, modes = null }: { startsInHours?: number; startsAt?: Date; minutes?: number; modes?: ("video" | "audio" | "text")[] | null } = {}) {
  const start = startsAt ?? new Date(Math.ceil(Date.now() / 1000) * 1000 + startsInHours * 3_600_000);
  const slot = { id: v7(), doctorId, startsAt: start, endsAt: new Date(start.getTime() + minutes * 60_000), modes };
  await database().insert(availabilitySlots).values(slot);
  return slot;
}

/** Lets a booked consultation's time come, so that it can be started: it then began so many hours ago. */
export async function reachTime(consultationId: string, hoursAgo = 1): Promise<void> {
  const startsAt = new Date(Date.now() - hoursAgo * 3_600_000);
  await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, consultationId));
}

/** Opens a session of this person; returns the header with which an API client sends it. */
export async function bearer({ id, actor: { role } }: { id: string; actor: Actor & { kind: "user" } }, strength = strengthOf(role)) {
  const sessionId = v7();
  await database()
    .insert(sessions)
    .values({ id: sessionId, userId: id, door: "api", strength, expiresAt: new Date(Date.now() + 86_400_000) });
  return { authorization: `Bearer ${issueAccessToken({ userId: id, sessionId, role, strength }, new Date())}` };
}

/** A stay in the room of a visit, as joining and leaving would have left it; minutes count from now. Without `to` it goes on. */
export async function makeStay(consultationId: string, role: "patient" | "doctor", { from, to, accountId }: { from: number; to?: number; accountId?: string }): Promise<void> {
  const [visit] = await database().select().from(consultations).where(eq(consultations.id, consultationId));
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const account = accountId ?? (role === "doctor" ? visit!.doctorId : (visit!.bookedBy ?? visit!.patientId));
  await database()
    .insert(roomStays)
    .values({ id: v7(), consultationId, accountId: account, role, joining: counter++, joinedAt: at(from), ...(to === undefined ? {} : { leftAt: at(to), end: "left" as const }) });
}

/** Lets patient and doctor have met in the room of a visit, so that it can be completed. */
export async function meetInRoom(consultationId: string): Promise<void> {
  await makeStay(consultationId, "patient", { from: -20, to: -1 });
  await makeStay(consultationId, "doctor", { from: -18, to: -1 });
}
