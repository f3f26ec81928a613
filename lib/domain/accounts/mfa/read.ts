import { query } from "@/lib/core/use-case";
import { signedInLately } from "../sign-in/fresh";
import { findMfaState } from "./queries";
import { Mfa } from "./schema";
import { Nothing } from "../schema";

/** Whether the caller's two-step sign-in is on, and how many recovery codes are left. */
export const readMfa = query({
  name: "mfa.readOwn",
  input: Nothing,
  output: Mfa,
  async run(scope) {
    const { db, actor } = scope;
    const [state, isFresh] = await Promise.all([findMfaState(db, actor.id), signedInLately(scope)]);
    const enabledAt = state?.enabledAt ?? null;
    const required = actor.kind === "user" && actor.role === "admin" && !actor.mfaWaived;
    return { enabled: enabledAt !== null, enabledAt, recoveryCodesLeft: state?.left ?? 0, required, setUpNeedsPassword: !isFresh };
  },
});
