import { query } from "@/lib/core/use-case";
import { entryOf } from "./present";
import { listEntries } from "./queries";
import { ListWaitingList, WaitingList } from "./schema";

/** What the caller's account waits for, with the times that are kept for it now. */
export const listWaitingList = query({
  name: "waitingList.list",
  input: ListWaitingList,
  output: WaitingList,
  run: async ({ db, actor, now }, { doctorId }) => ({ data: (await listEntries(db, { accountId: actor.id, doctorId, now })).map(entryOf) }),
});
