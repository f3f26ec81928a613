import { byId, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { apiKeyOf } from "./present";
import { listKeys } from "./queries";
import { ApiKeyPage, ListApiKeys } from "./schema";

/** All keys of partners, newest first, including those that have ended. */
export const listApiKeys = query({
  name: "apiKey.list",
  input: ListApiKeys,
  output: ApiKeyPage,
  run: ({ db, now }, input) => paged("api-keys", input, byId, (before) => listKeys(db, { before, limit: input.limit }), (row) => apiKeyOf(row, now)),
});
