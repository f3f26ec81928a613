import { v7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { makeDoctor, makePatient } from "@/db/testing/fixtures";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import english from "@/messages/en.json";
import { mailsOf } from "./mails";

let patient: Awaited<ReturnType<typeof makePatient>>;
let doctor: Awaited<ReturnType<typeof makeDoctor>>;
beforeAll(async () => {
  patient = await makePatient({ firstName: "Asha & <b>Co</b>" });
  doctor = await makeDoctor();
});

const event = (topic: string, payload: ClaimedEvent["payload"], createdAt = new Date()): ClaimedEvent => ({ id: v7(), topic, payload, attempts: 1, sent: [], createdAt });

describe("who is told of what", () => {
  test.each([
    ["account.passwordChanged", "userId", "Your password was changed"],
    ["account.mfaEnabled", "userId", "Two-step sign-in is on"],
    ["account.mfaDisabled", "userId", "Two-step sign-in is off"],
    ["account.recoveryCodesRenewed", "userId", "You have new recovery codes"],
    ["account.mfaResetRequested", "userId", "Somebody asked to reset your two-step sign-in"],
    ["account.mfaReset", "userId", "Two-step sign-in was reset"],
    ["account.adminCreated", "userId", "You are an administrator now"],
    ["doctor.verified", "doctorId", "Your registration is verified"],
    ["doctor.rejected", "doctorId", "Your registration needs another look"],
    ["record.emergencyAccessOpened", "patientId", "Your record was opened in an emergency"],
  ])("%s tells the person", async (topic, key, subject) => {
    const about = topic.startsWith("doctor.") ? doctor : patient;
    const mails = await mailsOf(event(topic, { [key]: about.id }));
    expect(mails.map(({ mail }) => mail)).toMatchObject([{ subject, to: expect.stringContaining(about.actor.role) }]);
    for (const { mail } of mails) expect(mail.text + mail.html).not.toMatch(/\{\w+\}|undefined|mails\./);
  });

  test("a name is text in the mail, never part of its HTML", async () => {
    const [sent] = await mailsOf(event("account.passwordChanged", { userId: patient.id }));
    expect(sent!.mail.html).toContain("Asha &#38; &#60;b&#62;Co&#60;/b&#62;");
    expect(sent!.mail.html).not.toContain("<b>");
  });

  test("nobody is written to about a topic without a row, news of last week, or what is gone", async () => {
    expect(await mailsOf(event("test.happened", { userId: patient.id }))).toEqual([]);
    expect(await mailsOf(event("account.passwordChanged", { userId: patient.id }, new Date(Date.now() - 4 * 86_400_000)))).toEqual([]);
    for (const [topic, key] of [["consultation.booked", "consultationId"], ["account.passwordResetRequested", "linkId"], ["doctor.verified", "doctorId"]] as const) {
      expect(await mailsOf(event(topic, { [key]: v7() }))).toEqual([]);
    }
    expect(await mailsOf(event("prescription.signed", { prescriptionId: v7(), consultationId: v7() }))).toEqual([]);
  });

  test("nor to a suspended account", async () => {
    const { id } = await makePatient();
    await database().update(users).set({ status: "suspended" });
    expect(await mailsOf(event("account.passwordChanged", { userId: id }))).toEqual([]);
    await database().update(users).set({ status: "active" });
  });

  test("a mail made twice is the same mail", async () => {
    const one = event("account.passwordChanged", { userId: patient.id });
    expect(await mailsOf(one)).toEqual(await mailsOf(one));
  });

  test("every mail in the language file has a button's text where it leads somewhere, and one paragraph at least", () => {
    for (const letter of Object.values(english.mails.letters)) {
      expect(letter.paragraphs.length).toBeGreaterThan(0);
      expect(letter.subject.length).toBeLessThan(60);
    }
  });
});
