import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { lockDead, revive } from "./queries";
import { RetryDeadLetter } from "./schema";

/** Tries a dead letter again: its event is handed over as if it were new, and what was done about it before is not done twice. */
export const retryDeadLetter = command({
  name: "deadLetter.retry",
  input: RetryDeadLetter,
  output: z.object({ topic: z.string() }),
  load: ({ db }, { id }) => lockDead(db, id),
  async run({ db }, _, letter) {
    if (!letter || !(await revive(db, letter))) throw new AppError("not_found");
    return { topic: letter.topic };
  },
  auditNote: ({ topic }, letter) => ({ resourceId: letter?.eventId, details: { topic, queue: letter?.queue ?? "" } }),
});
