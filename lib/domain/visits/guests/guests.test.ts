import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { consultations } from "@/db/schema/consultations";
import { patientCarers } from "@/db/schema/patients";
import { roomGuests, roomStays } from "@/db/schema/rooms";
import { guest as nobody, type VisitGuest } from "@/lib/core/actor";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { readNotes } from "@/lib/domain/consultations/notes/read";
import { readConsultation } from "@/lib/domain/consultations/read";
import { readIntake } from "@/lib/domain/consultations/intake/read";
import { listenToEvents } from "@/lib/domain/events/listen";
import { endCare } from "@/lib/domain/patients/carers/end";
import { context, makeAdmin, makeDoctor, makePatient, makeSlot, makeStay } from "@/lib/domain/testing/fixtures";
import { enterRoom } from "../enter";
import { joinRoom } from "../join";
import { leaveRoom } from "../leave";
import { listMessages } from "../list-messages";
import { closeVisit } from "../outcome/close";
import { readTimeline } from "../outcome/read-timeline";
import { sendMessage } from "../send-message";
import { switchMode } from "../switch-mode";
import { answerGuest } from "./answer";
import { actorOfSeat } from "./authenticate";
import { inviteGuest } from "./invite";
import { listGuests } from "./list";
import { readGuestLink } from "./read-link";
import { removeGuest } from "./remove";
import { takeSeat } from "./take-seat";

const asha = { name: "Asha Rao", relation: "interpreter" };

/** A visit whose room is open now. */
async function visit(startsInMinutes = 5) {
  const [doctor, patient] = [await makeDoctor(), await makePatient({ firstName: "Meera" })];
  const slot = await makeSlot(doctor.id);
  const { id } = await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" });
  const startsAt = new Date(Date.now() + startsInMinutes * 60_000);
  await database().update(consultations).set({ startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }).where(eq(consultations.id, id));
  return { id, doctor, patient };
}

const secretOf = (link: string | null) => link!.split("/room/")[1]!;
const at = (link: string | null) => readGuestLink(context(nobody), { link: secretOf(link) });
const sit = (link: string | null) => takeSeat(context(nobody), { link: secretOf(link) });
const actorOf = (guestId: string): VisitGuest => ({ kind: "visitGuest", id: guestId });
const join = async (by: VisitGuest, id: string) => joinRoom(context(by), { id, ticket: (await enterRoom(context(by), { id })).ticket });

/** A guest who was invited by the patient and has taken the seat. */
async function seated(made: Awaited<ReturnType<typeof visit>>) {
  const { id: guestId, link } = await inviteGuest(context(made.patient.actor), { id: made.id, ...asha });
  const { seat } = await sit(link);
  return { guestId, link, seat, actor: actorOf(guestId) };
}

