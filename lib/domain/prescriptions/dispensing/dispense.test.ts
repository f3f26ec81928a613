import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { outbox } from "@/db/schema/kernel";
import { dispensations } from "@/db/schema/prescriptions";
import type { Actor } from "@/lib/core/actor";
import { createApiKey } from "@/lib/domain/api-keys/create";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { readPrescription } from "../read";
import { revokePrescription } from "../revoke";
import { verifyPrescription } from "../verify";
import { writePrescription } from "../write";
import { dispensePrescription } from "./dispense";
import { totalOf } from "./left";

const triphala = { drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" };
const oil = { ...triphala, drug: "Mahanarayan taila", form: "oil", dose: "as needed", route: "local", quantity: "2 bottles of 100 ml" };

let shops: Extract<Actor, { kind: "partner" }>[];
beforeAll(async () => {
  const { actor } = await makeAdmin();
  shops = await Promise.all(["Sanjivani", "Dhanvantari"].map(async (name) => {
    const { id } = await createApiKey(context(actor), { name, scopes: ["prescriptions:dispense"], expiresAt: new Date(Date.now() + 86_400_000).toISOString() });
    return { kind: "partner" as const, id, name, scopes: ["prescriptions:dispense", "prescriptions:verify"] as const };
  }));
});

async function paper(medications: (typeof triphala)[] = [triphala]) {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const slot = await makeSlot(doctor.id);
  const { id: consultationId } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Bloated after meals", mode: "video" });
  await database().update(consultations).set({ status: "in_progress", startedAt: new Date() }).where(eq(consultations.id, consultationId));
  const input = { consultationId, diagnosis: "Functional bloating", medications };
  const { id, verificationCode } = await writePrescription(context(doctor.actor), input);
  const dispense = (quantity: number | "all", { medication = 0, shop = 0, code = verificationCode! } = {}) =>
    dispensePrescription(context(shops[shop]!), { id, code, items: [{ medication, quantity }], pharmacy: `${shops[shop]!.name}, Mysuru` });
  const check = () => verifyPrescription(context(shops[0]!), { id, code: verificationCode! });
  return { id, code: verificationCode!, doctor, patient, input, consultationId, dispense, check };
}

describe("dispensePrescription", () => {
  it("records part and then the rest, which the check, the patient and the doctor see, and no more", async () => {
    const { id, dispense, check, patient, doctor, consultationId } = await paper();
    expect(await dispense(100.5)).toMatchObject({ prescriptionId: id, status: "partly_dispensed", items: [{ medication: 0, quantity: 100.5, unit: "g" }], left: [{ medication: 0, quantity: 49.5, unit: "g" }] });
    const partly = await check();
    expect(partly).toMatchObject({ status: "partly_dispensed", hasSignature: true, left: [{ medication: 0, quantity: 49.5, unit: "g" }] });
    expect(JSON.stringify(partly)).not.toMatch(/triphala|bloat|Mysuru/i);
    await expect(dispense(50, { shop: 1 })).rejects.toMatchObject({ code: "already_dispensed", extra: { left: [{ medication: 0, quantity: 49.5, unit: "g" }] } });
    expect(await dispense("all", { shop: 1 })).toMatchObject({ status: "dispensed", items: [{ quantity: 49.5 }], left: [{ quantity: 0 }] });
    await expect(dispense("all")).rejects.toMatchObject({ code: "already_dispensed" });
    expect(await check()).toMatchObject({ status: "dispensed", left: null });
    for (const { actor } of [patient, doctor]) {
      expect((await readPrescription(context(actor), { id })).dispensations).toMatchObject([
        { pharmacy: "Sanjivani, Mysuru", items: [{ medication: 0, quantity: 100.5, unit: "g" }] },
        { pharmacy: "Dhanvantari, Mysuru", items: [{ medication: 0, quantity: 49.5, unit: "g" }] },
      ]);
    }
    expect((await readPrescription(context((await makeAdmin()).actor), { id })).dispensations).toEqual([]);
    const audit = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(audit.filter(({ action, outcome }) => action === "prescription.dispense" && outcome === "success")).toMatchObject([{ patientId: patient.id, actorId: shops[0]!.id }, { patientId: patient.id, actorId: shops[1]!.id }]);
    const events = (await database().select().from(outbox).where(eq(outbox.topic, "prescription.dispensed"))).filter(({ payload }) => (payload as { prescriptionId: string }).prescriptionId === id);
    expect(events.map(({ payload }) => payload)).toEqual([{ prescriptionId: id, consultationId }, { prescriptionId: id, consultationId }]);
  });

  it("lets two pharmacies that ask at once take no more than the paper has", async () => {
    const { id, dispense } = await paper();
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => dispense(40, { shop: n % 2 })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "already_dispensed" });
    const rows = await database().select().from(dispensations).where(eq(dispensations.prescriptionId, id));
    expect(rows.flatMap(({ items }) => items.map(({ quantity }) => quantity))).toEqual([40, 40, 40]);
  });

  it("is either before a revocation or refused, if both come at once; and refused on one revoked or replaced since it was scanned", async () => {
    for (let round = 0; round < 4; round++) {
      const { id, dispense, check, doctor } = await paper();
      expect(await check()).toMatchObject({ status: "valid" });
      const [given] = await Promise.allSettled([dispense("all"), revokePrescription(context(doctor.actor), { id, reason: "Allergy" })]);
      if (given.status === "rejected") expect(given.reason).toMatchObject({ code: "invalid_transition", detail: { key: "refusals.prescription.notDispensable", values: { status: "revoked" } } });
      const kept = await database().$count(dispensations, eq(dispensations.prescriptionId, id));
      expect(kept).toBe(given.status === "fulfilled" ? 1 : 0);
      await expect(dispense("all", { shop: 1 })).rejects.toMatchObject({ code: "invalid_transition" });
      expect(await check()).toMatchObject({ status: "revoked", left: null });
    }
    const first = await paper();
    await writePrescription(context(first.doctor.actor), first.input);
    await expect(first.dispense(1)).rejects.toMatchObject({ code: "invalid_transition", detail: { values: { status: "superseded" } } });
  });

  it("answers a wrong code like the check, and names the field of what the paper does not have", async () => {
    const { dispense, id, code } = await paper([triphala, oil]);
    await expect(dispense(1, { code: "0000-0000-0000" })).rejects.toMatchObject({ code: "not_found" });
    await expect(dispense(1, { medication: 2 })).rejects.toMatchObject({ code: "invalid_input", fields: { "items.0.medication": [expect.anything()] } });
    await expect(dispense(1, { medication: 1 })).rejects.toMatchObject({ code: "invalid_input", fields: { "items.0.quantity": [{ key: "fields.dispensing.onlyAll" }] } });
    for (const bad of [0, -1, 0.0001]) await expect(dispense(bad)).rejects.toMatchObject({ code: "invalid_input" });
    const twice = { id, code, pharmacy: "Sanjivani", items: [{ medication: 0, quantity: 100 }, { medication: 0, quantity: 100 }] };
    await expect(dispensePrescription(context(shops[0]!), twice)).rejects.toMatchObject({ code: "invalid_input", fields: { items: [expect.anything()] } });
    expect(await dispense("all", { medication: 1 })).toMatchObject({ status: "partly_dispensed", items: [{ medication: 1, quantity: "all", unit: null }], left: [{ quantity: 150 }, { quantity: 0 }] });
    await expect(dispense("all", { medication: 1, shop: 1 })).rejects.toMatchObject({ code: "already_dispensed" });
  });

  it("is refused to a key without the scope", async () => {
    const { id, code } = await paper();
    const other: Actor = { ...shops[0]!, scopes: ["prescriptions:verify"] };
    await expect(dispensePrescription(context(other), { id, code, items: [{ medication: 0, quantity: 1 }], pharmacy: "Sanjivani" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leaves rows that nobody changes", async () => {
    const { id, dispense } = await paper();
    await dispense(10);
    const own = eq(dispensations.prescriptionId, id);
    await expect(database().update(dispensations).set({ pharmacy: "Another" }).where(own)).rejects.toMatchObject({ cause: { code: expect.stringMatching(/42501|23001/) } });
    await expect(database().delete(dispensations).where(own)).rejects.toMatchObject({ cause: { code: expect.stringMatching(/42501|23001/) } });
  });
});

describe("the total of a medicine", () => {
  it("is read where the paper gives a number and one unit, and is not guessed otherwise", () => {
    const of = (quantity: string) => totalOf({ quantity });
    expect(of("10 tablets")).toEqual({ amount: 10, unit: "tablets" });
    expect(of("2.5 g")).toEqual({ amount: 2.5, unit: "g" });
    expect(of("150")).toEqual({ amount: 150, unit: null });
    for (const text of ["2 strips of 10", "one bottle", "0 g", "10-20 ml", "1/2 bottle"]) expect(of(text).amount).toBeUndefined();
  });
});
