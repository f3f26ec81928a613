import { query } from "@/lib/core/use-case";
import { AuditState, ReadAuditState } from "./schema";
import { findAuditState } from "./queries";

/** How far the audit is sealed, and what the last checks found. */
export const readAuditState = query({
  name: "audit.state",
  input: ReadAuditState,
  output: AuditState,
  run: ({ db }) => findAuditState(db),
});
