import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { availabilitySlots } from "@/db/schema/availability";
import { consultations } from "@/db/schema/consultations";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, makeStay, meetInRoom } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { addDays } from "@/lib/clock/dates";
import { instantOf, localDate, localDay } from "@/lib/clock/local-day";
import { bookConsultation } from "./book";
import { cancelConsultation } from "./cancel";
import { readDay } from "./read-day";
import { updateConsultation } from "./update";

const zone = "Asia/Kolkata";
const day = addDays(localDate(new Date(), zone), 9);
const at = (minutes: number, date = day) => instantOf(date, minutes, zone)!;

/** A booking of a new patient. */
async function book(doctorId: string, startsAt: Date, firstName = "Asha") {
  const patient = await makePatient({ firstName });
  const slot = await makeSlot(doctorId, { startsAt });
  return bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Stiff neck", mode: "audio" });
}

/** Moves a consultation and its slot to a time in the past. */
async function moveBack(id: string, slotId: string, hours: number) {
  const startsAt = new Date(Date.now() - hours * 3_600_000);
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + 30 * 60_000) };
  await database().update(availabilitySlots).set(times).where(eq(availabilitySlots.id, slotId));
  await database().update(consultations).set(times).where(eq(consultations.id, id));
}

describe("readDay", () => {
  it("has the doctor's local day from its first minute to its last, in order of time", async () => {
    const doctor = await makeDoctor();
    for (const [name, startsAt] of [["Eve", at(23 * 60 + 30)], ["Dawn", at(0)], ["Noon", at(12 * 60)]] as const) await book(doctor.id, startsAt, name);
    await book(doctor.id, at(0, addDays(day, 1)), "Tomorrow");
    await book(doctor.id, at(23 * 60 + 30, addDays(day, -1)), "Yesterday");

    const result = await readDay(context(doctor.actor), { date: day });
    expect(result.consultations.map(({ patient }) => patient.name.split(" ")[0])).toEqual(["Dawn", "Noon", "Eve"]);
    expect(result).toMatchObject({ date: day, today: localDate(new Date(), zone), timeZone: zone });
    expect(JSON.stringify(result)).not.toContain("Stiff neck");
  });

  it("counts the week by local date, without cancelled consultations", async () => {
    const doctor = await makeDoctor();
    await book(doctor.id, at(10 * 60));
    await book(doctor.id, at(11 * 60));
    const off = await book(doctor.id, at(12 * 60));
    await cancelConsultation(context(doctor.actor), { id: off.id, reason: "Called away" });

    const { week, consultations: all } = await readDay(context(doctor.actor), { date: day });
    expect(week).toHaveLength(7);
    expect(new Date(`${week[0]!.date}T00:00:00Z`).getUTCDay()).toBe(1);
    expect(week.find(({ date }) => date === day)?.count).toBe(2);
    expect(all.map(({ status }) => status)).toEqual(["scheduled", "scheduled", "cancelled"]);
  });

  it("lists consultations that were left open until they are closed, and counts the free slots ahead", async () => {
    const doctor = await makeDoctor();
    const missed = await book(doctor.id, at(9 * 60));
    await moveBack(missed.id, missed.slotId, 30);
    await makeSlot(doctor.id, { startsInHours: 20 });
    await makeSlot(doctor.id, { startsInHours: 24 * 8 });

    const before = await readDay(context(doctor.actor), {});
    expect(before.unclosed.map(({ id }) => id)).toEqual([missed.id]);
    expect(before.freeSlots).toBe(1);
    await makeStay(missed.id, "doctor", { from: -1800, to: -1785 });
    await updateConsultation(context(doctor.actor), { id: missed.id, status: "no_show" });
    expect((await readDay(context(doctor.actor), {})).unclosed).toEqual([]);
  });

  it("keeps a running visit on the desk over midnight, until it is closed", async () => {
    // A place in which midnight has just passed.
    const hour = new Date().getUTCHours();
    const timeZone = hour <= 12 ? `Etc/GMT+${hour}` : `Etc/GMT-${24 - hour}`;
    const midnight = localDay(localDate(new Date(), timeZone), timeZone).from.getTime();
    const doctor = await makeDoctor({ timeZone });
    const set = async (visit: { id: string; slotId: string }, startsAt: Date, endsAt: Date, status: "scheduled" | "in_progress") => {
      await database().update(availabilitySlots).set({ startsAt, endsAt }).where(eq(availabilitySlots.id, visit.slotId));
      await database().update(consultations).set({ startsAt, endsAt, status }).where(eq(consultations.id, visit.id));
    };
    const minutes = (from: number) => new Date(midnight + from * 60_000);
    const running = await book(doctor.id, at(9 * 60), "Running");
    const awaited = await book(doctor.id, at(10 * 60), "Awaited");
    const over = await book(doctor.id, at(11 * 60), "Over");
    await set(running, minutes(-70), minutes(-40), "in_progress");
    await set(awaited, minutes(-5), new Date(Date.now() + 60_000), "scheduled");
    await set(over, minutes(-180), minutes(-150), "scheduled");

    const desk = async (date?: string) => (await readDay(context(doctor.actor), { date })).consultations.map(({ id }) => id);
    const today = localDate(new Date(), timeZone);
    expect(await desk()).toEqual([running.id, awaited.id]);
    // It is counted and listed under the day it began, too, and nowhere else.
    expect(await desk(addDays(today, -1))).toEqual([over.id, running.id, awaited.id]);
    expect(await desk(addDays(today, 1))).toEqual([]);
    await meetInRoom(running.id);
    await updateConsultation(context(doctor.actor), { id: running.id, status: "completed", diagnosis: "Stiff neck" });
    expect(await desk()).toEqual([awaited.id]);
  });

  it("has only the doctor's own visits, is refused to everybody else, and is not found before there is a practice", async () => {
    const [doctor, other] = [await makeDoctor(), await makeDoctor()];
    await book(other.id, at(10 * 60));
    expect((await readDay(context(doctor.actor), { date: day })).consultations).toEqual([]);
    await expect(readDay(context((await makeAdmin()).actor), {})).rejects.toMatchObject({ code: "not_found" });
    await expect(readDay(context((await makePatient()).actor), {})).rejects.toMatchObject({ code: "not_found" });
    await expect(readDay(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(readDay(context(doctor.actor), { date: "2030-02-30" })).rejects.toMatchObject({ code: "invalid_input", fields: { date: [expect.any(Object)] } });
  });
});

describe("updateConsultation", () => {
  it("empties a text of the record if null is sent, and keeps a text that is not sent", async () => {
    const doctor = await makeDoctor();
    const { id } = await book(doctor.id, at(10 * 60));
    const call = () => context(doctor.actor);
    await updateConsultation(call(), { id, notes: "Slept badly", advice: "Rest" });
    expect(await updateConsultation(call(), { id, notes: null })).toMatchObject({ notes: null, advice: "Rest" });
  });
});
