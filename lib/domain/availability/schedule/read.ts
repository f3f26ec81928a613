import { query } from "@/lib/core/use-case";
import { scheduleOf } from "./present";
import { findHours } from "./queries";
import { ReadSchedule, Schedule } from "./schema";

/** A doctor's weekly hours. */
export const readSchedule = query({
  name: "schedule.read",
  input: ReadSchedule,
  output: Schedule,
  load: ({ db }, { doctorId }) => findHours(db, doctorId),
  run: async (_, __, practice) => scheduleOf(practice),
});
