import { byTime, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listOpen } from "./queries";
import { ListOpenContests, OpenContestPage } from "./schema";

/** The objections that wait for an administrator, those who wait longest first. */
export const listOpenContests = query({
  name: "visit.openContests",
  input: ListOpenContests,
  output: OpenContestPage,
  run: ({ db }, input) =>
    paged("contests.open", input, byTime("createdAt"), (after) => listOpen(db, { after, limit: input.limit }), ({ id, side, createdAt, consultationId, ...visit }) => ({ id, side, createdAt, consultation: { id: consultationId, ...visit } })),
});
