import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { database } from "@/db/client";
import { consultations } from "@/db/schema/consultations";
import { outbox } from "@/db/schema/kernel";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { revokePrescription } from "@/lib/domain/prescriptions/revoke";
import { signPrescription } from "@/lib/domain/prescriptions/sign";
import { writePrescription } from "@/lib/domain/prescriptions/write";
import { mailsOf } from "./mails";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";

const line = { drug: "Triphala churna", form: "powder", strength: "as supplied", dose: "5 g", route: "oral", frequency: "once at bedtime", durationDays: 30, quantity: "150 g" };

it("a patient is told by mail that a prescription was signed or revoked, but not what it says or why; a draft sends no mail", async () => {
  const [doctor, patient] = await Promise.all([makeDoctor(), makePatient()]);
  const slot = await makeSlot(doctor.id);
  const { id: consultationId } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Bloated after meals", mode: "video" });
  await database().update(consultations).set({ status: "in_progress", startedAt: new Date() }).where(eq(consultations.id, consultationId));
  await database().delete(outbox);
  const by = context(doctor.actor);
  const { id } = await writePrescription(by, { consultationId, diagnosis: "Functional bloating", medications: [line], draft: true });
  expect(await database().$count(outbox)).toBe(0);
  await signPrescription(by, { id });
  await revokePrescription(by, { id, reason: "An allergy came to light" });

  const events = await database().select().from(outbox).orderBy(outbox.id);
  const mails = await Promise.all(events.map((event) => mailsOf(event as ClaimedEvent)));
  expect(mails.map(([one]) => one!.mail.subject)).toEqual(["Your prescription is ready", "A prescription of yours was revoked"]);
  for (const [one, ...others] of mails) {
    expect(others).toEqual([]);
    expect(one!.mail.text).toContain(`/patient/prescriptions/${id}`);
    expect(JSON.stringify(one)).not.toMatch(/bloat|triphala|allergy/i);
  }
});
