import { actorId } from "@/lib/core/actor";
import { query } from "@/lib/core/use-case";
import { findMfaState } from "./mfa-queries";
import { Mfa } from "./mfa-schema";
import { Nothing } from "./schema";

/** Whether the caller signs in in two steps, and how many recovery codes are left. */
export const readMfa = query({
  name: "mfa.readOwn",
  input: Nothing,
  output: Mfa,
  async run({ db, actor }) {
    const state = await findMfaState(db, actorId(actor)!);
    const enabledAt = state?.enabledAt ?? null;
    return { enabled: enabledAt !== null, enabledAt, recoveryCodesLeft: state?.left ?? 0, required: actor.kind === "user" && actor.role === "admin" && !actor.mfaWaived };
  },
});
