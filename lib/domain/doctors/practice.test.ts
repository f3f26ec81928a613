import { and, asc, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { profiles, users } from "@/db/schema/accounts";
import { doctors } from "@/db/schema/doctors";
import { outbox } from "@/db/schema/kernel";
import { actor, context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { createDoctor } from "./create";
import { listVerificationQueue } from "./list-queue";
import { readDoctor } from "./read";
import { readOwnDoctor } from "./read-own";
import { updateDoctor } from "./update";
import { verifyDoctor } from "./verify";

let n = 0;
const input = (more = {}) => ({
  registrationNumber: `KA-${Date.now()}-${n++}`,
  registrationCouncil: "Karnataka Ayurvedic and Unani Practitioners Board",
  systemOfMedicine: "ayurveda",
  specializations: ["Kayachikitsa", "Panchakarma", "kayachikitsa"],
  qualifications: ["BAMS"],
  experienceYears: 7,
  languages: ["en", "Hindi"],
  location: { city: "Bengaluru", state: "Karnataka" },
  consultationFee: { amount: 60_000, currency: "INR" as const },
  ...more,
});

/** A doctor's account without a practice. */
async function newcomer(firstName = "Meera", lastName = "Iyer") {
  const id = v7();
  await database().insert(users).values({ id, role: "doctor", email: `${id}@example.test`, passwordHash: "!" });
  await database().insert(profiles).values({ personId: id, firstName, lastName });
  return { id, actor: actor(id, "doctor") };
}

const auditOf = (action: string, resourceId: string) =>
  database().select().from(auditLogs).where(and(eq(auditLogs.action, action), eq(auditLogs.resourceId, resourceId))).orderBy(asc(auditLogs.id));
const topics = async (doctorId: string) =>
  (await database().select().from(outbox)).filter(({ payload }) => payload.doctorId === doctorId).map(({ topic }) => topic);

describe("creating a practice", () => {
  it("makes the caller's own practice, pending, with the name of their account", async () => {
    const doctor = await newcomer();
    const created = await createDoctor(context(doctor.actor), input());
    expect(created).toMatchObject({
      id: doctor.id, name: "Dr. Meera Iyer", status: "pending", statusReason: null, systemOfMedicine: "Ayurveda", languages: ["en", "hi"],
      specializations: ["Kayachikitsa", "Panchakarma"], location: { city: "Bengaluru", state: "Karnataka" }, slotMinutes: 30,
      timeZone: "Asia/Kolkata", bio: null, consultationFee: { amount: 60_000, currency: "INR" }, rating: { average: 0, count: 0 }, nextAvailableAt: null, version: 1,
    });
    expect(await readOwnDoctor(context(doctor.actor), {})).toEqual(created);
    expect(await auditOf("doctor.create", doctor.id)).toMatchObject([{ outcome: "success", actorId: doctor.id }]);
    expect(await topics(doctor.id), "no event that nobody hears").toEqual([]);
  });

  it("puts a title before the name only once", async () => {
    const doctor = await newcomer("Vaidya Ramesh", "Pillai");
    expect(await createDoctor(context(doctor.actor), input())).toMatchObject({ name: "Vaidya Ramesh Pillai" });
  });

  it("refuses a second practice, and the registration of another doctor, however it is written", async () => {
    const [first, second] = [await newcomer(), await newcomer()];
    const fields = input();
    await createDoctor(context(first.actor), fields);
    await expect(createDoctor(context(first.actor), input())).rejects.toMatchObject({ code: "already_exists", detail: { key: "refusals.doctor.hasProfile" } });
    const same = { ...fields, registrationNumber: ` ${fields.registrationNumber.toLowerCase()} `, registrationCouncil: fields.registrationCouncil.toUpperCase() };
    await expect(createDoctor(context(second.actor), same)).rejects.toMatchObject({ code: "already_exists", fields: { registrationNumber: [expect.any(Object)] } });
    await createDoctor(context(second.actor), { ...fields, registrationCouncil: "Delhi Bharatiya Chikitsa Parishad" });
  });

  it.each(["KMC12", "kmc-12", "KMC/12", "KMC  12", "K.M.C. 12", "ＫＭＣ１２", "KMC–12"])("reads %s as the number KMC 12 of the same council", async (registrationNumber) => {
    const [first, second] = [await newcomer(), await newcomer()];
    // Each case has a council of its own, because the practices of the others stay.
    const council = `Karnataka Medical Council ${first.id.slice(-6)}`;
    const fields = { ...input(), registrationNumber: "KMC 12", registrationCouncil: council };
    await createDoctor(context(first.actor), fields);
    for (const registrationCouncil of [council, ` ${council.toUpperCase().replaceAll(" ", "  ")}`]) {
      await expect(createDoctor(context(second.actor), { ...fields, registrationNumber, registrationCouncil })).rejects.toMatchObject({ code: "already_exists" });
    }
    await createDoctor(context(second.actor), { ...fields, registrationNumber: "KMC 13" });
    await expect(updateDoctor(context(second.actor), { id: second.id, registrationNumber })).rejects.toMatchObject({ code: "already_exists" });
  });

  it("refuses a registration number without letters and digits", async () => {
    await expect(createDoctor(context((await newcomer()).actor), { ...input(), registrationNumber: "--/" })).rejects.toMatchObject({ code: "invalid_input", fields: { registrationNumber: [expect.any(Object)] } });
  });

  it("makes one practice from 20 requests at once", async () => {
    const doctor = await newcomer();
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => createDoctor(context(doctor.actor), input())));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "already_exists" });
  });

  it.each([
    ["systemOfMedicine", { systemOfMedicine: "Astrology" }], ["specializations", { specializations: [] }], ["languages.0", { languages: ["Klingon"] }],
    ["experienceYears", { experienceYears: -1 }], ["experienceYears", { experienceYears: 3.5 }], ["consultationFee.amount", { consultationFee: { amount: -1 } }],
    ["location.city", { location: { city: " ", state: "Kerala" } }], ["timeZone", { timeZone: "Mars/Olympus" }], ["timeZone", { timeZone: "EST" }], ["slotMinutes", { slotMinutes: 1 }],
    ["registrationNumber", { registrationNumber: "x\0y" }], ["bio", { bio: "x".repeat(2001) }],
  ])("names %s if it is wrong", async (field, wrong) => {
    const doctor = await newcomer();
    const trying = createDoctor(context(doctor.actor), input(wrong));
    await expect(trying).rejects.toMatchObject({ code: "invalid_input", fields: { [field]: [expect.any(Object)] } });
  });

  it("is only for doctors", async () => {
    await expect(createDoctor(context((await makePatient()).actor), input())).rejects.toMatchObject({ code: "forbidden" });
    await expect(createDoctor(context((await makeAdmin()).actor), input())).rejects.toMatchObject({ code: "forbidden" });
    await expect(createDoctor(context(guest), input())).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(readOwnDoctor(context((await newcomer()).actor), {})).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("reading a practice", () => {
  it("shows a verified one to anyone, with the next free time, and without what only the doctor and administrators may see", async () => {
    const doctor = await makeDoctor({ ratingSum: 13, ratingCount: 3, statusReason: "Checked by telephone", decidedAt: new Date() });
    const slot = await makeSlot(doctor.id);
    await makeSlot(doctor.id, { startsInHours: 48 });
    await makeSlot(doctor.id, { startsInHours: -5 });
    for (const reader of [guest, (await makePatient()).actor]) {
      const shown = await readDoctor(context(reader), { id: doctor.id });
      expect(shown).toMatchObject({ rating: { average: 4.33, count: 3 }, nextAvailableAt: slot.startsAt.toISOString() });
      for (const secret of ["statusReason", "submittedAt", "decidedAt", "decidedBy", "searchText"]) expect(shown).not.toHaveProperty(secret);
    }
    expect(await readDoctor(context(doctor.actor), { id: doctor.id })).toMatchObject({ statusReason: "Checked by telephone" });
  });

  it.each(["pending", "rejected"] as const)("hides a %s one from everyone except that doctor and administrators", async (status) => {
    const doctor = await makeDoctor({ status, statusReason: "The number is not on the register" });
    for (const reader of [guest, (await makePatient()).actor, (await makeDoctor()).actor]) {
      await expect(readDoctor(context(reader), { id: doctor.id })).rejects.toMatchObject({ code: "not_found" });
    }
    for (const reader of [doctor.actor, (await makeAdmin()).actor]) {
      expect(await readDoctor(context(reader), { id: doctor.id })).toMatchObject({ status, statusReason: "The number is not on the register" });
    }
    await expect(readDoctor(context(guest), { id: v7() })).rejects.toMatchObject({ code: "not_found" });
    await expect(readDoctor(context(guest), { id: "1" })).rejects.toMatchObject({ code: "invalid_input", fields: { id: [expect.any(Object)] } });
  });
});

describe("changing a practice", () => {
  it("changes the fields that are sent, keeps the rest and the verification, and raises the version", async () => {
    const doctor = await makeDoctor({ bio: "Old" });
    const changed = await updateDoctor(context(doctor.actor), { id: doctor.id, consultationFee: { amount: 1, currency: "INR" }, bio: null, location: { city: "Mysuru", state: "Karnataka" }, version: 1 });
    expect(changed).toMatchObject({ status: "verified", version: 2, bio: null, consultationFee: { amount: 1 }, location: { city: "Mysuru" }, specializations: ["Kayachikitsa"], slotMinutes: 30 });
    expect(await auditOf("doctor.update", doctor.id)).toMatchObject([{ outcome: "success", actorId: doctor.id }]);
    await expect(updateDoctor(context(doctor.actor), { id: doctor.id, bio: "New", version: 1 })).rejects.toMatchObject({ code: "edit_conflict" });
  });

  it("makes a verified doctor pending again if a vouched-for field changes, but not if the same value is sent again", async () => {
    const doctor = await makeDoctor({ submittedAt: new Date("2026-01-01") });
    const before = await readDoctor(context(doctor.actor), { id: doctor.id });
    const same = { id: doctor.id, registrationNumber: before.registrationNumber, systemOfMedicine: "Ayurveda", qualifications: before.qualifications };
    expect(await updateDoctor(context(doctor.actor), same)).toMatchObject({ status: "verified", version: 1 });
    const changed = await updateDoctor(context(doctor.actor), { ...same, registrationNumber: `N-${doctor.id}` });
    expect(changed).toMatchObject({ status: "pending", statusReason: null });
    expect(Date.parse(changed.submittedAt!)).toBeGreaterThan(Date.parse("2026-01-01"));
    expect(await topics(doctor.id), "no event that nobody hears").toEqual([]);
    expect((await auditOf("doctor.update", doctor.id)).at(-1)).toMatchObject({ details: { from: "verified", to: "pending" } });
    await expect(readDoctor(context(guest), { id: doctor.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("makes a rejected doctor pending again, and lets an administrator correct fields without changing the status", async () => {
    const doctor = await makeDoctor({ status: "rejected", statusReason: "Wrong number" });
    const { actor: admin } = await makeAdmin();
    expect(await updateDoctor(context(admin), { id: doctor.id, bio: "Corrected" })).toMatchObject({ status: "rejected" });
    expect(await updateDoctor(context(doctor.actor), { id: doctor.id, registrationNumber: `C-${doctor.id}` })).toMatchObject({ status: "pending", statusReason: "Wrong number" });
  });

  it("refuses another doctor's registration, an unknown zone, and any other person", async () => {
    const [doctor, other] = [await makeDoctor({ registrationNumber: "A-1" }), await makeDoctor()];
    await expect(updateDoctor(context(other.actor), { id: other.id, registrationNumber: "a-1" })).rejects.toMatchObject({ code: "already_exists" });
    await expect(updateDoctor(context(other.actor), { id: other.id, timeZone: "Nowhere/Land" })).rejects.toMatchObject({ code: "invalid_input", fields: { timeZone: [expect.any(Object)] } });
    for (const { actor: stranger } of [other, await makePatient()]) {
      await expect(updateDoctor(context(stranger), { id: doctor.id, bio: "x" })).rejects.toMatchObject({ code: "forbidden" });
    }
    const hidden = await makeDoctor({ status: "pending" });
    await expect(updateDoctor(context(other.actor), { id: hidden.id, bio: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(updateDoctor(context(guest), { id: doctor.id, bio: "x" })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("verifying a doctor", () => {
  it("can verify, withdraw with a reason and reconsider; each decision is audited and announced", async () => {
    const doctor = await makeDoctor({ status: "pending" });
    const { actor: admin, id: adminId } = await makeAdmin();
    expect(await verifyDoctor(context(admin), { id: doctor.id, decision: "verified" })).toMatchObject({ id: doctor.id, status: "verified", statusReason: null, version: 2 });
    expect(await verifyDoctor(context(admin), { id: doctor.id, decision: "rejected", reason: "Struck off" })).toMatchObject({ status: "rejected", statusReason: "Struck off" });
    expect(await verifyDoctor(context(admin), { id: doctor.id, decision: "verified" })).toMatchObject({ status: "verified", statusReason: null });
    expect(await auditOf("doctor.verify", doctor.id)).toMatchObject([
      { actorId: adminId, details: { from: "pending", to: "verified" } },
      { reason: "Struck off", details: { from: "verified", to: "rejected" } },
      { details: { from: "rejected", to: "verified" } },
    ]);
    expect(await topics(doctor.id)).toEqual(["doctor.verified", "doctor.rejected", "doctor.verified"]);
    const [row] = await database().select().from(doctors).where(eq(doctors.id, doctor.id));
    expect(row).toMatchObject({ decidedBy: adminId, decidedAt: expect.any(Date) });
  });

  it("refuses to reject without a reason, to repeat a decision, and to decide about a version that has changed since", async () => {
    const doctor = await makeDoctor({ status: "pending" });
    const { actor: admin } = await makeAdmin();
    const call = () => context(admin);
    await expect(verifyDoctor(call(), { id: doctor.id, decision: "rejected" })).rejects.toMatchObject({ code: "invalid_input", fields: { reason: [expect.any(Object)] } });
    await expect(verifyDoctor(call(), { id: doctor.id, decision: "pending" as "verified" })).rejects.toMatchObject({ code: "invalid_input", fields: { decision: [expect.any(Object)] } });
    await updateDoctor(context(doctor.actor), { id: doctor.id, registrationNumber: `Z-${doctor.id}` });
    await expect(verifyDoctor(call(), { id: doctor.id, decision: "verified", version: 1 })).rejects.toMatchObject({ code: "edit_conflict" });
    await verifyDoctor(call(), { id: doctor.id, decision: "verified", version: 2 });
    await expect(verifyDoctor(call(), { id: doctor.id, decision: "verified" })).rejects.toMatchObject({ code: "invalid_transition", extra: { allowed: ["rejected"] } });
    await expect(verifyDoctor(call(), { id: v7(), decision: "verified" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for administrators", async () => {
    const doctor = await makeDoctor({ status: "pending" });
    const trying = (who: Parameters<typeof context>[0]) => verifyDoctor(context(who), { id: doctor.id, decision: "verified" });
    await expect(trying(doctor.actor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(trying((await makePatient()).actor)).rejects.toMatchObject({ code: "not_found" });
    await expect(trying(guest)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await auditOf("doctor.verify", doctor.id)).toMatchObject([{ outcome: "denied" }, { outcome: "denied" }, { outcome: "denied" }]);
  });

  it("accepts one of two decisions made at once", async () => {
    const doctor = await makeDoctor({ status: "pending" });
    const { actor: admin } = await makeAdmin();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => verifyDoctor(context(admin), { id: doctor.id, decision: "verified" })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("the verification queue", () => {
  it("has pending doctors first, longest wait before the others, page by page", async () => {
    const { actor: admin } = await makeAdmin();
    await database().update(doctors).set({ status: "verified" });
    const at = (day: number) => new Date(Date.UTC(2026, 0, day));
    const second = await makeDoctor({ status: "pending", submittedAt: at(2) });
    const first = await makeDoctor({ status: "pending", submittedAt: at(1) });
    const third = await makeDoctor({ status: "pending", submittedAt: at(3) });
    const rejected = await makeDoctor({ status: "rejected", statusReason: "No", submittedAt: at(1) });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { data, nextCursor } = await listVerificationQueue(context(admin), { limit: 2, cursor });
      seen.push(...data.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(seen.slice(0, 4)).toEqual([first.id, second.id, third.id, rejected.id]);
    expect(new Set(seen).size).toBe(await database().$count(doctors));
    const pending = await listVerificationQueue(context(admin), { status: "pending" });
    expect(pending.data.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    const next = await listVerificationQueue(context(admin), { status: "pending", limit: 1 });
    await expect(listVerificationQueue(context(admin), { limit: 1, cursor: next.nextCursor! })).rejects.toMatchObject({ code: "invalid_input", fields: { cursor: [expect.any(Object)] } });
  });

  it("is for administrators", async () => {
    await expect(listVerificationQueue(context((await makeDoctor()).actor), {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listVerificationQueue(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
