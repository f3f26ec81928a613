import { z } from "zod";
import { query } from "@/lib/core/use-case";
import { Id } from "@/lib/core/wire";
import { findAuthor } from "./queries";

/** Whom to tell what became of a review: the account that wrote it, and about which visit; null if no account is known. */
export const readReviewAuthor = query({
  name: "review.author",
  input: z.object({ id: Id }),
  output: z.object({ accountId: Id, consultationId: Id }).nullable(),
  run: async ({ db }, { id }) => (await findAuthor(db, id)) ?? null,
});
