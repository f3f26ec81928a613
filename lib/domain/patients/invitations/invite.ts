import { localDate } from "@/lib/clock/local-day";
import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { ADULT_YEARS, isMinorOn } from "../patient";
import { lockPatient, type PatientRow } from "../queries";
import { INVITATION_DAYS, INVITATIONS_A_DAY, invitationHash, invitationSecret } from "./invitation";
import { countInvitations, findEmail, insertInvitation } from "./queries";
import { Invitation, Invite } from "./schema";

const DAY_MS = 86_400_000;

/**
 * Sends a link to an address: another account cares for the patient too, or the patient takes the record over into an account
 * of their own. Opening the link and accepting confirms it. `invalid_transition` if the patient is a minor or has an account already.
 */
export const invite = command({
  name: "patient.invite",
  input: Invite,
  output: Invitation,
  load: ({ db, actor }, { id }) => lockPatient(db, actor, id),
  async run({ db, actor, now, emit }, { id: patientId, kind, email }, patient) {
    if (kind === "own_account") checkMayTakeOver(patient, now);
    const [ownEmail, sent] = await Promise.all([findEmail(db, actor.id), countInvitations(db, actor.id, new Date(now.getTime() - DAY_MS))]);
    if (email === ownEmail) throw invalid("email", say("fields.invitation.ownEmail"));
    if (sent >= INVITATIONS_A_DAY) throw invalid("email", say("fields.invitation.tooMany", { most: INVITATIONS_A_DAY }));
    const id = newId();
    const invitation = { id, kind, createdAt: now, expiresAt: new Date(now.getTime() + INVITATION_DAYS * DAY_MS) };
    await insertInvitation(db, {
      ...invitation,
      patientId,
      invitedBy: actor.id,
      email: encrypt(email, { column: "patient_invitations.email", id }),
      tokenHash: invitationHash(invitationSecret(id)),
    });
    emit("patient.invited", { invitationId: id });
    return { ...invitation, email };
  },
  auditNote: (invitation, patient) => ({ resourceId: patient.id, patientId: patient.id, details: { invitationId: invitation.id, kind: invitation.kind } }),
});

function checkMayTakeOver({ accountId, profile, readerZone }: PatientRow, now: Date) {
  if (accountId !== null) throw new AppError("invalid_transition", say("refusals.care.hasAccount"), { extra: { allowed: [] } });
  if (profile.dateOfBirth === null || isMinorOn(localDate(now, readerZone), profile.dateOfBirth)) {
    throw new AppError("invalid_transition", say("refusals.care.minor", { years: ADULT_YEARS }), { extra: { allowed: [] } });
  }
}
