import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { refusedLink } from "@/lib/domain/accounts/links/link";
import { newId } from "@/lib/platform/ids";
import { contradicts, MAX_DEPENDENTS } from "../patient";
import { patientOf } from "../present";
import { findPatient, insertCare, listCarerIds, lockCarer } from "../queries";
import { Patient } from "../schema";
import { invitationHash } from "./invitation";
import { emailOf, findEmail, lockInvitation, spendInvitation } from "./queries";
import { AcceptCare } from "./schema";

/**
 * Accepts an invitation to care for a patient too, with the account of the address that the link was sent to: a link that was
 * passed on opens nothing. `invalid_input` names what is wrong.
 */
export const acceptCare = command({
  name: "patient.acceptCare",
  input: AcceptCare,
  output: Patient,
  async run({ db, actor, now, emit }, { token, relation }) {
    const invitation = await lockInvitation(db, invitationHash(token), now);
    if (invitation?.kind !== "care") throw refusedLink("refusals.link.usedOrExpired");
    const { patientId, patient } = invitation;
    const carer = await lockCarer(db, actor.id);
    const [email, carerIds] = await Promise.all([findEmail(db, actor.id), listCarerIds(db, patientId)]);
    if (email !== emailOf(invitation)) throw invalid("token", say("fields.invitation.otherAddress", { email: emailOf(invitation) }));
    if (carerIds.includes(actor.id)) throw new AppError("already_exists", say("refusals.care.already"));
    if (carer.dependents >= MAX_DEPENDENTS) throw invalid("relation", say("fields.relation.tooMany", { most: MAX_DEPENDENTS }));
    if (patient.dateOfBirth !== null && contradicts(relation, patient.dateOfBirth, carer.birth)) throw invalid("relation", say("fields.relation.ages"));
    await Promise.all([
      insertCare(db, { id: newId(), accountId: actor.id, patientId, relation, since: now }),
      spendInvitation(db, invitation.id, now),
    ]);
    emit("patient.careBegan", { patientId, accountId: actor.id });
    return patientOf((await findPatient(db, actor, patientId))!, now);
  },
  auditNote: (patient) => ({ resourceId: patient.id, patientId: patient.id, details: { relation: patient.relation } }),
});
