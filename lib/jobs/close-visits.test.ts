import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { auditLogs } from "@/db/schema/audit";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { closeVisits } from "./close-visits";

test("two runs at once close each of many visits once, and leave those that are still to come", async () => {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const ids: string[] = [];
  for (let n = 0; n < 60; n++) {
    const slot = await makeSlot(doctor.id, { startsInHours: 24 + n });
    ids.push((await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" })).id);
  }
  const [ahead, ...past] = ids;
  for (const [n, id] of past.entries()) {
    const startsAt = new Date(Date.now() - (n + 2) * 3_600_000);
    await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, id));
  }
  await Promise.all([1, 2].map(() => closeVisits(context(system("visit.close")))));
  const rows = await database().select().from(consultations).where(inArray(consultations.id, past));
  expect(rows.map(({ status, noShowBy, version }) => `${status} ${noShowBy} ${version}`)).toEqual(past.map(() => "no_show both 2"));
  const entries = await database().select().from(auditLogs).where(eq(auditLogs.action, "visit.close"));
  expect(entries.map(({ resourceId }) => resourceId).toSorted()).toEqual(past.toSorted());
  expect((await database().select().from(consultations).where(eq(consultations.id, ahead!)))[0]!.status).toBe("scheduled");
}, 60_000);
