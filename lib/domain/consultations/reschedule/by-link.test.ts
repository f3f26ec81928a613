import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { guest } from "@/lib/core/actor";
import { mailsOf } from "@/lib/jobs/mails";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { bookConsultation } from "../book";
import { readConsultation } from "../read";
import { cancelByLink } from "./cancel-by-link";
import { visitLinkToken } from "./link";
import { moveByLink } from "./move-by-link";
import { readVisitLink } from "./read-link";

const nobody = () => context(guest);

async function makeLink(startsInHours = 48) {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const slot = await makeSlot(doctor.id, { startsInHours });
  const visit = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Acidity", mode: "video" });
  const token = visitLinkToken({ consultationId: visit.id, accountId: patient.id, startsAt: slot.startsAt });
  return { doctor, patient, slot, visit, token };
}
const stateOf = async (token: string) => (await readVisitLink(nobody(), { token })).state;

describe("the link of a booking mail", () => {
  it("is in the mail, and shows the time and the doctor's name, and nothing of the patient", async () => {
    const { visit, token } = await makeLink();
    const [mail] = await mailsOf({ id: visit.id, topic: "consultation.booked", payload: { consultationId: visit.id }, attempts: 1, sent: [], createdAt: new Date() });
    expect(mail!.mail.text).toContain(`/change-visit?token=${token}`);
    const shown = await readVisitLink(nobody(), { token });
    expect(shown).toMatchObject({ state: "open", startsAt: visit.startsAt, doctor: visit.doctor, mayMove: true });
    expect(JSON.stringify(shown)).not.toMatch(/Acidity|Asha/);
    expect((await readConsultation(context((await makeLink()).patient.actor), { id: visit.id }).catch((error: { code: string }) => error.code))).toBe("not_found");
  });

  it("cancels once, without signing in, as the patient; then it says so and does nothing", async () => {
    const { patient, visit, token } = await makeLink();
    await cancelByLink(nobody(), { token });
    expect(await readConsultation(context(patient.actor), { id: visit.id })).toMatchObject({ status: "cancelled" });
    expect(await stateOf(token)).toBe("cancelled");
    await expect(cancelByLink(nobody(), { token })).rejects.toMatchObject({ code: "invalid_transition" });
    const [row] = await database().select().from(auditLogs).where(eq(auditLogs.action, "consultation.cancelByLink")).limit(1);
    expect(row).toMatchObject({ resourceId: visit.id, outcome: "success" });
  });

  it("moves by the same rules; the link of before is stale then, and the new mail has another", async () => {
    const { doctor, patient, visit, token } = await makeLink();
    const target = await makeSlot(doctor.id, { startsInHours: 60 });
    await expect(moveByLink(nobody(), { token, slotId: (await makeSlot((await makeDoctor()).id)).id })).rejects.toMatchObject({ code: "invalid_input" });
    await moveByLink(nobody(), { token, slotId: target.id });
    expect(await readConsultation(context(patient.actor), { id: visit.id })).toMatchObject({ slotId: target.id, rescheduled: [{ by: "patient" }] });
    expect(await stateOf(token)).toBe("moved");
    await expect(cancelByLink(nobody(), { token })).rejects.toMatchObject({ code: "invalid_transition" });
    expect(await stateOf(visitLinkToken({ consultationId: visit.id, accountId: patient.id, startsAt: target.startsAt }))).toBe("open");
  });

  it("does not move after the cut-off, and a changed or foreign link is unknown", async () => {
    const near = await makeLink(1);
    expect(await readVisitLink(nobody(), { token: near.token })).toMatchObject({ state: "open", mayMove: false });
    await expect(moveByLink(nobody(), { token: near.token, slotId: (await makeSlot(near.doctor.id, { startsInHours: 70 })).id })).rejects.toMatchObject({ code: "invalid_transition" });
    const stranger = await makePatient();
    const forged = [near.token.slice(0, -1), `${near.token}x`, "x", visitLinkToken({ consultationId: near.visit.id, accountId: stranger.id, startsAt: near.slot.startsAt })];
    for (const token of forged) await expect(readVisitLink(nobody(), { token })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
