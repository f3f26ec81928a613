import { query } from "@/lib/core/use-case";
import { windowOf } from "./present";
import { listWindows } from "./queries";
import { FollowUpList, ListFollowUps } from "./schema";

/** The free follow-up visits that the caller offers, or that those they care for may use. */
export const listFollowUps = query({
  name: "consultation.followUps",
  input: ListFollowUps,
  output: FollowUpList,
  run: async ({ db, actor, now }, { open, ...filter }) => ({ data: (await listWindows(db, actor, { ...filter, openAt: open === "true" ? now : undefined })).map(windowOf) }),
});
