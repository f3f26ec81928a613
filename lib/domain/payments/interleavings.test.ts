import fc from "fast-check";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { payments } from "@/db/schema/payments";
import { system } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { findInvariantViolations } from "@/lib/domain/consultations/queries";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { askProviders, expireLapsedHolds, giveMoneyBack } from "@/lib/jobs/payments";
import { provideEnv } from "@/lib/platform/config/env";
import { beginPayment } from "./begin";
import { askProvider } from "./charges/ask";
import { extendPaymentHold } from "./extend";
import { findRefund } from "./refunds/queries";
import { takeRefunds } from "./refunds/take";
import { simulated } from "./simulated/queries";
import { simulatePayment } from "./simulated/simulate";

beforeAll(() => provideEnv({ PAYMENT_PROVIDER: "simulated" }));
afterAll(() => provideEnv({ PAYMENT_PROVIDER: "none" }));

const job = () => context(system("payment"));
const what = ["book", "pay", "fail", "late", "lost", "extend", "lapse", "tidy", "cancel", "webhook", "poll", "refund", "crash", "known"] as const;
const often = ["pay", "pay", "late", "lost", "cancel", "cancel", "crash", "crash", "lapse"] as const;
const step = fc.record({ do: fc.constantFrom(...what, ...often), who: fc.constantFrom(0, 0, 1) });
/** Courses that have to be right whatever chance chooses. */
const known = ["pay0 cancel0 crash0", "pay0 cancel0 refund0,crash0,refund0", "late0 lapse0 book1 known0 poll0,webhook0 crash0 refund0", "lost0 cancel0 poll0 crash0", "late0 lapse0 tidy0,book1 known0 pay1,poll0", "lost0,cancel0,poll0 crash0,refund0"].map((course) => [
  course.split(" ").map((group) => group.split(",").map((one) => ({ do: one.slice(0, -1) as (typeof what)[number], who: Number(one.at(-1)) }))),
]) as [{ do: (typeof what)[number]; who: number }[][]][];
/** Up to three things happen at once, one group after another. */
const course = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 9 });

/** Everything that has been held is over by now. */
const lapse = () => database().execute(sql`with c as (update consultations set hold_ends_at = now() - interval '1 second' where status = 'pending_payment' returning slot_id)
  update availability_slots s set held_until = now() - interval '1 second' from c where s.id = c.slot_id and s.status = 'held'`);
const makeKnown = () => database().execute(sql`update simulated_charges set known_at = now() - interval '1 second'`);
const leasesEnd = () => database().execute(sql`update refunds set next_attempt_at = now() - interval '1 second' where done_at is null`);

/** A process that dies after the provider has given the money back, and before it has written that down. */
async function crash() {
  const { ids } = await takeRefunds(job(), {});
  for (const id of ids) {
    const { chargeId, amount } = (await findRefund(database(), id))!;
    const port = simulated(database());
    if (!(await port.findRefund(chargeId, id))) await port.refund({ chargeId, amount, receipt: id });
  }
  await leasesEnd();
}

test("whatever happens in whatever order: who has paid has an appointment or the money back, and nobody gets it twice", async () => {
  await fc.assert(
    fc.asyncProperty(course, async (groups) => {
      const [doctor, ...patients] = [await makeDoctor(), await makePatient(), await makePatient()];
      const slot = await makeSlot(doctor.id);
      const visits: string[][] = [[], []];
      const act: Record<(typeof what)[number], (who: number) => Promise<unknown>> = {
        book: async (who) => visits[who]!.push((await bookConsultation(context(patients[who]!.actor), { slotId: slot.id, complaint: "Cough", mode: "video" })).id),
        pay: (who) => pay(who, "succeed"),
        fail: (who) => pay(who, "fail"),
        late: (who) => pay(who, "late"),
        lost: (who) => pay(who, "lost"),
        extend: async (who) => extendPaymentHold(context(patients[who]!.actor), { id: visits[who]!.at(-1)! }),
        lapse,
        tidy: () => expireLapsedHolds(job()),
        cancel: async (who) => cancelConsultation(context(patients[who]!.actor), { id: visits[who]!.at(-1)!, reason: "Away" }),
        webhook: async (who) => askProvider(job(), { id: (await database().select().from(payments).where(eq(payments.consultationId, visits[who]!.at(-1)!)))[0]!.id }),
        poll: () => askProviders(job()),
        refund: () => giveMoneyBack(job()),
        crash,
        known: makeKnown,
      };
      async function pay(who: number, outcome: "succeed" | "fail" | "late" | "lost") {
        const by = context(patients[who]!.actor);
        const { id } = await beginPayment(by, { id: visits[who]!.at(-1)! });
        await simulatePayment(by, { id, outcome });
      }
      await act.book(0);
      for (const group of groups) {
        await Promise.all(group.map(({ do: name, who }) => (visits[who]!.length === 0 && ["pay", "fail", "late", "lost", "extend", "cancel", "webhook"].includes(name) ? undefined : act[name](who).catch(unlessRefused))));
      }
      // In the end all news has come, and every job has run.
      await makeKnown();
      await leasesEnd();
      await askProviders(job());
      await giveMoneyBack(job());
      const rows = await database().execute<{ visit: string; payment: string; returned: string; times: number; amount: number; ledger: string }>(sql`
        select c.status as visit, p.status as payment, s.amount, count(r.id)::int as times, coalesce(sum(r.amount), 0) as returned,
          (select coalesce(sum(e.amount), 0) from ledger_entries e where e.payment_id = p.id and e.account = 'provider') as ledger
        from simulated_charges s join payments p on p.order_id = s.order_id join consultations c on c.id = p.consultation_id left join simulated_refunds r on r.charge_id = s.id
        where s.state = 'captured' and c.doctor_id = ${doctor.id} group by s.id, c.id, p.id`);
      for (const row of rows) {
        const isKept = row.visit === "scheduled";
        expect({ ...row, returned: Number(row.returned), ledger: Number(row.ledger) }).toMatchObject(
          isKept ? { payment: "paid", times: 0, returned: 0, ledger: row.amount } : { payment: "refunded", times: 1, returned: row.amount, ledger: 0 },
        );
      }
      for (const [name, count] of Object.entries(await findInvariantViolations(database()))) expect(count, name).toBe(0);
    }),
    { numRuns: 15, examples: known },
  );
}, 90_000);

function unlessRefused(error: unknown): void {
  if (!(error instanceof AppError) || error.code === "internal") throw error;
}
