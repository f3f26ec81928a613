import { command } from "@/lib/core/use-case";
import { decideReset, findReset, lockReset } from "./queries";
import { MfaReset, MfaResetId } from "./schema";
import { openReset } from "./request";

/** An administrator refuses a request; the one who asked may do so too. Nothing changes for the person. */
export const refuseMfaReset = command({
  name: "mfaReset.refuse",
  input: MfaResetId,
  output: MfaReset,
  load: ({ db }, { id }) => lockReset(db, id),
  async run({ db, actor, now }, { id }) {
    await decideReset(db, id, "refused", actor.id, now);
    return openReset(await findReset(db, id));
  },
  auditNote: (_, { userId }) => ({ details: { userId } }),
});
