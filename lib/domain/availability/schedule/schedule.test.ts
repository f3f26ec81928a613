import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { practiceSchedules } from "@/db/schema/availability";
import { addDays } from "@/lib/clock/dates";
import { instantOf, localDate, wallTime } from "@/lib/clock/local-day";
import { guest, system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { findInvariantViolations } from "@/lib/domain/consultations/queries";
import { readConsultation } from "@/lib/domain/consultations/read";
import { searchDoctors } from "@/lib/domain/doctors/search";
import { updateDoctor } from "@/lib/domain/doctors/update";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { deleteSlot } from "../delete";
import { listFreeSlots } from "../free";
import { listSlots } from "../list";
import { addException } from "./add-exception";
import { askImpact } from "./ask-impact";
import { listExceptions } from "./list-exceptions";
import { readSchedule } from "./read";
import { removeException } from "./remove-exception";
import { saveSchedule } from "./save";
import { topUpSlots } from "./top-up";

const ZONE = "Asia/Kolkata";
const day = (n: number) => addDays(localDate(new Date(), ZONE), n);
const rule = { days: [1, 2, 3, 4, 5, 6, 7], from: "09:00", to: "11:00", slotMinutes: 30 };
type Doctor = Awaited<ReturnType<typeof makeDoctor>>;
const as = (doctor: Doctor) => context(doctor.actor);
const save = (doctor: Doctor, more = {}) => saveSchedule(as(doctor), { doctorId: doctor.id, rules: [rule], horizonDays: 10, ...more });
async function slotsOf(doctor: Doctor, date?: string) {
  const { data } = await listSlots(as(doctor), { doctorId: doctor.id, from: new Date().toISOString(), to: new Date(Date.now() + 61 * 86_400_000).toISOString() });
  return data.map((slot) => ({ ...slot, wall: wallTime(new Date(slot.startsAt), ZONE) })).filter(({ wall }) => !date || wall.startsWith(date));
}
const wallsOn = async (doctor: Doctor, date: string) => (await slotsOf(doctor, date)).map(({ wall }) => wall.slice(11));
async function bookAt(doctor: Doctor, wall: string, mode: "video" | "text" = "video") {
  const patient = await makePatient();
  const slot = (await slotsOf(doctor)).find((one) => one.wall === wall)!;
  return { patient, slot, visit: await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Acidity", mode }) };
}

describe("a weekly schedule", () => {
  it("is empty at first; saving it makes the slots of every day in reach, and saving it again changes none", async () => {
    const doctor = await makeDoctor();
    expect(await readSchedule(as(doctor), { doctorId: doctor.id })).toEqual({ timeZone: ZONE, rules: [], leadMinutes: 0, horizonDays: 60, version: 0 });
    expect(await save(doctor)).toEqual({ timeZone: ZONE, rules: [{ ...rule, bufferMinutes: 0, modes: ["video", "audio", "text"] }], leadMinutes: 0, horizonDays: 10, version: 1 });
    const first = await slotsOf(doctor);
    expect(await wallsOn(doctor, day(10))).toEqual(["09:00", "09:30", "10:00", "10:30"]);
    expect(await wallsOn(doctor, day(11))).toEqual([]);
    await save(doctor);
    expect((await slotsOf(doctor)).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
  });

  it("never touches what is booked or was made by hand, and makes no slot over it", async () => {
    const doctor = await makeDoctor();
    const hand = await makeSlot(doctor.id, { startsAt: instantOf(day(4), 9 * 60 + 15, ZONE)!, minutes: 30 });
    await save(doctor);
    const { slot } = await bookAt(doctor, `${day(3)}T09:30`);
    await save(doctor, { rules: [{ ...rule, slotMinutes: 60 }] });
    expect(await wallsOn(doctor, day(2))).toEqual(["09:00", "10:00"]);
    expect((await slotsOf(doctor, day(3))).map(({ wall, status, id }) => [wall.slice(11), status, id === slot.id])).toEqual([["09:30", "booked", true], ["10:00", "available", false]]);
    const fourth = await slotsOf(doctor, day(4));
    expect(fourth.map(({ wall }) => wall.slice(11))).toEqual(["09:15", "10:00"]);
    expect(fourth[0]).toMatchObject({ id: hand.id, source: "hand" });
    for (const [name, count] of Object.entries(await findInvariantViolations(database()))) expect(count, name).toBe(0);
  });

  it("does not make a slot again that the doctor removed", async () => {
    const doctor = await makeDoctor();
    await save(doctor);
    const [slot] = await slotsOf(doctor, day(2));
    await deleteSlot(as(doctor), { doctorId: doctor.id, slotId: slot!.id });
    await save(doctor);
    expect(await wallsOn(doctor, day(2))).toEqual(["09:30", "10:00", "10:30"]);
  });

  it("refuses bad hours with the field, and an older version", async () => {
    const doctor = await makeDoctor();
    const wrong: [string, object][] = [
      ["rules.0.to", { to: "25:00" }],
      ["rules.0.to", { from: "09:00", to: "08:00" }],
      ["rules.0.slotMinutes", { slotMinutes: 0 }],
      ["rules.0.slotMinutes", { slotMinutes: 150 }],
      ["rules.0.bufferMinutes", { bufferMinutes: -1 }],
      ["rules.0.days", { days: [] }],
      ["rules.0.modes", { modes: [] }],
    ];
    for (const [field, change] of wrong) await expect(save(doctor, { rules: [{ ...rule, ...change }] }), field).rejects.toMatchObject({ code: "invalid_input", fields: { [field]: [expect.any(Object)] } });
    await expect(save(doctor, { rules: [rule, { ...rule, days: [7], from: "22:00", to: "02:00" }, { ...rule, days: [1], from: "01:30", to: "03:00" }] })).rejects.toMatchObject({ fields: { "rules.2.from": [expect.any(Object)] } });
    await expect(save(doctor, { leadMinutes: -1 })).rejects.toMatchObject({ fields: { leadMinutes: [expect.any(Object)] } });
    await expect(save(doctor, { timeZone: "Mars/Olympus" })).rejects.toMatchObject({ fields: { timeZone: [expect.any(Object)] } });
    await save(doctor);
    await expect(save(doctor, { version: 0 })).rejects.toMatchObject({ code: "edit_conflict" });
  });

  it("is for that doctor alone", async () => {
    const doctor = await makeDoctor();
    for (const { actor } of [await makeDoctor(), await makePatient()]) {
      await expect(readSchedule(context(actor), { doctorId: doctor.id })).rejects.toMatchObject({ code: "not_found" });
      await expect(saveSchedule(context(actor), { doctorId: doctor.id, rules: [] })).rejects.toMatchObject({ code: "not_found" });
    }
    const admin = context((await makeAdmin()).actor);
    expect(await readSchedule(admin, { doctorId: doctor.id })).toMatchObject({ version: 0 });
    await expect(saveSchedule(admin, { doctorId: doctor.id, rules: [] })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("moves with the practice into another zone", async () => {
    const doctor = await makeDoctor();
    await save(doctor);
    expect(await save(doctor, { timeZone: "America/New_York" })).toMatchObject({ timeZone: "America/New_York" });
    const walls = (await slotsOf(doctor)).map(({ startsAt }) => wallTime(new Date(startsAt), "America/New_York").slice(11));
    expect([...new Set(walls)].sort()).toEqual(["09:00", "09:30", "10:00", "10:30"]);
    await updateDoctor(as(doctor), { id: doctor.id, timeZone: "Asia/Kathmandu" });
    await topUpSlots(context(system("schedule.topUp")), {});
    expect(new Set((await slotsOf(doctor)).map(({ startsAt }) => wallTime(new Date(startsAt), "Asia/Kathmandu").slice(11)))).toEqual(new Set(["09:00", "09:30", "10:00", "10:30"]));
  });

  it("is topped up by the job, once the days have gone by", async () => {
    const doctor = await makeDoctor();
    await save(doctor, { horizonDays: 3 });
    await database().update(practiceSchedules).set({ horizonDays: 5, filledAt: new Date(Date.now() - 7 * 3_600_000) }).where(eq(practiceSchedules.doctorId, doctor.id));
    await topUpSlots(context(system("schedule.topUp")), {});
    expect(await wallsOn(doctor, day(5))).toHaveLength(4);
  });
});

describe("notice and ways to meet", () => {
  it("are kept to by the list of free times, by search and by booking", async () => {
    const doctor = await makeDoctor({ firstName: "Noticeable" });
    await save(doctor, { rules: [{ ...rule, modes: ["text"] }], leadMinutes: 3 * 1440 });
    const free = await listFreeSlots(context(guest), { doctorId: doctor.id, date: day(0), days: 10 });
    const first = free.data[0]!;
    expect(new Date(first.startsAt).getTime()).toBeGreaterThan(Date.now() + 3 * 86_400_000);
    expect(first.modes).toEqual(["text"]);
    const found = await searchDoctors(context(guest), { q: "Noticeable" });
    expect(found.data[0]).toMatchObject({ id: doctor.id, nextAvailableAt: first.startsAt });
    await expect(bookAt(doctor, `${day(1)}T10:30`, "text")).rejects.toMatchObject({ code: "invalid_input", fields: { slotId: [expect.any(Object)] } });
    await expect(bookAt(doctor, `${day(5)}T09:00`, "video")).rejects.toMatchObject({ code: "invalid_input", fields: { mode: [expect.any(Object)] } });
    expect((await bookAt(doctor, `${day(5)}T09:00`, "text")).visit.status).toBe("scheduled");
  });
});

describe("leave and extra hours", () => {
  it("take slots away and add them, and come back when they are off", async () => {
    const doctor = await makeDoctor();
    await save(doctor);
    const hand = await makeSlot(doctor.id, { startsAt: instantOf(day(3), 15 * 60, ZONE)! });
    const leave = await addException(as(doctor), { doctorId: doctor.id, kind: "leave", from: day(3), to: day(3), reason: "A wedding" });
    expect(leave).toMatchObject({ kind: "leave", from: `${day(3)}T00:00`, to: `${day(4)}T00:00`, reason: "A wedding", affected: "offer" });
    expect((await slotsOf(doctor, day(3))).map(({ id, status }) => [id, status])).toEqual([[hand.id, "blocked"]]);
    await addException(as(doctor), { doctorId: doctor.id, kind: "extra", from: `${day(5)}T18:00`, to: `${day(5)}T19:00` });
    expect(await wallsOn(doctor, day(5))).toEqual(["09:00", "09:30", "10:00", "10:30", "18:00", "18:30"]);
    expect((await listExceptions(as(doctor), { doctorId: doctor.id })).data).toHaveLength(2);
    await removeException(as(doctor), { doctorId: doctor.id, exceptionId: leave.id });
    expect((await slotsOf(doctor, day(3))).map(({ wall, status }) => [wall.slice(11), status])).toEqual([["09:00", "available"], ["09:30", "available"], ["10:00", "available"], ["10:30", "available"], ["15:00", "available"]]);
    await expect(removeException(as(doctor), { doctorId: doctor.id, exceptionId: leave.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are refused where they end before they begin, are over, or are too long", async () => {
    const doctor = await makeDoctor();
    const add = (more: object) => addException(as(doctor), { doctorId: doctor.id, kind: "leave", from: `${day(3)}T10:00`, to: `${day(3)}T09:00`, ...more });
    await expect(add({})).rejects.toMatchObject({ code: "invalid_input", fields: { to: [expect.any(Object)] } });
    await expect(add({ from: "2020-01-01", to: "2020-01-02" })).rejects.toMatchObject({ fields: { to: [expect.any(Object)] } });
    await expect(add({ kind: "extra", to: `${day(5)}T09:00` })).rejects.toMatchObject({ fields: { to: [expect.any(Object)] } });
    await expect(add({ from: "2027-02-30T10:00" })).rejects.toMatchObject({ fields: { from: [expect.any(Object)] } });
  });

  it("say before saving which visits are hit; then offer each of them new times, cancel it, or keep it", async () => {
    const doctor = await makeDoctor();
    await save(doctor);
    const [one, two, three] = [await bookAt(doctor, `${day(3)}T09:00`), await bookAt(doctor, `${day(3)}T10:00`), await bookAt(doctor, `${day(3)}T10:30`)];
    await bookAt(doctor, `${day(4)}T09:00`);
    const leave = { doctorId: doctor.id, kind: "leave" as const, from: `${day(3)}T00:00`, to: `${day(4)}T00:00` };
    const impact = await askImpact(as(doctor), leave);
    expect(impact).toMatchObject({ slotsAdded: 0, slotsRemoved: 1, consultations: [{ id: one.visit.id }, { id: two.visit.id }, { id: three.visit.id }] });
    expect(await wallsOn(doctor, day(3))).toHaveLength(4);
    await addException(as(doctor), { ...leave, reason: "A conference", affected: "cancel", decisions: [{ consultationId: two.visit.id, decision: "offer" }, { consultationId: three.visit.id, decision: "keep" }] });
    const [cancelled, offered, kept] = await Promise.all([one, two, three].map(({ patient, visit }) => readConsultation(context(patient.actor), { id: visit.id })));
    expect(cancelled).toMatchObject({ status: "cancelled", cancelReason: "A conference" });
    expect(offered).toMatchObject({ status: "scheduled", moveOffer: { slot: null, reason: "A conference" } });
    expect(kept).toMatchObject({ status: "scheduled", moveOffer: null });
    expect((await askImpact(as(doctor), leave)).consultations).toEqual([]);
    const narrower = { doctorId: doctor.id, rules: [{ ...rule, to: "09:30" }] };
    expect((await askImpact(as(doctor), { ...narrower, from: undefined })).consultations).toEqual([]);
  });
});
