import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { doctors } from "@/db/schema/doctors";
import { system } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { cancelConsultation } from "@/lib/domain/consultations/cancel";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { giveMoneyBack } from "@/lib/jobs/payments";
import { env, provideEnv } from "@/lib/platform/config/env";
import { sheetsOf } from "@/lib/platform/papers/testing/pdf-text";
import { beginPayment } from "../begin";
import { simulatePayment } from "../simulated/simulate";
import { printReceipt } from "./print";

beforeAll(() => provideEnv({ PAYMENT_PROVIDER: "simulated" }));
afterAll(() => provideEnv({ PAYMENT_PROVIDER: "none" }));

async function scene() {
  expect(env().PAYMENT_PROVIDER).toBe("simulated");
  const [doctor, payer] = [await makeDoctor(), await makePatient({ firstName: "Lakshmi", lastName: "Menon" })];
  const child = await makeDependent(payer.id);
  const { id: slotId } = await makeSlot(doctor.id, { startsInHours: 72 });
  const visit = await bookConsultation(context(payer.actor), { slotId, complaint: "Cough", mode: "video", patientId: child.id });
  const { id, orderId } = await beginPayment(context(payer.actor), { id: visit.id });
  const pay = () => simulatePayment(context(payer.actor), { id, outcome: "succeed" });
  return { doctor, payer, visit, id, orderId, pay };
}

async function sheetOf(answer: Awaited<ReturnType<typeof printReceipt>>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of answer.chunks) parts.push(part as Uint8Array);
  const [sheet = ""] = await sheetsOf(Buffer.concat(parts));
  return sheet;
}

describe("the receipt of a payment", () => {
  it("names payer, patient, doctor with registration number, fee and reference, and says that no money moved", async () => {
    const { payer, doctor, id, orderId, pay } = await scene();
    await pay();
    const answer = await printReceipt(context(payer.actor), { id });
    expect(answer).toMatchObject({ type: "application/pdf", fileName: `receipt-${id}.pdf`, whole: { isShown: true } });
    const sheet = await sheetOf(answer);
    const [practice] = await database().select().from(doctors).where(eq(doctors.id, doctor.id));
    for (const text of [id, "Paid by Lakshmi Menon", "Patient Aarav Rao", practice!.name, `Registration number ${practice!.registrationNumber}`, "₹500.00", orderId!, "This payment was simulated: no money moved."]) expect(sheet).toContain(text);
    expect(sheet).not.toContain("Given back");
    expect(await sheetOf(await printReceipt(context((await makeAdmin()).actor), { id }))).toBe(sheet);
  });

  it("shows what was given back, and what remains", async () => {
    const { payer, visit, id, pay } = await scene();
    await pay();
    await cancelConsultation(context(payer.actor), { id: visit.id, reason: "Better already" });
    expect(await sheetOf(await printReceipt(context(payer.actor), { id }))).toContain("On its way back · Cancelled in time − ₹500.00");
    await giveMoneyBack(context(system("payment")));
    const sheet = await sheetOf(await printReceipt(context(payer.actor), { id }));
    expect(sheet).toMatch(/Given back, .+ · Cancelled in time − ₹500\.00 Remaining ₹0\.00/);
  });

  it("does not exist before the payment is made, and is not found by others", async () => {
    const { payer, doctor, id, pay } = await scene();
    await expect(printReceipt(context(payer.actor), { id })).rejects.toMatchObject({ code: "invalid_transition", detail: { key: "refusals.payment.noReceipt" } });
    await pay();
    for (const { actor } of [await makePatient(), doctor]) await expect(printReceipt(context(actor), { id })).rejects.toMatchObject({ code: "not_found" });
  });
});
