import { localDate } from "@/lib/clock/local-day";
import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { ageAnswer } from "@/lib/domain/patients/age";
import { Reader } from "@/lib/domain/records/reader";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { consultationOf } from "../present";
import { type ConsultationRow, findConsultation, lockConsultation } from "../queries";
import { Consultation } from "../schema";
import { insertCheck } from "./queries";
import { type CheckKind, CheckVisit } from "./schema";

/** Records what the doctor has confirmed about a visit that is still to come or under way, with person and time. */
export const checkVisit = command({
  name: "consultation.check",
  input: CheckVisit,
  output: Consultation,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run({ db, actor, now }, { id: consultationId, kind, holds }, visit) {
    if (visit.status !== "scheduled" && visit.status !== "in_progress") throw new AppError("invalid_transition", say("refusals.check.closed"), { extra: { allowed: [] } });
    if (kind === "adult" && visit.adultName === null) throw invalid("kind", say("fields.check.noAdult"));
    if (kind === "condition" && visit.lastVisitAt === null) throw invalid("kind", say("fields.check.noEarlier"));
    const id = newId();
    await insertCheck(db, { id, consultationId, kind, holds, checkedBy: actor.id, checkedAt: now, shown: encryptMaybe(shownFor(kind, visit), { column: "consultation_checks.shown", id }) });
    return consultationOf((await findConsultation(db, consultationId))!, Reader.ofAnswer(actor));
  },
  auditNote: (_, visit, { kind, holds }) => ({ patientId: visit.patientId, details: { kind, holds } }),
});

/** Who the doctor saw named on the page: the profile may change later, and the record must say what was confirmed. */
function shownFor(kind: CheckKind, { patientName, patientBirth, startsAt, timeZone, adultName, adultRelation }: ConsultationRow): string | null {
  if (kind === "adult") return `${adultName}, ${adultRelation}`;
  if (kind !== "identity") return null;
  const age = ageAnswer(localDate(startsAt, timeZone), patientBirth)?.text;
  return age ? `${patientName}, ${age}` : patientName;
}
