import { actorRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { statusAfterEdit } from "./doctor";
import { doctorOf } from "./present";
import { type DoctorRow, lockDoctor, type NewDoctor, saveDoctor } from "./queries";
import { refusedWrite } from "./refused-write";
import { Doctor, UpdateDoctor } from "./schema";
import { forgetZones } from "./zone-queries";

/**
 * Changes a practice; fields that are left out stay. A verified doctor who changes a vouched-for field is `pending` again
 * (see statusAfterEdit). Errors: `already_exists` for another doctor's registration, `edit_conflict` for an old `version`.
 */
export const updateDoctor = command({
  name: "doctor.update",
  input: UpdateDoctor,
  output: Doctor,
  load: ({ db, now }, { id }) => lockDoctor(db, id, now),
  async run({ db, actor, now, afterCommit }, { id: _, version, location, consultationFee, ...fields }, doctor) {
    if (version !== undefined && version !== doctor.version) {
      throw new AppError("edit_conflict", say("refusals.doctor.changed"));
    }
    const sent = { ...fields, ...location, ...(consultationFee && { feeAmount: consultationFee.amount }) };
    const changes = changesTo(doctor, sent);
    const changed = Object.keys(changes);
    if (changed.length === 0) return doctorOf(doctor, actor);

    const status = statusAfterEdit(doctor.status, actorRole(actor) === "admin" ? "admin" : "doctor", changed);
    const resubmission = status !== doctor.status && { status, submittedAt: now, ...(doctor.status === "verified" && { statusReason: null }) };
    const saved = await saveDoctor(db, doctor, { ...changes, ...resubmission }).catch(refusedWrite);
    if (changed.includes("timeZone")) afterCommit(forgetZones);
    return doctorOf(saved, actor);
  },
  auditNote: (result, before) => ({ details: before.status === result.status ? undefined : { from: before.status, to: result.status } }),
});

/** The sent fields whose value differs from the current one. */
function changesTo(doctor: DoctorRow, sent: Partial<NewDoctor>): Partial<NewDoctor> {
  const isNew = ([name, value]: [string, unknown]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(doctor[name as keyof DoctorRow]);
  return Object.fromEntries(Object.entries(sent).filter(isNew));
}
