import { and, desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { profiles, users } from "@/db/schema/accounts";
import { outbox } from "@/db/schema/kernel";
import { patientCarers, patientInvitations, patients } from "@/db/schema/patients";
import { guest } from "@/lib/core/actor";
import { takeOver } from "@/lib/domain/accounts/registration/take-over";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { listConsultations } from "@/lib/domain/consultations/list";
import { readConsultation } from "@/lib/domain/consultations/read";
import { actor as actorOf, context, makeDependent, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { inviteGuest } from "@/lib/domain/visits/guests/invite";
import { listGuests } from "@/lib/domain/visits/guests/list";
import { updatePatient } from "../update";
import { acceptCare } from "./accept-care";
import { INVITATIONS_A_DAY, invitationSecret, MAX_FAILURES } from "./invitation";
import { invite } from "./invite";
import { readInvitation } from "./read";
import { withdrawInvitation } from "./withdraw";

const emailOf = async (id: string) => (await database().select({ email: users.email }).from(users).where(eq(users.id, id)))[0]!.email;
let count = 0;
const address = () => `invited-${Date.now()}-${count++}@example.test`;
const password = "monsoon over the western ghats";

async function child() {
  const [mother, father] = [await makePatient({ firstName: "Meera" }), await makePatient({ firstName: "Ravi" })];
  const { id } = await makeDependent(mother.id);
  const { id: invitationId } = await invite(context(mother.actor), { id, kind: "care", email: await emailOf(father.id) });
  return { mother, father, id, invitationId, token: invitationSecret(invitationId) };
}

describe("an invitation to care for a patient too", () => {
  it("shows the first name only, and makes the account that accepts it a carer, once", async () => {
    const { father, id, token } = await child();
    await expect(readInvitation(context(guest), { token })).resolves.toEqual(expect.objectContaining({ kind: "care", patientName: "Aarav", invitedBy: "Meera Rao", email: await emailOf(father.id) }));
    await expect(acceptCare(context(father.actor), { token, relation: "child" })).resolves.toMatchObject({ id, relation: "child" });
    await expect(acceptCare(context(father.actor), { token, relation: "child" })).rejects.toMatchObject({ code: "invalid_input", fields: { token: expect.anything() } });
    const [event] = await database().select().from(outbox).where(eq(outbox.topic, "patient.careBegan")).orderBy(desc(outbox.id)).limit(1);
    expect(event?.payload).toEqual({ patientId: id, accountId: father.id });
  });

  it("opens nothing for an account with another address, nor once it was withdrawn or its sender is gone", async () => {
    const { mother, father, id, invitationId, token } = await child();
    const stranger = await makePatient();
    await expect(acceptCare(context(stranger.actor), { token, relation: "child" })).rejects.toMatchObject({ code: "invalid_input", fields: { token: expect.anything() } });
    await withdrawInvitation(context(mother.actor), { id, invitationId });
    await expect(withdrawInvitation(context(mother.actor), { id, invitationId })).rejects.toMatchObject({ code: "not_found" });
    await expect(acceptCare(context(father.actor), { token, relation: "child" })).rejects.toMatchObject({ code: "invalid_input" });
    const again = await child();
    await database().update(patientCarers).set({ until: new Date() }).where(eq(patientCarers.patientId, again.id));
    await expect(acceptCare(context(again.father.actor), { token: again.token, relation: "child" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is accepted once by an account that sends it twice at once", async () => {
    const { father, id, token } = await child();
    const tries = await Promise.allSettled([1, 2, 3].map(() => acceptCare(context(father.actor), { token, relation: "child" })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().$count(patientCarers, and(eq(patientCarers.patientId, id), eq(patientCarers.accountId, father.id)))).toBe(1);
  });

  it("is refused to one's own address, and after so many in a day", async () => {
    const { mother, id } = await child();
    await expect(invite(context(mother.actor), { id, kind: "care", email: await emailOf(mother.id) })).rejects.toMatchObject({ fields: { email: expect.anything() } });
    for (let n = 1; n < INVITATIONS_A_DAY; n++) await invite(context(mother.actor), { id, kind: "care", email: address() });
    await expect(invite(context(mother.actor), { id, kind: "care", email: address() })).rejects.toMatchObject({ fields: { email: expect.anything() } });
  });
});

async function father() {
  const son = await makePatient({ firstName: "Karthik" });
  const { id } = await makeDependent(son.id, [], { relation: "parent", firstName: "Gopal", dateOfBirth: "1951-08-15" });
  const doctor = await makeDoctor();
  const slot = await makeSlot(doctor.id);
  const visit = await bookConsultation(context(son.actor), { slotId: slot.id, patientId: id, complaint: "Knee pain", mode: "video" });
  const email = address();
  const invitation = await invite(context(son.actor), { id, kind: "own_account", email });
  return { son, id, visit, email, invitationId: invitation.id, token: invitationSecret(invitation.id) };
}

describe("an invitation to an account of one's own", () => {
  it("hands the whole record over: nothing is copied, and the former carer sees it no more", async () => {
    const { son, id, visit, email, token } = await father();
    const { user } = await takeOver(context(guest), { token, dateOfBirth: "1951-08-15", password });
    expect(user).toMatchObject({ id, email, role: "patient", firstName: "Gopal" });
    const own = actorOf(id, "patient");
    await expect(readConsultation(context(own), { id: visit.id })).resolves.toMatchObject({ id: visit.id, complaint: "Knee pain", bookedBy: { id: son.id } });
    await expect(readConsultation(context(son.actor), { id: visit.id })).rejects.toMatchObject({ code: "not_found" });
    expect((await listConsultations(context(son.actor), {})).data).toEqual([]);
    expect(await database().select({ accountId: patients.accountId }).from(patients).where(eq(patients.id, id))).toEqual([{ accountId: id }]);
    const [event] = await database().select().from(outbox).where(eq(outbox.topic, "patient.careEnded")).orderBy(desc(outbox.id)).limit(1);
    expect(event?.payload).toEqual({ patientId: id, accountId: son.id });
  });

  it("ends the invitations of guests by the former carer, who may have kept a link", async () => {
    const { son, id, visit, token } = await father();
    await inviteGuest(context(son.actor), { id: visit.id, name: "Asha Rao", relation: "relative" });
    await takeOver(context(guest), { token, dateOfBirth: "1951-08-15", password });
    expect((await listGuests(context(actorOf(id, "patient")), { id: visit.id })).data).toMatchObject([{ state: "ended", end: "removed", link: null }]);
  });

  it("lets the person grant the former carer access again, who then may book and not edit", async () => {
    const { son, id, token } = await father();
    await takeOver(context(guest), { token, dateOfBirth: "1951-08-15", password });
    const { id: back } = await invite(context(actorOf(id, "patient")), { id, kind: "care", email: await emailOf(son.id) });
    await acceptCare(context(son.actor), { token: invitationSecret(back), relation: "parent" });
    const slot = await makeSlot((await makeDoctor()).id, { startsInHours: 60 });
    await expect(bookConsultation(context(son.actor), { slotId: slot.id, patientId: id, complaint: "Knee pain", mode: "audio" })).resolves.toMatchObject({ patient: { id }, bookedBy: { id: son.id } });
    await expect(updatePatient(context(son.actor), { id, gender: "other" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("works once, also if it is used twice at once", async () => {
    const { id, token } = await father();
    const tries = await Promise.allSettled([1, 2, 3].map(() => takeOver(context(guest), { token, dateOfBirth: "1951-08-15", password })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().$count(users, eq(users.id, id))).toBe(1);
    await expect(takeOver(context(guest), { token, dateOfBirth: "1951-08-15", password })).rejects.toMatchObject({ code: "invalid_input", fields: { token: expect.anything() } });
  });

  it("counts wrong dates of birth, and is used up by too many", async () => {
    const { id, invitationId, token } = await father();
    for (let n = 0; n < MAX_FAILURES; n++) {
      await expect(takeOver(context(guest), { token, dateOfBirth: "1951-08-16", password })).rejects.toMatchObject({ code: "invalid_input", fields: { dateOfBirth: expect.anything() } });
    }
    await expect(takeOver(context(guest), { token, dateOfBirth: "1951-08-15", password })).rejects.toMatchObject({ fields: { token: expect.anything() } });
    expect(await database().$count(users, eq(users.id, id))).toBe(0);
    expect(await database().select({ failures: patientInvitations.failures }).from(patientInvitations).where(eq(patientInvitations.id, invitationId))).toEqual([{ failures: MAX_FAILURES }]);
  });

  it("is for adults without an account, and for an address without one", async () => {
    const { mother, id } = await child();
    await expect(invite(context(mother.actor), { id, kind: "own_account", email: address() })).rejects.toMatchObject({ code: "invalid_transition" });
    await database().update(profiles).set({ dateOfBirth: "1999-01-01" }).where(eq(profiles.personId, id));
    const { id: invitationId } = await invite(context(mother.actor), { id, kind: "own_account", email: await emailOf((await makePatient()).id) });
    await expect(takeOver(context(guest), { token: invitationSecret(invitationId), dateOfBirth: "1999-01-01", password })).rejects.toMatchObject({ code: "email_taken" });
    expect(await database().$count(patientCarers, and(eq(patientCarers.patientId, id), eq(patientCarers.accountId, mother.id)))).toBe(1);
  });
});
