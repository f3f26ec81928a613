import type { ConsultationRow } from "../../consultations/queries";
import type { listStays } from "./queries";
import type { TimelineEntry } from "./schema";
import { happenings } from "./timeline";

type Stays = Awaited<ReturnType<typeof listStays>>;

/** The comings and goings of a visit, and what was done with it, in one order. */
export function timelineOf(visit: ConsultationRow, stays: Stays, readerId: string): TimelineEntry[] {
  const named = (role: "patient" | "doctor", accountId?: string) => ({ role, name: role === "doctor" ? visit.doctorName : visit.patientName, isYou: accountId === readerId });
  const byDoctor = named("doctor", visit.doctorId);
  const done = (kind: TimelineEntry["kind"], at: Date | null, who: TimelineEntry["who"]) => (at ? [{ at, kind, who, seconds: null }] : []);
  const closer = visit.closedBy === "doctor" ? byDoctor : null;
  const bySystem = visit.closedBy === "system";
  // Nobody pressed a button at the times that the product or an administrator gave the visit afterwards.
  const isCorrected = visit.closedBy === "admin";
  const isMeeting = visit.closeReason === "not_closed" && stays.some(({ joinedAt }) => joinedAt.getTime() === visit.startedAt?.getTime());
  const entries: TimelineEntry[] = [
    ...happenings(stays).map(({ at, kind, seconds, role, accountId }) => ({ at, kind, seconds, who: named(role, accountId) })),
    ...(isCorrected || isMeeting ? [] : done("started", visit.startedAt, byDoctor)),
    ...(isCorrected ? done("corrected", visit.closedAt, null) : []),
    ...(visit.status === "completed" && !isCorrected ? (bySystem ? done("closed", visit.closedAt, null) : done("completed", visit.completedAt, byDoctor)) : []),
    ...(visit.status === "no_show" && !isCorrected ? done("missed", visit.closedAt, closer) : []),
    ...done("cancelled", visit.cancelledAt, null),
  ];
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
