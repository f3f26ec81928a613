import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { listRecent } from "./queries";

/** The accounts that had an event within the last seconds. For the streams, which a message between processes may not have reached. */
export const findRecentEvents = query({
  name: "event.recent",
  input: z.object({ seconds: z.int().positive() }),
  output: z.object({ accounts: z.array(z.object({ accountId: Id, last: z.int() })) }),
  run: async ({ db, now }, { seconds }) => ({ accounts: await listRecent(db, new Date(now.getTime() - seconds * 1000)) }),
});
