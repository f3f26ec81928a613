import { createHash, createSecretKey, type KeyObject } from "node:crypto";
import { ofEnv } from "./of-env";

export interface AuditKey {
  /** Identifies the key without revealing it. */
  id: string;
  key: KeyObject;
}

/** The keys that seal the audit: the current key, then the former ones, newest first. */
export function auditKeys(): readonly AuditKey[] {
  return ofEnv("audit-keys", ({ AUDIT_KEY, AUDIT_KEYS_OLD }) =>
    [...new Set([AUDIT_KEY, ...AUDIT_KEYS_OLD])].map((encoded) => {
      const bytes = Buffer.from(encoded, "base64");
      return { id: createHash("sha256").update("amrutam.audit-key").update(bytes).digest("base64url").slice(0, 8), key: createSecretKey(bytes) };
    }),
  );
}
