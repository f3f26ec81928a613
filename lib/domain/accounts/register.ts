import { v7 } from "uuid";
import { command } from "@/lib/core/use-case";
import { registrationsTotal } from "@/lib/platform/metrics";
import { openSession } from "./open-session";
import { hashPassword } from "./password-hash";
import { insertAccount } from "./queries";
import { Register, SignedIn } from "./schema";
import { sealedPhone } from "./sealed-profile";

/** Makes a patient's or a doctor's account and signs it in. `email_taken` where the address has one already. */
export const register = command({
  name: "account.register",
  input: Register,
  output: SignedIn,
  prepare: (_, { password }) => hashPassword(password),
  async run(scope, { email, role, firstName, lastName, phone, dateOfBirth, gender }) {
    const { db, now, prepared: passwordHash, afterCommit } = scope;
    const id = v7();
    const user = { id, email, role, passwordHash, createdAt: now, updatedAt: now };
    const profile = { userId: id, firstName, lastName, dateOfBirth, gender, ...sealedPhone(id, phone ?? null), createdAt: now, updatedAt: now };
    await insertAccount(db, user, profile);
    afterCommit(() => registrationsTotal.inc({ role }));
    return openSession(scope, { id, email, role, firstName, lastName }, "password");
  },
  note: ({ user }) => ({ resourceId: user.id, details: { role: user.role } }),
});
