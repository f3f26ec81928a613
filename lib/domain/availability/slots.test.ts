import { and, eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { availabilitySlots } from "@/db/schema/availability";
import { doctors } from "@/db/schema/doctors";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { addDays } from "@/lib/clock/dates";
import { guest } from "@/lib/core/actor";
import type { AppError } from "@/lib/core/errors";
import { bookConsultation } from "../consultations/book";
import { cancelConsultation } from "../consultations/cancel";
import { createSlots } from "./create";
import { deleteSlot } from "./delete";
import { listFreeSlots } from "./free";
import { listSlots } from "./list";

const base = Math.ceil(Date.now() / 86_400_000) * 86_400_000 + 3 * 86_400_000;
const at = (minutes: number) => new Date(base + minutes * 60_000).toISOString();
const slot = (from: number, length = 30) => ({ startsAt: at(from), endsAt: at(from + length) });

describe("createSlots", () => {
  it("offers a batch, each available, and audits it", async () => {
    const doctor = await makeDoctor();
    const { data } = await createSlots(context(doctor.actor), { doctorId: doctor.id, slots: [slot(0), slot(30), slot(90)] });
    expect(data.map(({ status, startsAt }) => [status, startsAt])).toEqual([["available", at(0)], ["available", at(30)], ["available", at(90)]]);
    const [row] = await database().select().from(auditLogs).where(and(eq(auditLogs.actorId, doctor.id), eq(auditLogs.action, "slot.create")));
    expect(row).toMatchObject({ outcome: "success", resourceId: doctor.id, details: { count: 3 } });
  });

  it("creates none if two of them overlap or one overlaps an existing slot, and names the slot", async () => {
    const doctor = await makeDoctor();
    const call = () => context(doctor.actor);
    await expect(createSlots(call(), { doctorId: doctor.id, slots: [slot(0), slot(60), slot(15)] })).rejects.toMatchObject({ code: "overlap", fields: { "slots.2": [expect.any(Object)] } });
    await createSlots(call(), { doctorId: doctor.id, slots: [slot(0)] });
    await expect(createSlots(call(), { doctorId: doctor.id, slots: [slot(300), slot(20)] })).rejects.toMatchObject({ code: "overlap", fields: { "slots.1": [expect.any(Object)] } });
    expect(await database().$count(availabilitySlots, eq(availabilitySlots.doctorId, doctor.id))).toBe(1);
  });

  it("names what is wrong with each slot", async () => {
    const doctor = await makeDoctor();
    const past = { startsAt: "2020-01-01T10:00:00Z", endsAt: "2020-01-01T10:30:00Z" };
    const wrong = [past, slot(10, 2), slot(60, 300), slot(400.5), slot(500, 30.5)];
    await expect(createSlots(context(doctor.actor), { doctorId: doctor.id, slots: wrong })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { "slots.0.startsAt": [expect.any(Object)], "slots.1.endsAt": [expect.any(Object)], "slots.2.endsAt": [expect.any(Object)], "slots.3.startsAt": [expect.any(Object)], "slots.4.endsAt": [expect.any(Object)] },
    });
    await expect(createSlots(context(doctor.actor), { doctorId: doctor.id, slots: [{ startsAt: "2026-02-30T10:00:00Z", endsAt: "x" }] })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is only for that doctor", async () => {
    const doctor = await makeDoctor();
    for (const { actor } of [await makeDoctor(), await makePatient(), await makeAdmin()]) {
      await expect(createSlots(context(actor), { doctorId: doctor.id, slots: [slot(0)] })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(createSlots(context(doctor.actor), { doctorId: v7(), slots: [slot(0)] })).rejects.toMatchObject({ code: "not_found" });
    await expect(createSlots(context(guest), { doctorId: doctor.id, slots: [slot(0)] })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("creates exactly one of 50 overlapping slots that are offered at once", async () => {
    const doctor = await makeDoctor();
    const tries = Array.from({ length: 50 }, (_, n) => createSlots(context(doctor.actor), { doctorId: doctor.id, slots: [slot(n % 29)] }));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) if (result.status === "rejected") expect((result.reason as AppError).code).toBe("overlap");
  });
});

describe("listFreeSlots", () => {
  it("takes the date in the doctor's zone, or in the caller's if given", async () => {
    const doctor = await makeDoctor();
    const lateEvening = new Date("2030-01-07T18:00:00Z"); // 23:30 in Kolkata on the 7th
    const afterMidnight = new Date("2030-01-07T18:30:00Z"); // 00:00 in Kolkata on the 8th
    await makeSlot(doctor.id, { startsAt: lateEvening });
    await makeSlot(doctor.id, { startsAt: afterMidnight });
    const starts = async (input: { date: string; timeZone?: string }) => {
      const { data, timeZone } = await listFreeSlots(context(guest), { doctorId: doctor.id, ...input });
      return { timeZone, starts: data.map(({ startsAt }) => startsAt) };
    };
    expect(await starts({ date: "2030-01-07" })).toEqual({ timeZone: "Asia/Kolkata", starts: [lateEvening.toISOString()] });
    expect(await starts({ date: "2030-01-08" })).toEqual({ timeZone: "Asia/Kolkata", starts: [afterMidnight.toISOString()] });
    expect((await starts({ date: "2030-01-07", timeZone: "America/New_York" })).starts).toHaveLength(2);
    expect((await starts({ date: "2030-01-08", timeZone: "America/New_York" })).starts).toHaveLength(0);
  });

  it("covers a doctor's day of 25 hours to its last minute", async () => {
    const doctor = await makeDoctor({ timeZone: "America/New_York" });
    const first = await makeSlot(doctor.id, { startsAt: new Date("2030-11-03T04:00:00Z") });
    const last = await makeSlot(doctor.id, { startsAt: new Date("2030-11-04T04:30:00Z") });
    await makeSlot(doctor.id, { startsAt: new Date("2030-11-04T05:00:00Z") });
    const { data } = await listFreeSlots(context(guest), { doctorId: doctor.id, date: "2030-11-03" });
    expect(data.map(({ id }) => id)).toEqual([first.id, last.id]);
  });

  it("writes each time in the caller's zone and in the doctor's, by the rules of the product", async () => {
    const doctor = await makeDoctor();
    await makeSlot(doctor.id, { startsAt: new Date("2030-12-10T06:00:00Z") });
    const doctorId = doctor.id;
    const inKolkata = { start: "2030-12-10T11:30", end: "2030-12-10T12:00", zoneLabel: "IST" };
    const inWinnipeg = { start: "2030-12-10T01:00", end: "2030-12-10T01:30", zoneLabel: "GMT-5" };
    const times = async (input: object) => (await listFreeSlots(context(guest), { doctorId, date: "2030-12-10", ...input })).data.map(({ local, doctorLocal }) => ({ local, doctorLocal }));
    expect(await times({})).toEqual([{ local: inKolkata, doctorLocal: undefined }]);
    expect(await times({ timeZone: "Asia/Calcutta" })).toEqual([{ local: inKolkata, doctorLocal: undefined }]);
    expect(await times({ timeZone: "America/Winnipeg" })).toEqual([{ local: inWinnipeg, doctorLocal: inKolkata }]);
    expect(await times({ timeZone: "America/Winnipeg", datesOf: "doctor" })).toEqual([{ local: inWinnipeg, doctorLocal: inKolkata }]);
  });

  it("puts every slot under exactly one day, the same whether one day is asked for or many, also where clocks change", async () => {
    for (const [timeZone, from, noon] of [["America/Winnipeg", "2030-12-09", "2030-12-10T18:00:00Z"], ["Europe/London", "2031-03-29", "2031-03-30T12:00:00Z"], ["Pacific/Apia", "2030-12-09", "2030-12-10T00:00:00Z"]] as const) {
      const doctor = await makeDoctor();
      for (let n = -30; n < 30; n++) await makeSlot(doctor.id, { startsAt: new Date(Date.parse(noon) + n * 1_800_000 + 60_000), minutes: 20 });
      const ask = async (date: string, days: number, datesOf: "caller" | "doctor") => (await listFreeSlots(context(guest), { doctorId: doctor.id, date, days, timeZone, datesOf })).data;
      for (const datesOf of ["caller", "doctor"] as const) {
        const all = await ask(from, 4, datesOf);
        expect(all).toHaveLength(60);
        const dayOf = ({ local, doctorLocal }: (typeof all)[number]) => (datesOf === "doctor" ? (doctorLocal ?? local) : local).start.slice(0, 10);
        for (let n = 0; n < 4; n++) expect(await ask(addDays(from, n), 1, datesOf)).toEqual(all.filter((slot) => dayOf(slot) === addDays(from, n)));
      }
    }
  });

  it("counts the doctor's dates where asked to, and those of a doctor who has moved", async () => {
    const doctor = await makeDoctor();
    await makeSlot(doctor.id, { startsAt: new Date("2030-12-09T19:00:00Z") }); // 00:30 on the 10th in Kolkata
    const dates = async (input: object) => {
      const found: string[] = [];
      for (const date of ["2030-12-09", "2030-12-10"]) if ((await listFreeSlots(context(guest), { doctorId: doctor.id, date, ...input })).data.length > 0) found.push(date);
      return found;
    };
    expect(await dates({})).toEqual(["2030-12-10"]);
    expect(await dates({ timeZone: "America/Winnipeg" })).toEqual(["2030-12-09"]);
    expect(await dates({ timeZone: "America/Winnipeg", datesOf: "doctor" })).toEqual(["2030-12-10"]);
    await database().update(doctors).set({ timeZone: "America/New_York" }).where(eq(doctors.id, doctor.id));
    expect(await dates({})).toEqual(["2030-12-09"]);
  });

  it("covers as many dates as asked for, in either zone", async () => {
    const doctor = await makeDoctor();
    for (const startsAt of ["2030-01-06T18:29:00Z", "2030-01-06T18:30:00Z", "2030-01-13T18:00:00Z", "2030-01-13T18:30:00Z"]) {
      await makeSlot(doctor.id, { startsAt: new Date(startsAt), minutes: 1 });
    }
    const week = { doctorId: doctor.id, date: "2030-01-07", days: 7 };
    for (const input of [week, { ...week, timeZone: "Asia/Kolkata" }]) {
      const { data } = await listFreeSlots(context(guest), input);
      expect(data.map(({ startsAt }) => startsAt)).toEqual(["2030-01-06T18:30:00.000Z", "2030-01-13T18:00:00.000Z"]);
    }
    await expect(listFreeSlots(context(guest), { ...week, days: 32 })).rejects.toMatchObject({ code: "invalid_input", fields: { days: [expect.any(Object)] } });
  });

  it("shows neither taken nor past slots, and shows a slot again at once after a cancellation", async () => {
    const doctor = await makeDoctor({ timeZone: "UTC" });
    const patient = await makePatient();
    const open = await makeSlot(doctor.id, { startsInHours: 26 });
    const free = async () => (await listFreeSlots(context(guest), { doctorId: doctor.id, date: open.startsAt.toISOString().slice(0, 10) })).data.length;
    expect(await free()).toBe(1);
    const booked = await bookConsultation(context(patient.actor), { slotId: open.id, complaint: "Cough", mode: "text" });
    expect(await free()).toBe(0);
    await cancelConsultation(context(patient.actor), { id: booked.id, reason: "Better" });
    expect(await free()).toBe(1);
    const past = await makeSlot(doctor.id, { startsInHours: -2 });
    const today = await listFreeSlots(context(guest), { doctorId: doctor.id, date: past.startsAt.toISOString().slice(0, 10) });
    expect(today.data.map(({ id }) => id)).not.toContain(past.id);
  });

  it("does not tell that an unverified doctor exists", async () => {
    const doctor = await makeDoctor({ status: "pending" });
    const input = { doctorId: doctor.id, date: "2030-01-07" };
    for (const reader of [guest, (await makePatient()).actor]) await expect(listFreeSlots(context(reader), input)).rejects.toMatchObject({ code: "not_found" });
    await expect(listFreeSlots(context(doctor.actor), input)).resolves.toMatchObject({ data: [] });
  });

  it("refuses a date that does not exist and a zone that does not exist", async () => {
    const doctor = await makeDoctor();
    await expect(listFreeSlots(context(guest), { doctorId: doctor.id, date: "2030-02-30", timeZone: "Mars/Olympus" })).rejects.toMatchObject({
      code: "invalid_input", fields: { date: [expect.any(Object)], timeZone: [expect.any(Object)] },
    });
  });
});

describe("deleteSlot", () => {
  it("removes a free slot, so that its time can be offered again", async () => {
    const doctor = await makeDoctor();
    const { data } = await createSlots(context(doctor.actor), { doctorId: doctor.id, slots: [slot(0)] });
    await deleteSlot(context(doctor.actor), { doctorId: doctor.id, slotId: data[0]!.id });
    const range = { doctorId: doctor.id, from: at(-60), to: at(120) };
    expect((await listSlots(context(doctor.actor), range)).data).toEqual([]);
    await createSlots(context(doctor.actor), { doctorId: doctor.id, slots: [slot(10)] });
    expect((await listSlots(context(doctor.actor), range)).data).toHaveLength(1);
  });

  it("refuses a booked slot, and does not find another doctor's slot", async () => {
    const [doctor, other, patient] = [await makeDoctor(), await makeDoctor(), await makePatient()];
    const open = await makeSlot(doctor.id);
    await bookConsultation(context(patient.actor), { slotId: open.id, complaint: "Cough", mode: "text" });
    await expect(deleteSlot(context(doctor.actor), { doctorId: doctor.id, slotId: open.id })).rejects.toMatchObject({ code: "slot_in_use" });
    const theirs = await makeSlot(other.id);
    for (const doctorId of [doctor.id, other.id]) {
      await expect(deleteSlot(context(doctor.actor), { doctorId, slotId: theirs.id })).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("never leaves a slot both deleted and booked, in either order", async () => {
    for (let n = 0; n < 15; n++) {
      const [doctor, patient] = [await makeDoctor(), await makePatient()];
      const open = await makeSlot(doctor.id);
      const [booked, deleted] = await Promise.allSettled([
        bookConsultation(context(patient.actor), { slotId: open.id, complaint: "Cough", mode: "text" }),
        deleteSlot(context(doctor.actor), { doctorId: doctor.id, slotId: open.id }),
      ]);
      expect([booked.status, deleted.status].toSorted()).toEqual(["fulfilled", "rejected"]);
    }
  });
});
