import { command } from "@/lib/core/use-case";
import { newRecoveryCodes, recoveryCodeHash } from "./totp";
import { replaceRecoveryCodes } from "./queries";
import { RecoveryCodes } from "./schema";
import { StepUp } from "@/lib/domain/accounts/sign-in/schema";
import { provePassword, stepUp } from "../sign-in/step-up";

/** Replaces all recovery codes by ten new ones, after password and code are proved again. */
export const renewRecoveryCodes = command({
  name: "mfa.renewCodes",
  input: StepUp,
  output: RecoveryCodes,
  // A repeat is answered without the codes: only their hashes are kept.
  remember: () => ({ recoveryCodes: [] }),
  prepare: provePassword,
  load: async ({ actor }) => ({ id: actor.kind === "user" ? actor.id : undefined }),
  async run(scope, input) {
    const userId = await stepUp(scope, input);
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(scope.db, userId, codes.map((code) => recoveryCodeHash(userId, code)), scope.now);
    scope.emit("account.recoveryCodesRenewed", { userId });
    return { recoveryCodes: codes };
  },
});
