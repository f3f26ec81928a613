import { AppError } from "@/lib/core/errors";
import { command, type Scope } from "@/lib/core/use-case";
import { openSession } from "./open-session";
import { verifyPassword } from "./password-hash";
import { findAccount, lockProof } from "./queries";
import { SignedIn, SignIn } from "./schema";

/**
 * Opens a session for an email and a password. Whatever is wrong, unknown email and suspended account included, the
 * answer is the same `unauthenticated`, after the same work.
 */
export const signIn = command({
  name: "account.signIn",
  input: SignIn,
  output: SignedIn,
  prepare: prove,
  async run(scope, _, __) {
    const { account, proved } = scope.prepared;
    // The password may have been changed, or the account suspended, while the hash was computed.
    if (!account || !proved || !(await lockProof(scope.db, account.id, account.passwordHash))) {
      const detail = "The email or the password is not right.";
      throw new AppError("unauthenticated", detail, { lasting: { resourceId: account?.id } });
    }
    const { passwordHash: _hash, status: _status, ...user } = account;
    return openSession(scope, user, "password");
  },
  note: ({ user }) => ({ resourceId: user.id }),
});

async function prove({ db }: Scope, { email, password }: { email: string; password: string }) {
  const account = await findAccount(db, email);
  return { account, proved: await verifyPassword(account?.passwordHash, password) };
}
