import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { accountEvents } from "@/db/schema/events";
import { patientCarers } from "@/db/schema/patients";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { updateConsultation } from "@/lib/domain/consultations/update";
import { context, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { sendMessage } from "@/lib/domain/visits/send-message";
import { listEvents } from "./list";
import { pruneEvents } from "./prune";

type Person = Awaited<ReturnType<typeof makePatient>>;
const heard = (person: Person, after?: number) => listEvents(context(person.actor), { after });

/** A visit of this doctor whose room is open. Times of a doctor must not overlap, so each visit has another. */
async function visit(doctor: Awaited<ReturnType<typeof makeDoctor>>, { booker, patientId, minutes = 1 }: { booker?: Person; patientId?: string; minutes?: number } = {}) {
  const patient = booker ?? (await makePatient());
  const slot = await makeSlot(doctor.id, { startsAt: new Date(Date.now() + 86_400_000 + minutes * 3_600_000) });
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, patientId, complaint: "Cough", mode: "video" });
  const startsAt = new Date(Date.now() - minutes * 60_000);
  await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 60_000) }).where(eq(consultations.id, id));
  return { id, patient };
}

describe("the events of an account", () => {
  it("are told to those who attend the visit, by kind and id alone", async () => {
    const [doctor, stranger] = [await makeDoctor(), await makePatient()];
    const { id, patient } = await visit(doctor);
    const from = (await heard(patient)).last;
    await sendMessage(context(patient.actor), { id, text: "It burns at night" });
    await updateConsultation(context(doctor.actor), { id, status: "in_progress" });
    await updateConsultation(context(doctor.actor), { id, mode: "audio" });
    for (const each of [patient, doctor]) {
      const { events, isStale } = await heard(each, each === patient ? from : 0);
      expect(events.map(({ kind, consultationId }) => [kind, consultationId])).toEqual([["message", id], ["visit", id], ["mode", id]]);
      expect(Object.keys(events[0]!).toSorted()).toEqual(["at", "consultationId", "kind", "seq"]);
      expect(isStale).toBe(false);
    }
    expect(await heard(stranger, 0)).toEqual({ events: [], last: 0, hasMore: false, isStale: false });
  });

  it("come to a reader in order, each once, while twenty visits tell of themselves at once", async () => {
    const doctor = await makeDoctor();
    const visits = await Promise.all(Array.from({ length: 20 }, (_, n) => visit(doctor, { minutes: 2 * n })));
    let isOver = false;
    const seen: number[] = [];
    const read = async () => {
      for (let after = 0; ; ) {
        const last = isOver;
        const { events, last: next } = await heard(doctor, after);
        seen.push(...events.map(({ seq }) => seq));
        after = next;
        if (last && events.length === 0) return;
      }
    };
    const reading = read();
    await Promise.all(visits.flatMap(({ id, patient }) => [0, 1, 2].map((n) => sendMessage(context(n % 2 ? patient.actor : doctor.actor), { id, text: `Message ${n}` }))));
    isOver = true;
    await reading;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  }, 60_000);

  it("are not told any more to somebody who no longer cares for the patient", async () => {
    const [doctor, mother] = [await makeDoctor(), await makePatient()];
    const child = await makeDependent(mother.id);
    const { id } = await visit(doctor, { booker: mother, patientId: child.id });
    await sendMessage(context(doctor.actor), { id, text: "Please bring the report." });
    expect((await heard(mother, 0)).events).toHaveLength(1);
    await database().update(patientCarers).set({ until: new Date() }).where(and(eq(patientCarers.accountId, mother.id), eq(patientCarers.patientId, child.id)));
    expect(await heard(mother, 0)).toMatchObject({ events: [], last: 1, isStale: false });
  });

  it("are kept for a day; a reader who was away for longer is told so, and one who was not misses nothing", async () => {
    const doctor = await makeDoctor();
    const { id, patient } = await visit(doctor);
    for (let n = 0; n < 4; n++) await sendMessage(context(patient.actor), { id, text: `Message ${n}` });
    await database().execute(sql`update account_events set at = now() - interval '25 hours' where account_id = ${patient.id} and seq <= 2`);
    await pruneEvents(context(system("event.prune")), {});
    expect(await database().$count(accountEvents, eq(accountEvents.accountId, patient.id))).toBe(2);
    expect((await heard(patient, 2)).events.map(({ seq }) => seq)).toEqual([3, 4]);
    expect(await heard(patient, 1)).toMatchObject({ events: [], last: 4, isStale: true });
    expect(await heard(patient, 99)).toMatchObject({ events: [], last: 4, isStale: true });
    expect(await heard(patient, 4)).toEqual({ events: [], last: 4, hasMore: false, isStale: false });
    await database().execute(sql`delete from account_events where account_id = ${patient.id}`);
    expect(await heard(patient, 4)).toMatchObject({ isStale: false });
    expect(await heard(patient, 3)).toMatchObject({ isStale: true, last: 4 });
  });
});
