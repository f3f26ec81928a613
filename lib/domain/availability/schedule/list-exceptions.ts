import { wallTime } from "@/lib/clock/local-day";
import { query } from "@/lib/core/use-case";
import { exceptionOf } from "./present";
import { findHours, listExceptions as list } from "./queries";
import { ExceptionList, ListExceptions } from "./schema";

/** A doctor's leave and extra hours that are not over, in the order in which they were made. */
export const listExceptions = query({
  name: "schedule.exceptions",
  input: ListExceptions,
  output: ExceptionList,
  load: ({ db }, { doctorId }) => findHours(db, doctorId),
  run: async ({ db, now }, { doctorId }, { timeZone }) => ({ data: (await list(db, doctorId, wallTime(now, timeZone))).map(exceptionOf) }),
});
