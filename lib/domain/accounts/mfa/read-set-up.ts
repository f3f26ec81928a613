import { query } from "@/lib/core/use-case";
import { PendingMfaSetUp } from "./schema";
import { Nothing } from "../schema";
import { pendingSetUp } from "./set-up";

/** The caller's set-up that waits for its first code, so that its page can be shown again. */
export const readMfaSetUp = query({
  name: "mfa.readSetUp",
  input: Nothing,
  output: PendingMfaSetUp,
  run: async (scope) => ({ pending: (await pendingSetUp(scope)) ?? null }),
});
