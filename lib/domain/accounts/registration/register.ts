import { command } from "@/lib/core/use-case";
import { newId } from "@/lib/platform/ids";
import { registrationsTotal } from "@/lib/platform/telemetry/figures";
import { insertLink } from "../links/queries";
import { newLink } from "../links/link";
import { openSession } from "../sessions/open";
import { hashNewPassword } from "../password/new-password";
import { insertAccount } from "../queries";
import { Register } from "./schema";
import { SignedIn } from "@/lib/domain/accounts/sessions/schema";
import { encryptedPhone } from "../profile/phone-columns";

/**
 * Makes a patient's or a doctor's account and signs it in; a mail asks to confirm the address. `email_taken` if the
 * address already has an account.
 */
export const register = command({
  name: "account.register",
  input: Register,
  output: SignedIn,
  repeatable: false,
  prepare: (_, input) => hashNewPassword(input.password, input),
  async run(scope, { email, role, firstName, lastName, phone, dateOfBirth, gender, timeZone }) {
    const { db, now, prepared: passwordHash, emit, afterCommit } = scope;
    const id = newId();
    const user = { id, email, role, passwordHash, createdAt: now, updatedAt: now };
    const profile = { personId: id, firstName, lastName, dateOfBirth, gender, timeZone, ...encryptedPhone(id, phone ?? null), createdAt: now, updatedAt: now };
    const link = newLink(newId(), "verify_email", now);
    await Promise.all([insertAccount(db, user, profile), insertLink(db, { ...link, userId: id })]);
    emit("account.registered", { userId: id, linkId: link.id });
    afterCommit(() => registrationsTotal.inc({ role }));
    return openSession(scope, { id, email, role, firstName, lastName }, "password");
  },
  auditNote: ({ user }) => ({ resourceId: user.id, details: { role: user.role } }),
});
