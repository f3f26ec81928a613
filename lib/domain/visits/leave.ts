import { command } from "@/lib/core/use-case";
import { Nothing } from "@/lib/domain/accounts/schema";
import { endStay } from "./queries";
import { LeaveRoom } from "./schema";

/** Records that somebody's socket is gone, by leaving or by a lost connection. */
export const leaveRoom = command({
  name: "visit.leave",
  input: LeaveRoom,
  output: Nothing,
  async run({ db, now }, { id, end }) {
    await endStay(db, id, end, now);
    return {};
  },
});
