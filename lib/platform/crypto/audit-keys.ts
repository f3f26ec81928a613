import { createHash, createSecretKey, type KeyObject } from "node:crypto";
import { ofEnv } from "./of-env";

export interface AuditKey {
  /** Names the key without telling it. */
  id: string;
  key: KeyObject;
}

/** The keys that seal the audit: the one in use, then those of before, newest first. */
export function auditKeys(): readonly AuditKey[] {
  return ofEnv("audit-keys", ({ AUDIT_KEY, AUDIT_KEYS_OLD }) =>
    [...new Set([AUDIT_KEY, ...AUDIT_KEYS_OLD])].map((encoded) => {
      const bytes = Buffer.from(encoded, "base64");
      return { id: createHash("sha256").update("amrutam.audit-key").update(bytes).digest("base64url").slice(0, 8), key: createSecretKey(bytes) };
    }),
  );
}
