import { z } from "zod";
import { command, query } from "@/lib/core/use-case";
import { hasDueReminder, makeDue } from "./queries";

const BATCH = 200;

/** Makes the reminders that are due, batch by batch; `more` says whether to call it again. Each is made once for a visit and its time. */
export const remindOfVisits = command({
  name: "notification.remind",
  input: z.object({}),
  output: z.object({ made: z.int(), more: z.boolean() }),
  async run({ db, now, emit }) {
    const made = await makeDue(db, now, BATCH);
    for (const { startsAt, ...reminder } of made) emit("consultation.reminderDue", { ...reminder, startsAt: startsAt.toISOString() });
    return { made: made.length, more: made.length === BATCH };
  },
  auditNote: ({ made }) => ({ details: { made } }),
});

/** Whether there is anything to remind of: most minutes there is not, and nothing is to be written then. */
export const isReminderDue = query({
  name: "notification.remind",
  input: z.object({}),
  output: z.object({ due: z.boolean() }),
  run: async ({ db, now }) => ({ due: await hasDueReminder(db, now) }),
});
