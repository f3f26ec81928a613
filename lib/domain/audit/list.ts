import { decodeCursor, pageOf } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listEntries } from "./queries";
import { AuditLogPage, ListAuditLogs } from "./schema";

const LIST = "audit";

/** The audit, newest first. */
export const listAuditLogs = query({
  name: "audit.list",
  input: ListAuditLogs,
  output: AuditLogPage,
  async run({ db }, { limit, cursor, ...filter }) {
    const before = cursor ? String(decodeCursor(LIST, cursor)[0]) : undefined;
    return pageOf(LIST, await listEntries(db, filter, { before, limit: limit + 1 }), limit, ({ id }) => [id]);
  },
});
