import { emailOf, type InvitationRow } from "./queries";
import type { Invitation } from "./schema";

/** An invitation as the account that sent it sees it. */
export const invitationOf = (row: InvitationRow): Invitation => ({ id: row.id, kind: row.kind, createdAt: row.createdAt, expiresAt: row.expiresAt, email: emailOf(row) });
