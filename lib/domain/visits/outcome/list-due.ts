import { query } from "@/lib/core/use-case";
import { env } from "@/lib/platform/config/env";
import { CLOSES_AFTER_MINUTES } from "../room";
import { listDue } from "./queries";
import { DueVisits, ListDueVisits } from "./schema";

/** Few, so that a stop of the process never waits long. */
const BATCH = 50;

/** The next visits that may have to be closed. `closeVisit` decides about each by itself. */
export const listDueVisits = query({
  name: "visit.listDue",
  input: ListDueVisits,
  output: DueVisits,
  async run({ db, now }, { after }) {
    const ended = { scheduled: new Date(now.getTime() - env().NO_SHOW_GRACE_SECONDS * 1000), running: new Date(now.getTime() - CLOSES_AFTER_MINUTES * 60_000) };
    const rows = await listDue(db, ended, after, BATCH);
    return { ids: rows.map(({ id }) => id), after: rows.length === BATCH ? rows.at(-1)! : null };
  },
});
