import { z } from "zod";
import { Id } from "@/lib/core/wire";
import { query } from "@/lib/core/use-case";
import { listRecipients } from "../links/queries";
import { Recipient } from "./schema";

/** What a mail needs to know about its recipients; of those accounts that exist and are not suspended. */
export const readRecipients = query({
  name: "account.recipient",
  input: z.object({ ids: z.array(Id) }),
  output: z.array(Recipient),
  run: ({ db }, { ids }) => listRecipients(db, ids),
});
