import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { decisions } from "./doctor";
import { doctorOf } from "./present";
import { lockDoctor, saveDoctor } from "./queries";
import { Doctor, VerifyDoctor } from "./schema";

/**
 * An administrator's decision about a doctor; it takes effect at once. Errors: `invalid_transition`, which names the possible
 * decisions; `edit_conflict` if the profile is no longer the `version` that was looked at.
 */
export const verifyDoctor = command({
  name: "doctor.verify",
  input: VerifyDoctor,
  output: Doctor,
  load: ({ db, now }, { id }) => lockDoctor(db, id, now),
  async run({ db, actor, now, emit }, { id, decision, reason, version }, doctor) {
    if (version !== undefined && version !== doctor.version) {
      throw new AppError("edit_conflict", say("refusals.doctor.changedBeforeDecision"));
    }
    const allowed = decisions[doctor.status];
    if (!allowed.includes(decision)) {
      throw new AppError("invalid_transition", say("refusals.doctor.alreadyDecided", { status: doctor.status }), { extra: { allowed } });
    }
    const saved = await saveDoctor(db, doctor, { status: decision, statusReason: reason ?? null, decidedAt: now, decidedBy: actor.id });
    emit(`doctor.${decision}`, { doctorId: id });
    return doctorOf(saved, actor);
  },
  auditNote: (result, before, { reason }) => ({ reason, details: { from: before.status, to: result.status } }),
});
