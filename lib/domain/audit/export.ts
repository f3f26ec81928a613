import { Download, download } from "@/lib/core/download";
import type { Scope } from "@/lib/core/scope";
import { query } from "@/lib/core/use-case";
import { csvHead, csvLine } from "./csv";
import { listEntries } from "./queries";
import { type AuditFilter, AuditLog, ExportAuditLogs } from "./schema";

/** Rows fetched at a time, and so the most rows in memory, whatever the length of the file. */
const BATCH = 500;

const types = { ndjson: "application/x-ndjson", csv: "text/csv" } as const;
const columns = AuditLog.keyof().options;

/** The audit as a file, newest first: one JSON object a line, or CSV. The export is itself audited. */
export const exportAuditLogs = query({
  name: "audit.export",
  input: ExportAuditLogs,
  output: download(Object.values(types)),
  phi: true,
  async run(scope, { format, ...filter }) {
    const name = `audit-${scope.now.toISOString().replaceAll(/[:.]/g, "-")}.${format}`;
    return new Download(types[format], name, format === "csv" ? csv(scope, filter) : ndjson(scope, filter));
  },
  auditNote: (_result, _subject, { from, to, ...filter }) => ({
    details: { ...filter, ...(from && { from: from.toISOString() }), ...(to && { to: to.toISOString() }) },
  }),
});

async function* ndjson(scope: Scope, filter: AuditFilter): AsyncGenerator<string> {
  for await (const rows of batches(scope, filter)) yield rows.map((row) => `${JSON.stringify(AuditLog.encode(row))}\n`).join("");
}

async function* csv(scope: Scope, filter: AuditFilter): AsyncGenerator<string> {
  yield csvHead(columns);
  for await (const rows of batches(scope, filter)) yield rows.map((row) => csvLine(columns.map((column) => row[column]))).join("");
}

/**
 * Each batch is a statement of its own, so that a slow reader holds neither a connection nor a snapshot. Entries made
 * meanwhile are newer, so they are not in the file.
 */
async function* batches({ db }: Scope, filter: AuditFilter): AsyncGenerator<AuditLog[]> {
  let before: string | undefined;
  do {
    const rows = await listEntries(db, filter, { before, limit: BATCH });
    if (rows.length > 0) yield rows;
    before = rows.length === BATCH ? rows.at(-1)?.id : undefined;
  } while (before);
}
