import { command } from "@/lib/core/use-case";
import { Nothing } from "@/lib/domain/accounts/schema";
import { tellAttending } from "@/lib/domain/events/tell";
import { findConsultation } from "../consultations/queries";
import { endStay } from "./queries";
import { LeaveRoom } from "./schema";

/** Records that somebody's socket is gone, by leaving or by a lost connection. */
export const leaveRoom = command({
  name: "visit.leave",
  input: LeaveRoom,
  output: Nothing,
  async run({ db, now, afterCommit }, { id, end }) {
    const consultationId = await endStay(db, id, end, now);
    const visit = consultationId && (await findConsultation(db, consultationId));
    if (visit) await tellAttending({ db, now, afterCommit }, visit, "room");
    return {};
  },
});
