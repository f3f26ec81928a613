import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { beginPayment } from "./begin";
import { applyCharge } from "./charges/apply";
import { askProvider } from "./charges/ask";
import { closeAlarm } from "./close-alarm";
import { listPayments } from "./list";
import { readPayment } from "./read";

beforeAll(() => provideEnv({ PAYMENT_PROVIDER: "simulated" }));
afterAll(() => provideEnv({ PAYMENT_PROVIDER: "none" }));

const reason = "The payer typed the amount by hand; sent back by the provider's own page.";

test("an administrator sees the charge that differs, and closes it with a reason, once; later news of that charge raises it no more", async () => {
  const [patient, doctor, admin] = [await makePatient(), await makeDoctor(), await makeAdmin()];
  const visit = await bookConsultation(context(patient.actor), { slotId: (await makeSlot(doctor.id)).id, complaint: "Cough", mode: "video" });
  const { id, orderId } = await beginPayment(context(patient.actor), { id: visit.id });
  await database().execute(sql`insert into simulated_charges (id, order_id, amount, currency, state, known_at) values ('sim_wrong', ${orderId}, 70000, 'INR', 'captured', now() - interval '1 second')`);
  const ask = () => askProvider(context(system("payment")), { id });
  expect(await ask()).toEqual({ outcomes: ["alarm_amount"] });
  const alarmed = async () => (await listPayments(context(admin.actor), { alarmed: "true" })).data.filter((payment) => payment.id === id);
  expect(await alarmed()).toMatchObject([{ alarm: "amount", amount: 50_000, alarmedCharge: { chargeId: "sim_wrong", amount: 70_000, currency: "INR" } }]);
  expect(await readPayment(context(patient.actor), { id })).toMatchObject({ alarm: null, alarmedCharge: null });

  for (const { actor } of [patient, doctor]) await expect(closeAlarm(context(actor), { id, alarm: "amount", reason })).rejects.toMatchObject({ code: "forbidden" });
  await expect(closeAlarm(context(admin.actor), { id, alarm: "amount", reason: " " })).rejects.toMatchObject({ code: "invalid_input", fields: { reason: [expect.any(Object)] } });
  await expect(closeAlarm(context(admin.actor), { id, alarm: "currency", reason })).rejects.toMatchObject({ code: "edit_conflict" });
  const close = () => closeAlarm(context(admin.actor), { id, alarm: "amount", reason }).then(() => "closed", (error: { code: string }) => error.code);
  expect((await Promise.all([close(), close()])).toSorted()).toEqual(["closed", "edit_conflict"]);
  expect(await alarmed()).toEqual([]);
  const [entry] = (await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id))).filter(({ action, outcome }) => action === "payment.closeAlarm" && outcome === "success");
  expect(entry).toMatchObject({ actorId: admin.id, reason, details: { alarm: "amount" } });

  // The same charge by another way, as a webhook after a poll.
  const charge = { id: "sim_wrong", orderId: orderId!, amount: 70_000, currency: "INR", state: "captured" } as const;
  const scope = { db: database(), now: new Date(), emit: () => {}, afterCommit: () => {} };
  expect(await applyCharge(scope, { provider: "simulated", charge, source: "webhook", eventId: "another way" })).toMatchObject({ outcome: "ignored" });
  expect(await alarmed()).toEqual([]);
});