describe("an invitation", () => {
  it("by the patient is the patient's consent; name, relation and link are kept so that a copy of the database tells none of them", async () => {
    const { id, patient } = await visit();
    const invited = await inviteGuest(context(patient.actor), { id, ...asha });
    expect(invited).toMatchObject({ ...asha, state: "invited", invitedBy: { role: "patient", name: "Meera Rao" }, consent: { by: "Meera Rao" }, link: expect.stringMatching(/\/room\/[\w-]{43}$/) });
    const [row] = await database().select().from(roomGuests).where(eq(roomGuests.consultationId, id));
    for (const secret of ["Asha", "interpreter", secretOf(invited.link)]) expect(JSON.stringify(row)).not.toContain(secret);
    expect(row).toMatchObject({ consentBy: patient.id, consentAt: expect.any(Date) });
  });

  it("is one at a time, of 20 that are sent at once, and a new one can follow when it has ended", async () => {
    const { id, doctor, patient } = await visit();
    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => inviteGuest(context((n % 2 ? doctor : patient).actor), { id, ...asha })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const each of tries) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "already_exists" });
    const guestId = (await listGuests(context(doctor.actor), { id })).data[0]!.id;
    await removeGuest(context(doctor.actor), { id, guestId });
    await expect(inviteGuest(context(patient.actor), { id, ...asha })).resolves.toMatchObject({ state: "invited" });
    expect((await listGuests(context(doctor.actor), { id })).data.map(({ state }) => state)).toEqual(["ended", "invited"]);
  });

  it("is not possible for others, nor once the visit is over", async () => {
    const { id, patient } = await visit();
    for (const other of [await makePatient(), await makeDoctor()]) await expect(inviteGuest(context(other.actor), { id, ...asha })).rejects.toMatchObject({ code: "not_found" });
    await expect(inviteGuest(context((await makeAdmin()).actor), { id, ...asha })).rejects.toMatchObject({ code: "not_found" });
    await database().update(consultations).set({ status: "completed" }).where(eq(consultations.id, id));
    await expect(inviteGuest(context(patient.actor), { id, ...asha })).rejects.toMatchObject({ code: "room_closed" });
  });

  it("sent again with its Idempotency-Key is one, and its link is not kept with the answer", async () => {
    const { id, patient } = await visit();
    const idempotencyKey = v7();
    const first = await inviteGuest(context(patient.actor, { idempotencyKey }), { id, ...asha });
    await expect(inviteGuest(context(patient.actor, { idempotencyKey }), { id, ...asha })).resolves.toEqual({ ...first, link: null });
    expect((await listGuests(context(patient.actor), { id })).data).toEqual([first]);
  });

  it("agreed to again with an Idempotency-Key leaves its link in no answer that is kept", async () => {
    const { id, patient } = await visit();
    const { id: guestId, link } = await inviteGuest(context(patient.actor), { id, ...asha });
    const again = () => answerGuest(context(patient.actor, { idempotencyKey: "agree" }), { id, guestId, agrees: true });
    expect([(await again()).link, (await again()).link]).toEqual([link, null]);
  });

  it("by a carer ends with the care, so that a former carer does not come in by a link of their own", async () => {
    const [doctor, person, carer] = [await makeDoctor(), await makePatient(), await makePatient()];
    await database().insert(patientCarers).values({ accountId: carer.id, patientId: person.id, relation: "other" });
    let startsInHours = 0;
    const book = async () => {
      const slot = await makeSlot(doctor.id, { startsInHours: (startsInHours += 24) });
      return (await bookConsultation(context(person.actor), { slotId: slot.id, complaint: "Cough", mode: "video" })).id;
    };
    const [ofCarer, ofPatient, ofDoctor] = [await book(), await book(), await book()];
    const { link } = await inviteGuest(context(carer.actor), { id: ofCarer, ...asha });
    await inviteGuest(context(person.actor), { id: ofPatient, ...asha });
    const agreed = await inviteGuest(context(doctor.actor), { id: ofDoctor, ...asha });
    await answerGuest(context(carer.actor), { id: ofDoctor, guestId: agreed.id, agrees: true });
    await endCare(context(person.actor), { id: person.id, carerId: carer.id });
    const ends = async (id: string) => (await listGuests(context(person.actor), { id })).data.map(({ state, end }) => [state, end]);
    expect(await ends(ofCarer)).toEqual([["ended", "removed"]]);
    expect(await ends(ofPatient)).toEqual([["invited", null]]);
    // What a carer agreed to while they cared for the patient stays: the guest is the doctor's.
    expect(await ends(ofDoctor)).toEqual([["invited", null]]);
    await expect(at(link)).resolves.toMatchObject({ state: "ended" });
    await expect(sit(link)).rejects.toMatchObject({ code: "invalid_transition" });
  });

  it("shows its link to no other than whoever invited, and only until it is used", async () => {
    const { id, doctor, patient } = await visit();
    const { link } = await inviteGuest(context(doctor.actor), { id, ...asha });
    const linkFor = async (person: typeof patient) => (await listGuests(context(person.actor), { id })).data[0]!.link;
    expect([await linkFor(doctor), await linkFor(patient), await linkFor(await makeAdmin())]).toEqual([link, null, null]);
    await sit(link);
    expect(await linkFor(doctor)).toBeNull();
  });
});

