import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { Nothing } from "../../accounts/schema";
import { lockPatient } from "../queries";
import { withdrawInvitations } from "./queries";
import { WithdrawInvitation } from "./schema";

/** Withdraws an invitation that waits: its link opens nothing any more. */
export const withdrawInvitation = command({
  name: "patient.withdrawInvitation",
  input: WithdrawInvitation,
  output: Nothing,
  load: ({ db, actor }, { id }) => lockPatient(db, actor, id),
  async run({ db, now }, { id, invitationId }) {
    if ((await withdrawInvitations(db, id, now, invitationId)) === 0) throw new AppError("not_found");
    return {};
  },
  auditNote: (_, { id }, { invitationId }) => ({ resourceId: id, patientId: id, details: { invitationId } }),
});
