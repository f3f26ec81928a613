import { z } from "zod";
import { Id } from "@/lib/core/wire";
import { query } from "@/lib/core/use-case";
import { findRecipient } from "../links/queries";
import { Recipient } from "./schema";

/** What a mail needs to know about its recipient; null if the account does not exist any more or is suspended. */
export const readRecipient = query({
  name: "account.recipient",
  input: z.object({ id: Id }),
  output: Recipient.nullable(),
  run: async ({ db }, { id }) => (await findRecipient(db, id)) ?? null,
});
