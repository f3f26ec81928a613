import type { Status } from "@/lib/domain/consultations/schema";
import { CLOSES_AFTER_MINUTES } from "../room";
import { type Evidence, secondsOf } from "./evidence";
import type { CloseReason, NoShowBy, OpenMark } from "./schema";

/** Two people who were in the room together for so long have met. */
export const MET_SECONDS = 60;

interface Visit {
  status: Status;
  startsAt: Date;
  endsAt: Date;
  startedAt: Date | null;
  /** Whether the doctor has written anything into the record. */
  hasRecord: boolean;
}

interface Moment {
  now: Date;
  graceSeconds: number;
  /** How late the doctor said the day runs; null during a pause, whose end nobody knows. */
  delayMinutes?: number | null;
}

/** What the product does with a visit that nobody has closed. */
export type Decision =
  /** Nothing yet. */
  | { kind: "wait" }
  /** What is known does not decide: the doctor closes it. */
  | { kind: "open"; mark: OpenMark }
  | { kind: "no_show"; by: NoShowBy; reason: CloseReason }
  | { kind: "completed"; startedAt: Date; completedAt: Date };

/**
 * What the evidence makes of a visit that nobody has closed; docs/decisions/0018 has the rule in words. Nothing is certain before
 * the time is over, because until then anybody can still come.
 */
export function decide(visit: Visit, evidence: Evidence, moment: Moment): Decision {
  if (visit.status !== "scheduled" && visit.status !== "in_progress") return { kind: "wait" };
  if (moment.now < decidableAt(visit, evidence, moment)) return { kind: "wait" };
  return visit.status === "in_progress" ? closed(visit, evidence) : judged(visit, evidence, moment.graceSeconds);
}

/** When a visit may be decided at the earliest, if nobody comes in the meantime. */
function decidableAt({ status, endsAt, startedAt }: Visit, { patient, doctor }: Evidence, { now, graceSeconds, delayMinutes = 0 }: Moment): Date {
  if (patient.isThere || doctor.isThere) return new Date(now.getTime() + 1);
  const goneAt = Math.max(endsAt.getTime(), startedAt?.getTime() ?? 0, patient.lastAt?.getTime() ?? 0, doctor.lastAt?.getTime() ?? 0);
  if (status === "in_progress") return new Date(goneAt + CLOSES_AFTER_MINUTES * 60_000);
  // The room is closed an hour after the end, so nobody can come later, however late the doctor said to be.
  const late = Math.min(delayMinutes ?? CLOSES_AFTER_MINUTES, CLOSES_AFTER_MINUTES) * 60_000;
  return new Date(Math.max(goneAt, endsAt.getTime() + late) + graceSeconds * 1000);
}

/** A visit that was started and then left: it took place, as far as is known. */
function closed({ startsAt, endsAt, startedAt }: Visit, { patient, doctor }: Evidence): Decision {
  const from = startedAt ?? startsAt;
  const until = Math.max(patient.lastAt?.getTime() ?? 0, doctor.lastAt?.getTime() ?? 0) || endsAt.getTime();
  return { kind: "completed", startedAt: from, completedAt: new Date(Math.max(until, from.getTime())) };
}

/** A visit that nobody started. */
function judged({ startsAt, hasRecord }: Visit, evidence: Evidence, graceSeconds: number): Decision {
  const { patient, doctor, together } = evidence;
  if (secondsOf(together) >= MET_SECONDS) return { kind: "completed", startedAt: new Date(together[0]!.from), completedAt: new Date(together.at(-1)!.to) };
  if (hasRecord) return { kind: "open", mark: "written" };
  // A doctor who only looked in before the time has not come; a patient who did has.
  const doctorCame = doctor.lastAt !== null && doctor.lastAt >= startsAt;
  if (!doctorCame) return patient.firstAt ? { kind: "no_show", by: "doctor", reason: "doctor_absent" } : { kind: "no_show", by: "both", reason: "nobody_came" };
  if (patient.firstAt) return { kind: "open", mark: "not_together" };
  return waited(evidence, startsAt) >= graceSeconds ? { kind: "no_show", by: "patient", reason: "patient_absent" } : { kind: "open", mark: "short_wait" };
}

/** How many seconds the doctor has been in the room since the visit's time. */
export const waited = ({ doctor }: Evidence, startsAt: Date) => Math.floor(secondsOf(doctor.spans, startsAt));

/** What the doctor still lacks to say that the patient did not come; undefined if nothing. */
export function lacksForNoShow({ startsAt }: { startsAt: Date }, evidence: Evidence, { now, graceSeconds }: Moment): "time" | "absence" | "wait" | undefined {
  if (now < startsAt) return "time";
  if (evidence.patient.firstAt) return "absence";
  return waited(evidence, startsAt) < graceSeconds ? "wait" : undefined;
}
