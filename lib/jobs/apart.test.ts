import { eq, inArray, sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { payments } from "@/db/schema/payments";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { beginPayment } from "@/lib/domain/payments/begin";
import { simulatePayment } from "@/lib/domain/payments/simulated/simulate";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { env, provideEnv } from "@/lib/platform/config/env";
import { closeVisits } from "./close-visits";
import { askProviders, giveMoneyBack } from "./payments";

/* One thing that cannot be done, for a reason that nobody thought of, does not keep the others from being done. */

let owner: postgres.Sql;
beforeAll(() => {
  provideEnv({ PAYMENT_PROVIDER: "simulated" });
  owner = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await owner.end();
  provideEnv({ PAYMENT_PROVIDER: "none" });
});
const tables = ["consultations", "payments", "simulated_refunds"];
afterEach(async () => {
  for (const table of tables) await owner.unsafe(`drop trigger if exists broken on ${table}`);
});

const job = () => context(system("payment"));

/** Lets the database refuse every change of some rows. */
async function breakRow(table: string, event: "insert" | "update", condition: string) {
  await owner.unsafe("create or replace function broken() returns trigger language plpgsql as $$ begin raise exception 'broken row'; end $$");
  await owner.unsafe(`create trigger broken before ${event} on ${table} for each row when (${condition}) execute function broken()`);
}

async function visits(count: number, outcome: "succeed" | "lost" = "succeed") {
  const doctor = await makeDoctor();
  const made: { id: string; patient: Awaited<ReturnType<typeof makePatient>> }[] = [];
  for (let n = 0; n < count; n++) {
    const patient = await makePatient();
    const { id } = await bookConsultation(context(patient.actor), { slotId: (await makeSlot(doctor.id, { startsInHours: 24 + n })).id, complaint: "Cough", mode: "video" });
    const payment = await beginPayment(context(patient.actor), { id });
    await simulatePayment(context(patient.actor), { id: payment.id, outcome });
    made.push({ id, patient });
  }
  return made;
}
const ofVisits = (ids: { id: string }[]) => database().select().from(payments).where(inArray(payments.consultationId, ids.map(({ id }) => id))).orderBy(payments.id);

test("visits are closed behind one that cannot be", async () => {
  const made = await visits(3);
  for (const [n, { id }] of made.entries()) {
    const startsAt = new Date(Date.now() - (9 - n) * 3_600_000);
    await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, id));
  }
  await breakRow("consultations", "update", `new.id = '${made[0]!.id}'`);
  await expect(closeVisits(context(system("visit.close")))).rejects.toMatchObject({ code: "internal" });
  const rows = await database().select().from(consultations).where(inArray(consultations.id, made.map(({ id }) => id))).orderBy(consultations.startsAt);
  expect(rows.map(({ status }) => status)).toEqual(["scheduled", "no_show", "no_show"]);
});

test("money is given back behind a refund that cannot be", async () => {
  const made = await visits(3);
  for (const { id, patient } of made) await cancelConsultation(context(patient.actor), { id, reason: "Away" });
  const [first] = await ofVisits(made);
  await breakRow("simulated_refunds", "insert", `new.charge_id = '${first!.providerReference}'`);
  await expect(giveMoneyBack(job())).rejects.toMatchObject({ code: "internal" });
  expect((await ofVisits(made)).map(({ status }) => status)).toEqual(["refund_due", "refunded", "refunded"]);
});

test("providers are asked about payments behind one whose news cannot be kept", async () => {
  const made = await visits(3, "lost");
  await database().execute(sql`update simulated_charges set known_at = now() - interval '1 second'`);
  const [first] = await ofVisits(made);
  await breakRow("payments", "update", `new.id = '${first!.id}' and new.status = 'paid'`);
  await expect(askProviders(job())).rejects.toMatchObject({ code: "internal" });
  expect((await ofVisits(made)).map(({ status }) => status)).toEqual(["pending", "paid", "paid"]);
});