describe("a link", () => {
  it("lets one in of 20 who use it at the same time", async () => {
    const { id, patient } = await visit();
    const { id: guestId, link } = await inviteGuest(context(patient.actor), { id, ...asha });
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => sit(link)));
    const won = tries.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(won).toHaveLength(1);
    for (const each of tries) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "invalid_transition" });
    await expect(actorOfSeat(won[0]!.seat)).resolves.toEqual(actorOf(guestId));
    await expect(actorOfSeat(`${guestId}.${"x".repeat(43)}`)).resolves.toBeUndefined();
  });

  it("is not used by looking at it, and shows nothing of the patient", async () => {
    const { id, patient } = await visit();
    const { link } = await inviteGuest(context(patient.actor), { id, ...asha });
    for (let n = 0; n < 3; n++) await expect(at(link)).resolves.toMatchObject({ state: "open", isSeated: false, doctorName: "Dr. Meera Iyer", ...asha });
    expect(JSON.stringify(await at(link))).not.toMatch(/Meera Rao|Cough/);
    const { seat } = await sit(link);
    await expect(at(link)).resolves.toMatchObject({ state: "used" });
    await expect(readGuestLink(context(nobody), { link: secretOf(link), seats: ["nonsense", seat] })).resolves.toMatchObject({ state: "open", isSeated: true });
  });

  it("opens nothing before the room is open, when the visit is over, when it was taken back, or if it was made up", async () => {
    const early = await visit(30);
    const { link } = await inviteGuest(context(early.patient.actor), { id: early.id, ...asha });
    await expect(at(link)).resolves.toMatchObject({ state: "early" });
    await expect(sit(link)).rejects.toMatchObject({ code: "room_closed" });
    await database().update(consultations).set({ status: "completed" }).where(eq(consultations.id, early.id));
    await expect(at(link)).resolves.toMatchObject({ state: "closed" });
    await expect(sit(link)).rejects.toMatchObject({ code: "room_closed" });
    const open = await visit();
    const taken = await inviteGuest(context(open.doctor.actor), { id: open.id, ...asha });
    await removeGuest(context(open.patient.actor), { id: open.id, guestId: taken.id });
    await expect(at(taken.link)).resolves.toMatchObject({ state: "ended", end: "removed" });
    await expect(sit(taken.link)).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(sit(`x/room/${"x".repeat(43)}`)).rejects.toMatchObject({ code: "invalid_input" });
  });
});

