import { byTime, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listDead } from "./queries";
import { DeadLetterPage, ListDeadLetters } from "./schema";

/** What could not be done after many tries, the newest first. */
export const listDeadLetters = query({
  name: "deadLetter.list",
  input: ListDeadLetters,
  output: DeadLetterPage,
  run: ({ db }, input) => paged("dead-letters", input, byTime("diedAt"), (after) => listDead(db, input.limit + 1, after), present),
});

const present = ({ eventId: _, ...row }: Awaited<ReturnType<typeof listDead>>[number]) => row as typeof row & { queue: "events.mail" };
