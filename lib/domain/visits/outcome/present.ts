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
  const entries: TimelineEntry[] = [
    ...happenings(stays).map(({ at, kind, seconds, role, accountId }) => ({ at, kind, seconds, who: named(role, accountId) })),
    ...(visit.closeReason === "not_closed" ? [] : done("started", visit.startedAt, byDoctor)),
    ...(visit.status === "completed" ? (bySystem ? done("closed", visit.closedAt, null) : done("completed", visit.completedAt, visit.closedBy === "admin" ? null : byDoctor)) : []),
    ...(visit.status === "no_show" ? done("missed", visit.closedAt, closer) : []),
    ...done("cancelled", visit.cancelledAt, null),
  ];
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
