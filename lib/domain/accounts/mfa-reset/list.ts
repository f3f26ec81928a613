import { byTime, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listOpenResets } from "./queries";
import { ListMfaResets, MfaResetPage } from "./schema";
import { openReset } from "./request";

/** The requests that wait for a second administrator, oldest first. */
export const listMfaResets = query({
  name: "mfaReset.list",
  input: ListMfaResets,
  output: MfaResetPage,
  run: ({ db, now }, input) => paged("mfaResets", input, byTime("createdAt"), (after) => listOpenResets(db, now, input.limit, after), openReset),
});
