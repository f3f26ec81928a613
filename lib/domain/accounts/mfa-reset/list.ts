import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listOpenResets } from "./queries";
import { ListMfaResets, MfaResetPage } from "./schema";
import { openReset } from "./request";

/** The requests that wait for a second administrator, the oldest first. */
export const listMfaResets = query({
  name: "mfaReset.list",
  input: ListMfaResets,
  output: MfaResetPage,
  async run({ db, now }, { limit, cursor }) {
    const [createdAt, id] = cursor ? decodeCursor("mfaResets", cursor) : [];
    const after = cursor ? { createdAt: String(createdAt), id: String(id) } : undefined;
    const rows = await listOpenResets(db, now, limit, after);
    const { data, nextCursor } = pageOf("mfaResets", rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
    return { data: data.map(openReset), nextCursor };
  },
});
