import { byTime, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listLiveSessions } from "./queries";
import { ListSessions, SessionPage } from "./schema";
import { idleSince } from "./idle";

/** The devices on which the caller is signed in, newest first. */
export const listSessions = query({
  name: "session.list",
  input: ListSessions,
  output: SessionPage,
  run: ({ db, actor, now }, input) =>
    paged(
      "sessions",
      input,
      byTime("createdAt"),
      (after) => listLiveSessions(db, actor.id, input.limit, idleSince(actor.role, now), after),
      (row) => ({ ...row, current: row.id === actor.sessionId }),
    ),
});
