import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { outbox } from "@/db/schema/kernel";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { checkClocks } from "./check-clocks";

test("a reader of a visit is told once if the rules of their zone change, and not because they move to another zone; the visit keeps its instant", async () => {
  const db = database();
  const [patient, doctor] = [await makePatient(), await makeDoctor()];
  const slot = await makeSlot(doctor.id);
  const { id, startsAt } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const check = () => checkClocks(context(system("notification.checkClocks")), {});
  const told = async () => (await db.select().from(outbox).where(sql`topic = 'consultation.clockChanged'`)).map(({ payload }) => payload.accountId);
  expect(await check()).toEqual({ changed: 0, next: null });
  await db.execute(sql`update profiles set time_zone = 'America/Winnipeg' where user_id = ${doctor.id}`);
  expect(await check()).toEqual({ changed: 0, next: null });
  // As if the rules had said something else when it was noted.
  await db.execute(sql`update visit_clocks set offset_minutes = offset_minutes - 60 where account_id = ${patient.id}`);
  expect(await check()).toEqual({ changed: 1, next: null });
  expect(await check()).toEqual({ changed: 0, next: null });
  expect(await told()).toEqual([patient.id]);
  const [row] = await db.execute<{ at: string }>(sql`select starts_at as at from consultations where id = ${id}`);
  expect(Date.parse(row!.at)).toBe(Date.parse(startsAt));
});
