import type { ConsultationRow } from "../../consultations/queries";
import { particularsOf } from "../guests/present";
import type { listGuests } from "../guests/queries";
import type { listStays } from "./queries";
import type { TimelineEntry } from "./schema";
import { happenings } from "./timeline";

type Stays = Awaited<ReturnType<typeof listStays>>;
type Guests = Awaited<ReturnType<typeof listGuests>>;

/** The comings and goings of a visit, who was invited into it as a guest and who agreed, and what was done with it, in one order. */
export function timelineOf(visit: ConsultationRow, stays: Stays, invited: Guests, readerId: string): TimelineEntry[] {
  const guests = new Map(invited.map(({ guest }) => [guest.id, { ...guest, ...particularsOf(guest) }]));
  const named = (role: "patient" | "doctor", accountId?: string) => ({ role, name: role === "doctor" ? visit.doctorName : visit.patientName, isYou: accountId === readerId });
  const guestNamed = (id: string) => ({ role: "guest" as const, name: guests.get(id)?.name ?? "", isYou: false });
  const byDoctor = named("doctor", visit.doctorId);
  const done = (kind: TimelineEntry["kind"], at: Date | null, who: TimelineEntry["who"]) => (at ? [{ at, kind, who, guest: null, seconds: null }] : []);
  const closer = visit.closedBy === "doctor" ? byDoctor : null;
  const bySystem = visit.closedBy === "system";
  // Nobody pressed a button at the times that the product or an administrator gave the visit afterwards.
  const isCorrected = visit.closedBy === "admin";
  const isMeeting = visit.closeReason === "not_closed" && stays.some(({ role, joinedAt }) => role !== "guest" && joinedAt.getTime() === visit.startedAt?.getTime());
  const entries: TimelineEntry[] = [
    ...happenings(stays).map(({ at, kind, seconds, role, personId }) => ({ at, kind, seconds, who: role === "guest" ? guestNamed(personId) : named(role, personId), guest: null })),
    ...[...guests.values()].flatMap(({ name, relation, invitedAt, invitedBy, invitedSide, consentAt, consentBy, endedAt, endedBy, end }) => {
      const guest = { name, relation };
      // An invitation by the patient's side is its consent, and told in one line.
      const agreed = consentAt && consentBy && invitedSide === "doctor" ? [{ at: consentAt, kind: "guestAgreed" as const, who: named("patient", consentBy), guest, seconds: null }] : [];
      const ended = endedAt && endedBy ? [{ at: endedAt, kind: end === "declined" ? ("guestDeclined" as const) : ("guestRemoved" as const), who: named(endedBy === visit.doctorId ? "doctor" : "patient", endedBy), guest, seconds: null }] : [];
      return [{ at: invitedAt, kind: "guestInvited" as const, who: named(invitedSide, invitedBy), guest, seconds: null }, ...agreed, ...ended];
    }),
    ...(isCorrected || isMeeting ? [] : done("started", visit.startedAt, byDoctor)),
    ...(isCorrected ? done("corrected", visit.closedAt, null) : []),
    ...(visit.status === "completed" && !isCorrected ? (bySystem ? done("closed", visit.closedAt, null) : done("completed", visit.completedAt, byDoctor)) : []),
    ...(visit.status === "no_show" && !isCorrected ? done("missed", visit.closedAt, closer) : []),
    ...done("cancelled", visit.cancelledAt, null),
  ];
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
