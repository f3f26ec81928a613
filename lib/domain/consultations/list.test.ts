import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "./book";
import { cancelConsultation } from "./cancel";
import { listConsultations } from "./list";
import { Status } from "./schema";

const hours = (n: number) => new Date(Date.now() + n * 3_600_000);

/** A patient with consultations so many hours from now, scheduled unless another status is given. */
async function life(visits: readonly { inHours: number; status?: "in_progress" | "completed" | "cancelled" }[]) {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const ids: string[] = [];
  for (const [n, { inHours, status }] of visits.entries()) {
    const slot = await makeSlot(doctor.id, { startsInHours: 1000 + n });
    const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Tired", mode: "audio" });
    if (status === "cancelled") await cancelConsultation(context(patient.actor), { id, reason: "Away" });
    else if (status) await database().update(consultations).set({ status }).where(eq(consultations.id, id));
    await database().update(consultations).set({ startsAt: hours(inHours), endsAt: hours(inHours + 0.5) }).where(eq(consultations.id, id));
    ids.push(id);
  }
  const list = async (input: object) => {
    const page = await listConsultations(context(patient.actor), input);
    return { places: page.data.map(({ id }) => ids.indexOf(id)), nextCursor: page.nextCursor };
  };
  return { list };
}

it("upcoming consultations are sorted next one first, without cancelled ones; past has all the others, latest first", async () => {
  const { list } = await life([
    { inHours: 30 },
    { inHours: 2 },
    { inHours: 5, status: "cancelled" },
    // Running late: its time is over, but it is still in progress.
    { inHours: -1, status: "in_progress" },
    { inHours: -0.2 },
    // Its time has passed, and nobody has closed it.
    { inHours: -9 },
    { inHours: -20, status: "completed" },
  ]);
  expect((await list({ when: "upcoming" })).places).toEqual([3, 4, 1, 0]);
  expect((await list({ when: "past" })).places).toEqual([2, 5, 6]);
});

it("each of the two has pages in its own order, and refuses the other's cursor", async () => {
  const { list } = await life([{ inHours: 30 }, { inHours: 20 }, { inHours: 10 }]);
  const first = await list({ when: "upcoming", limit: 2 });
  expect(first.places).toEqual([2, 1]);
  expect(await list({ when: "upcoming", limit: 2, cursor: first.nextCursor })).toEqual({ places: [0], nextCursor: null });
  await expect(list({ when: "past", cursor: first.nextCursor })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(list({ when: "someday" })).rejects.toMatchObject({ code: "invalid_input", fields: { when: [expect.any(Object)] } });
});

it("an administrator's pages of everybody's consultations agree, for every filter, with a plain filter over all rows", async () => {
  await life([{ inHours: 30 }, { inHours: 2 }, { inHours: 5, status: "cancelled" }, { inHours: -1, status: "in_progress" }, { inHours: -0.2 }, { inHours: -3 }, { inHours: -9 }, { inHours: -20, status: "completed" }]);
  await life([{ inHours: 30 }, { inHours: 2, status: "completed" }, { inHours: -9, status: "cancelled" }]);
  const admin = await makeAdmin();
  const all = await database().select().from(consultations);
  const [from, to] = [hours(-10).toISOString(), hours(20).toISOString()];
  for (const when of [undefined, "upcoming", "past"] as const) {
    for (const status of [undefined, ...Status.options]) {
      for (const range of [{}, { from }, { to }, { from, to }]) {
        const isAhead = (row: (typeof all)[number]) => row.status === "in_progress" || (["pending_payment", "scheduled"].includes(row.status) && row.endsAt > new Date());
        const expected = all
          .filter((row) => (!when || isAhead(row) === (when === "upcoming")) && (!status || row.status === status))
          .filter((row) => (!("from" in range) || row.startsAt >= new Date(from)) && (!("to" in range) || row.startsAt < new Date(to)))
          .sort((a, b) => (when === "upcoming" ? 1 : -1) * (a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1)))
          .map(({ id }) => id);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await listConsultations(context(admin.actor), { when, status, ...range, limit: 3, cursor });
          seen.push(...page.data.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(seen, JSON.stringify({ when, status, ...range })).toEqual(expected);
      }
    }
  }
});

it("a doctor sees one patient's consultations with them, and none that the patient has with others", async () => {
  const [doctor, other, patient, stranger] = await Promise.all([makeDoctor(), makeDoctor(), makePatient(), makePatient()]);
  const book = async (of: typeof doctor, by: typeof patient, startsInHours: number) => {
    const slot = await makeSlot(of.id, { startsInHours });
    return (await bookConsultation(context(by.actor), { slotId: slot.id, complaint: "Tired", mode: "audio" })).id;
  };
  const own = await book(doctor, patient, 900);
  await book(doctor, stranger, 901);
  await book(other, patient, 902);
  const list = async (actor: typeof doctor.actor) => (await listConsultations(context(actor), { patientId: patient.id })).data.map(({ id }) => id);
  expect(await list(doctor.actor)).toEqual([own]);
  expect(await list(stranger.actor)).toEqual([]);
});
