import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { fill, hoursOf } from "./fill";
import { endException, lockHours } from "./queries";
import { RemoveException } from "./schema";

/** Takes leave or extra hours away. The slots are made again at once; what was booked in extra hours stays. */
export const removeException = command({
  name: "schedule.removeException",
  input: RemoveException,
  output: z.object({}),
  load: ({ db }, { doctorId }) => lockHours(db, doctorId),
  async run({ db, now }, { doctorId, exceptionId }, practice) {
    if (!(await endException(db, doctorId, exceptionId, now))) throw new AppError("not_found");
    await fill(db, doctorId, await hoursOf(db, practice, now), now);
    return {};
  },
  auditNote: (_, { id }, { exceptionId }) => ({ resourceId: id, details: { exceptionId } }),
});
