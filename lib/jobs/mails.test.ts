import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { consultations } from "@/db/schema/consultations";
import { LINK_MINUTES, newLink } from "@/lib/domain/accounts/links/link";
import { insertLink } from "@/lib/domain/accounts/links/queries";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { context, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import english from "@/messages/en.json";
import { render } from "./render-letter";
import { mailsOf } from "./mails";
import { write } from "./write-letter";

let patient: Awaited<ReturnType<typeof makePatient>>;
let doctor: Awaited<ReturnType<typeof makeDoctor>>;
beforeAll(async () => {
  patient = await makePatient({ firstName: "Asha" });
  doctor = await makeDoctor();
});

let hours = 24;
const event = (topic: string, payload: ClaimedEvent["payload"], createdAt = new Date()): ClaimedEvent => ({ id: v7(), topic, payload, attempts: 1, sent: [], createdAt });

describe("the mails of an event", () => {
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

  test("values in a mail are text, never part of its HTML", () => {
    const letter = { ...write("passwordChanged", { firstName: "Asha", language: "en", timeZone: "Asia/Kolkata", role: "patient", id: patient.id, email: "asha@example.in" }), paragraphs: ["Asha & <b>Co</b>"] };
    const { html } = render({ id: v7(), to: "asha@example.in", letter });
    expect(html).toContain("Asha &#38; &#60;b&#62;Co&#60;/b&#62;");
    expect(html).not.toContain("<b>");
  });

  test.each(["Asha", "Md. Asif", "A.P.J.", "D'Souza", "आशा", "Anne-Marie", "ക്ഷ്‌മി"])("%s is greeted by name", async (firstName) => {
    const [sent] = await mailsOf(event("account.passwordChanged", { userId: (await makePatient({ firstName })).id }));
    expect(sent!.mail.text).toMatch(new RegExp(`^Hello ${firstName},\n`));
  });

  test.each(["Asha & <b>Co</b>", "Win at evil.example", "https://evil.example", "Call 1800 123", "You have been chosen as the winner of this week"])(
    "a first name such as %s is not passed on to others in our name",
    async (firstName) => {
      const [sent] = await mailsOf(event("account.passwordChanged", { userId: (await makePatient({ firstName })).id }));
      expect(sent!.mail.text).toMatch(/^Hello,\n/);
      expect(sent!.mail.text + sent!.mail.html).not.toContain(firstName);
    },
  );

  test("no mail is sent for a topic without a row, an event that is days old, or a subject that no longer exists", async () => {
    expect(await mailsOf(event("test.happened", { userId: patient.id }))).toEqual([]);
    expect(await mailsOf(event("account.passwordChanged", { userId: patient.id }, new Date(Date.now() - 4 * 86_400_000)))).toEqual([]);
    for (const [topic, key] of [["consultation.booked", "consultationId"], ["account.passwordResetRequested", "linkId"], ["doctor.verified", "doctorId"]] as const) {
      expect(await mailsOf(event(topic, { [key]: v7() }))).toEqual([]);
    }
    expect(await mailsOf(event("prescription.signed", { prescriptionId: v7(), consultationId: v7() }))).toEqual([]);
  });

  test.each([
    ["patient", "We noted that you did not come.", "We noted that the patient did not come."],
    ["doctor", "We noted that the doctor did not come. If you have paid, we pay all of it back.", "We noted that you did not come."],
    ["both", "We noted that nobody came. If you have paid, we pay all of it back.", "We noted that nobody came."],
  ] as const)("both sides are told that a visit was missed by %s, and of a decision about it", async (noShowBy, toPatient, toDoctor) => {
    const slot = await makeSlot(doctor.id, { startsInHours: hours++ });
    const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
    const missed = () => mailsOf(event("consultation.missed", { consultationId: id }));
    expect(await missed()).toEqual([]);
    await database().update(consultations).set({ status: "no_show", noShowBy, closedBy: "system", closedAt: new Date(), closeReason: "nobody_came" }).where(eq(consultations.id, id));
    const mails = await missed();
    expect(mails.map(({ to }) => to)).toEqual(["patient", "doctor"]);
    expect(mails[0]!.mail.text).toContain(toPatient);
    expect(mails[1]!.mail.text).toContain(toDoctor);
    expect(mails[0]!.mail.text).toContain("within 7 days");
    const decided = await mailsOf(event("visit.contestDecided", { contestId: v7(), consultationId: id }));
    expect(decided.map(({ mail }) => mail.subject)).toEqual([expect.stringContaining("Decided: your consultation"), expect.stringContaining("Decided: a consultation")]);
    for (const { mail } of [...mails, ...decided]) expect(mail.text + mail.html).not.toMatch(/Cough|\{\w+\}|undefined|mails\./);
  });

  test.each([
    ["payment.cameTooLate", "You get all of it back"],
    ["payment.refunded", "has been sent back"],
  ] as const)("the patient is told of %s, without a word about health", async (topic, words) => {
    const slot = await makeSlot(doctor.id, { startsInHours: hours++ });
    const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
    const mails = await mailsOf(event(topic, { consultationId: id }));
    expect(mails.map(({ to }) => to)).toEqual(["patient"]);
    expect(mails[0]!.mail.text).toContain(words);
    expect(mails[0]!.mail.text + mails[0]!.mail.html).not.toMatch(/Cough|\{\w+\}|undefined|mails\./);
  });

  test("no mail is sent to a suspended account", async () => {
    const { id } = await makePatient();
    await database().update(users).set({ status: "suspended" });
    expect(await mailsOf(event("account.passwordChanged", { userId: id }))).toEqual([]);
    await database().update(users).set({ status: "active" });
  });

  test("making the mails of an event twice gives the same mails", async () => {
    const one = event("account.passwordChanged", { userId: patient.id });
    expect(await mailsOf(one)).toEqual(await mailsOf(one));
  });

  test.each([
    ["verify_email", "account.verificationRequested", "for 24 hours."],
    ["reset_password", "account.passwordResetRequested", "for 30 minutes."],
  ] as const)("the mail of a link (%s) says how long it is good", async (purpose, topic, said) => {
    const link = newLink(v7(), purpose, new Date());
    await insertLink(database(), { ...link, userId: patient.id });
    const [sent] = await mailsOf(event(topic, { linkId: link.id }));
    expect(sent!.mail.text).toContain(said);
    expect(LINK_MINUTES[purpose]).toBe((link.expiresAt.getTime() - link.createdAt.getTime()) / 60_000);
  });

  test("every mail in the language file has at least one paragraph and a subject of less than 70 characters, whoever it is about", () => {
    const reader = { firstName: "Asha", language: "en", timeZone: "Asia/Kolkata", role: "patient", id: patient.id, email: "asha@example.in" } as const;
    const content = { url: "https://amrutam.example", doctor: "Dr. Meera Iyer", patient: "Aarav", person: "Ravi", startsAt: "2026-11-25T06:00:00.000Z", endsAt: "2026-11-25T06:30:00.000Z", noShowBy: "doctor" } as const;
    for (const [name, { paragraphs }] of Object.entries(english.mails.letters)) {
      expect(paragraphs.length).toBeGreaterThan(0);
      for (const isOwn of [true, false]) expect(write(name as keyof typeof english.mails.letters, reader, { ...content, isOwn }).subject.length, name).toBeLessThan(70);
    }
  });

  test.each(["Win at evil.example", "Call 1800 123"])("a person called %s is somebody in a mail to an address that they typed", (name) => {
    const reader = { firstName: "", language: "en", timeZone: "Asia/Kolkata", role: "patient", id: patient.id, email: "asha@example.in" } as const;
    const { subject, paragraphs } = write("invitedToCare", reader, { url: "https://amrutam.example", person: name, patient: name });
    expect([subject, ...paragraphs].join()).not.toContain(name);
    expect(subject).toBe("Somebody invites you to care for somebody");
  });
});