describe("consent", () => {
  it("lets a guest of the doctor in only once the patient's side has agreed, and is kept with its time", async () => {
    const { id, doctor, patient } = await visit();
    const { id: guestId, link } = await inviteGuest(context(doctor.actor), { id, ...asha });
    await sit(link);
    const by = actorOf(guestId);
    await expect(enterRoom(context(by), { id })).rejects.toMatchObject({ code: "room_closed", extra: { waitsFor: "consent" } });
    await expect(answerGuest(context(doctor.actor), { id, guestId, agrees: true })).rejects.toMatchObject({ code: "not_found" });
    await expect(answerGuest(context(patient.actor), { id, guestId, agrees: true })).resolves.toMatchObject({ consent: { by: "Meera Rao", at: expect.any(String) } });
    await expect(join(by, id)).resolves.toMatchObject({ role: "guest", name: "Asha Rao" });
  });

  it("that is refused ends the invitation", async () => {
    const { id, doctor, patient } = await visit();
    const { id: guestId, link } = await inviteGuest(context(doctor.actor), { id, ...asha });
    await expect(answerGuest(context(patient.actor), { id, guestId, agrees: false })).resolves.toMatchObject({ state: "ended", end: "declined" });
    await expect(sit(link)).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(enterRoom(context(actorOf(guestId)), { id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a guest", () => {
  it("gets into the room of this visit, and nothing else of it", async () => {
    const made = await visit();
    const { id } = made;
    const { actor } = await seated(made);
    await sendMessage(context(made.patient.actor), { id, text: "It burns" });
    await expect(join(actor, id)).resolves.toMatchObject({ role: "guest" });
    const others = [
      readConsultation(context(actor), { id }),
      readNotes(context(actor), { id }),
      readIntake(context(actor), { id }),
      listMessages(context(actor), { id }),
      sendMessage(context(actor), { id, text: "Hello" }),
      switchMode(context(actor), { id, mode: "audio" }),
      listenToEvents(context(actor), {}),
      readTimeline(context(actor), { id }),
      listGuests(context(actor), { id }),
      inviteGuest(context(actor), { id, ...asha }),
    ];
    for (const each of await Promise.allSettled(others)) expect(each).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    const other = await visit();
    await expect(enterRoom(context(actor), { id: other.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is out for good when either side ends it, and so is one whose seat was never taken", async () => {
    const made = await visit();
    const { id, doctor } = made;
    const { guestId, actor } = await seated(made);
    const { ticket } = await enterRoom(context(actor), { id });
    await removeGuest(context(doctor.actor), { id, guestId });
    await expect(joinRoom(context(actor), { id, ticket })).rejects.toMatchObject({ code: "not_found" });
    await expect(enterRoom(context(actor), { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeGuest(context(doctor.actor), { id, guestId })).rejects.toMatchObject({ code: "not_found" });
    const next = await inviteGuest(context(doctor.actor), { id, ...asha });
    await expect(enterRoom(context(actorOf(next.id)), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("has one place, and takes neither the patient's nor the doctor's", async () => {
    const made = await visit();
    const { id } = made;
    await makeStay(id, "patient", { from: -5 });
    await makeStay(id, "doctor", { from: -5 });
    const { actor } = await seated(made);
    for (let n = 0; n < 2; n++) await join(actor, id);
    const stays = await database().select().from(roomStays).where(eq(roomStays.consultationId, id));
    expect(stays.filter(({ leftAt }) => leftAt === null).map(({ role }) => role).toSorted()).toEqual(["doctor", "guest", "patient"]);
  });

  it("is no evidence that patient or doctor came", async () => {
    const made = await visit();
    const { id } = made;
    const { actor } = await seated(made);
    const stay = await join(actor, id);
    await leaveRoom(context({ kind: "system", job: "test" }), { id: stay.id, end: "left" });
    await database().update(consultations).set({ startsAt: new Date(Date.now() - 4 * 3_600_000), endsAt: new Date(Date.now() - 3 * 3_600_000) }).where(eq(consultations.id, id));
    await expect(closeVisit(context({ kind: "system", job: "test" }), { id })).resolves.toMatchObject({ status: "no_show", noShowBy: "both" });
  });

  it("is told in the timeline: who invited, who agreed, when the guest was there, and who ended it", async () => {
    const { id, doctor, patient } = await visit();
    const { id: guestId, link } = await inviteGuest(context(doctor.actor), { id, ...asha });
    await answerGuest(context(patient.actor), { id, guestId, agrees: true });
    await sit(link);
    const stay = await join(actorOf(guestId), id);
    await leaveRoom(context({ kind: "system", job: "test" }), { id: stay.id, end: "left" });
    await removeGuest(context(patient.actor), { id, guestId });
    for (const reader of [doctor, patient, await makeAdmin()]) {
      const { entries, presence } = await readTimeline(context(reader.actor), { id });
      expect(entries.map(({ kind, who, guest }) => [kind, who?.role, guest?.name])).toEqual([
        ["guestInvited", "doctor", "Asha Rao"],
        ["guestAgreed", "patient", "Asha Rao"],
        ["joined", "guest", undefined],
        ["left", "guest", undefined],
        ["guestRemoved", "patient", "Asha Rao"],
      ]);
      expect(entries[2]!.who!.name).toBe("Asha Rao");
      expect(presence).toMatchObject({ patientSeconds: 0, doctorSeconds: 0, patientCame: false });
    }
    const audited = await database().select().from(auditLogs).where(eq(auditLogs.resourceId, id));
    expect(audited.map(({ action }) => action)).toEqual(expect.arrayContaining(["visit.inviteGuest", "visit.answerGuest", "visit.takeSeat", "visit.join", "visit.removeGuest"]));
    expect(JSON.stringify(audited.map(({ turn: _, ...entry }) => entry))).not.toContain("Asha");
  });
});
