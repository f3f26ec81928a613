import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { Nothing } from "@/lib/domain/accounts/schema";
import { endEntry, listEntries, lockTimes } from "./queries";
import { LeaveWaitingList } from "./schema";

/** Stops waiting. A time that is kept for it is offered to the next one. */
export const leaveWaitingList = command({
  name: "waitingList.leave",
  input: LeaveWaitingList,
  output: Nothing,
  load: async ({ db, now }, { id }) => (await listEntries(db, { id, now }))[0],
  async run({ db, now }, { id }, { doctorId }) {
    await lockTimes(db, doctorId);
    // It may have been booked or left meanwhile.
    if (!(await endEntry(db, id, now))) throw new AppError("not_found");
    return {};
  },
  auditNote: (_, { id, patientId }) => ({ resourceId: id, details: { patientId } }),
});
