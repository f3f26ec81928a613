import type { ApiKeyRow } from "./queries";
import type { ApiKey } from "./schema";

/** A key as it may be shown. */
export const apiKeyOf = (row: ApiKeyRow, now: Date): ApiKey => ({
  ...row,
  createdBy: { id: row.createdBy, name: row.creatorName },
  status: row.revokedAt ? "revoked" : row.expiresAt <= now ? "expired" : "active",
});
