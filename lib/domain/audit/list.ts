import { byId, paged } from "@/lib/core/cursor";
import { query } from "@/lib/core/use-case";
import { listEntries } from "./queries";
import { AuditLogPage, ListAuditLogs } from "./schema";

/** The audit, newest first. */
export const listAuditLogs = query({
  name: "audit.list",
  input: ListAuditLogs,
  output: AuditLogPage,
  run: ({ db }, { limit, cursor, ...filter }) =>
    paged("audit", { limit, cursor }, byId, (before) => listEntries(db, filter, { before, limit: limit + 1 }), (entry) => entry),
});
