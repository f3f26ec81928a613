import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { apiKeyOf } from "./present";
import { listKeys } from "./queries";
import { ApiKeyPage, ListApiKeys } from "./schema";

const LIST = "api-keys";

/** All keys of partners, newest first, those that ended too. */
export const listApiKeys = query({
  name: "apiKey.list",
  input: ListApiKeys,
  output: ApiKeyPage,
  async run({ db, now }, { limit, cursor }) {
    const before = cursor ? String(decodeCursor(LIST, cursor)[0]) : undefined;
    const { data, nextCursor } = pageOf(LIST, await listKeys(db, { before, limit }), limit, ({ id }) => [id]);
    return { data: data.map((row) => apiKeyOf(row, now)), nextCursor };
  },
});
