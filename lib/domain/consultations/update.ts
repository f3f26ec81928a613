import { actorRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { tellRoom } from "@/lib/domain/events/tell";
import { Reader } from "@/lib/domain/records/reader";
import { closingBy } from "./check-closing";
import { choicesOf, EARLY_START_MINUTES, isTimeToStart, isUntouched } from "./consultation";
import { consultationOf } from "./present";
import { type ConsultationRow, countPrescriptions, findConsultation, insertModeSwitch, lockConsultation, updateConsultation as write } from "./queries";
import { Consultation, type Status, UpdateConsultation } from "./schema";

/**
 * The doctor writes the record, changes the state and records each switch of mode; the patient may change the complaint until
 * the start. A visit is closed only as the evidence allows (`closingBy`). Errors: `forbidden` for the other person's fields, `invalid_transition`, `edit_conflict` if `version` is not the
 * current one.
 */
export const updateConsultation = command({
  name: "consultation.update",
  input: UpdateConsultation,
  output: Consultation,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now, emit, afterCommit }, { id, status, reason, mode, version, ...texts }, consultation) {
    if (version !== undefined && version !== consultation.version) {
      throw new AppError("edit_conflict", say("refusals.consultation.changed"));
    }
    checkFields(actorRole(actor), { status, reason, mode, ...texts }, consultation.status);
    if (status) checkTransition(consultation, status, now);
    if (status === "scheduled") await checkUndo(db, consultation, texts);
    const closing = await closingBy(db, consultation, { status, reason }, now);
    const switchedTo = mode !== undefined && mode !== consultation.mode ? mode : undefined;
    if (switchedTo) {
      checkSwitch(status ?? consultation.status);
      await insertModeSwitch(db, { consultationId: id, fromMode: consultation.mode, toMode: switchedTo, switchedBy: actor.id, switchedAt: now, cause: "doctor", side: "doctor" });
    }

    await write(db, id, {
      ...Object.fromEntries(
        Object.entries(texts)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => [name, value && encrypt(value, { column: `consultations.${name}`, id })]),
      ),
      ...(switchedTo && { mode: switchedTo }),
      ...(status && { status }),
      ...(status === "in_progress" && { startedAt: now }),
      ...(status === "scheduled" && { startedAt: null }),
      ...closing,
    });
    if (status === "no_show") emit("consultation.missed", { consultationId: id });
    if (status || switchedTo) {
      await tellRoom({ db, now, afterCommit }, consultation, status ? "visit" : "mode");
    }
    return consultationOf((await findConsultation(db, id))!, Reader.ofAnswer(actor));
  },
  auditNote: (result, before) => ({ patientId: before.patientId, details: { from: before.status, to: result.status, ...(result.completionReason && !before.completionReason && { withReason: true }) } }),
});

function checkFields(role: string, sent: Record<string, unknown>, status: Status) {
  const own = role === "doctor" ? ["status", "reason", "mode", "notes", "diagnosis", "advice"] : ["complaint"];
  const foreign = Object.keys(sent).filter((name) => sent[name] !== undefined && !own.includes(name));
  if (foreign.length > 0) {
    const who = role === "doctor" ? "patient" : "doctor";
    const fields = Object.fromEntries(foreign.map((name) => [name, [say("fields.consultation.othersField", { who })]]));
    throw new AppError("forbidden", say("refusals.consultation.othersFields", { who, fields: foreign.join(", ") }), { fields });
  }
  if (role !== "doctor" && sent.complaint !== undefined && status !== "scheduled" && status !== "pending_payment") {
    throw new AppError("invalid_transition", say("refusals.consultation.complaintClosed"), { extra: { allowed: [] } });
  }
}

/** The mode can change only during a consultation: before the start it is what the patient agreed to, and after the end the record says how they met. */
function checkSwitch(status: Status) {
  if (status === "in_progress") return;
  throw new AppError("invalid_transition", say("refusals.consultation.modeClosed"), { extra: { allowed: [] } });
}

/** A start by mistake can be undone while nothing has been written; after that it stays what happened. */
async function checkUndo(db: Scope["db"], consultation: ConsultationRow, texts: Record<string, unknown>) {
  const writesNow = Object.values(texts).some((text) => text !== undefined && text !== null);
  if (!writesNow && isUntouched(consultation, await countPrescriptions(db, consultation.id))) return;
  throw new AppError("invalid_transition", say("refusals.consultation.alreadyWritten"), { extra: { allowed: ["completed"] } });
}

function checkTransition(consultation: ConsultationRow, to: Status, now: Date) {
  const allowed = choicesOf(consultation.status);
  if (!allowed.includes(to)) {
    const { status } = consultation;
    const why = allowed.length > 0 ? say("refusals.consultation.notPossible", { status, allowed: allowed.join(", ") }) : say("refusals.consultation.closed", { status });
    throw new AppError("invalid_transition", why, { extra: { allowed } });
  }
  if (to === "in_progress" && !isTimeToStart(consultation.startsAt, now)) {
    throw new AppError("invalid_transition", say("refusals.consultation.tooEarly", { minutes: EARLY_START_MINUTES }), { extra: { allowed: ["cancelled"] } });
  }
}
