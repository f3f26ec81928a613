import { AppError, invalid } from "@/lib/core/errors";
import type { CommandScope, Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { refusedLink } from "../links/link";
import { hashNewPassword } from "../password/new-password";
import { openSession } from "../sessions/open";
import { SignedIn } from "../sessions/schema";
import { registrationsTotal } from "@/lib/platform/telemetry/figures";
import { endCare } from "@/lib/domain/patients/queries";
import { invitationHash, MAX_FAILURES } from "@/lib/domain/patients/invitations/invitation";
import { countFailure, emailOf, findInvitation, insertOwnAccount, type InvitationRow, lockInvitation, spendInvitation, withdrawInvitations } from "@/lib/domain/patients/invitations/queries";
import { endGuestsOf } from "@/lib/domain/visits/guests/queries";
import { roomTopic } from "@/lib/domain/visits/room";
import { publish } from "@/lib/platform/channel/channel";
import { TakeOver } from "@/lib/domain/patients/invitations/schema";

/**
 * Makes the account with which a patient takes their own record over, and signs it in. Nothing is copied: the account gets the
 * patient's id. The care of everybody else ends, and with it the part of guests whom they invited to visits; the patient may invite them again. `email_taken` if the address has an
 * account; a wrong date of birth is counted, and MAX_FAILURES of them use the link up.
 */
export const takeOver = command({
  name: "patient.takeOver",
  input: TakeOver,
  output: SignedIn,
  repeatable: false,
  prepare: hashPassword,
  async run(scope, { token, dateOfBirth }) {
    const { db, now, prepared: passwordHash, emit, afterCommit } = scope;
    const invitation = await lockInvitation(db, invitationHash(token), now);
    if (!passwordHash || invitation?.kind !== "own_account" || invitation.patientAccountId !== null) throw refusedLink("refusals.link.usedOrExpired");
    const { patientId: id, patient } = invitation;
    if (dateOfBirth !== patient.dateOfBirth) throw await wrongBirth(scope, invitation);
    const email = emailOf(invitation);
    const former = await endCare(db, id, { by: invitation.invitedBy, now });
    await insertOwnAccount(db, { id, email, passwordHash, now });
    await spendInvitation(db, invitation.id, now);
    await withdrawInvitations(db, id, now);
    const withoutGuest = await endGuestsOf(db, id, former, { endedAt: now, endedBy: invitation.invitedBy });
    afterCommit(() => withoutGuest.forEach((visitId) => publish(roomTopic(visitId), { type: "guest" })));
    for (const accountId of former) emit("patient.careEnded", { patientId: id, accountId });
    afterCommit(() => registrationsTotal.inc({ role: "patient" }));
    return openSession(scope, { id, email, role: "patient", firstName: patient.firstName, lastName: patient.lastName }, "password");
  },
  auditNote: ({ user }) => ({ resourceId: user.id, patientId: user.id }),
});

/** The hash of the new password; undefined if the link opens nothing. */
async function hashPassword({ db, now }: Scope, { token, password }: { token: string; password: string }): Promise<string | undefined> {
  const invitation = await findInvitation(db, { hash: invitationHash(token) }, now);
  return invitation && hashNewPassword(password, { ...invitation.patient, email: emailOf(invitation) });
}

async function wrongBirth({ db, now }: CommandScope, { id, patientId, failures }: InvitationRow): Promise<AppError> {
  await countFailure(db, id);
  if (failures + 1 >= MAX_FAILURES) await spendInvitation(db, id, now);
  const { fields } = invalid("dateOfBirth", say("fields.invitation.otherBirth", { left: MAX_FAILURES - failures - 1 }));
  return new AppError("invalid_input", undefined, { fields, lasting: { resourceId: patientId } });
}
