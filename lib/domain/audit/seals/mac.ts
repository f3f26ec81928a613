import { createHash, createHmac } from "node:crypto";
import { type AuditKey, auditKeys } from "@/lib/platform/crypto/audit-keys";

/** Everything in a seal that the mac covers. */
export interface Statement {
  seq: number;
  sealedAt: Date;
  rows: number;
  afterTurn: bigint | null;
  afterId: string | null;
  untilTurn: bigint;
  untilId: string;
  root: string;
  entries: Buffer;
  previous: string | null;
}

export interface Seal extends Statement {
  keyId: string;
  mac: string;
}

/** Seals with the newest key. */
export function sign(statement: Statement): Seal {
  const key = auditKeys()[0]!;
  return { ...statement, keyId: key.id, mac: macOf(statement, key) };
}

/**
 * The age of the key a seal was made with: 0 for the newest key, 1 for the one before; undefined if none of our keys made
 * its mac. A seal must not have an older key than the seal before it: otherwise anyone who finds an old key could go on
 * sealing with it.
 */
export function keyAge(seal: Seal): number | undefined {
  const age = auditKeys().findIndex((key) => key.id === seal.keyId && macOf(seal, key) === seal.mac);
  return age === -1 ? undefined : age;
}

function macOf({ seq, sealedAt, rows, afterTurn, afterId, untilTurn, untilId, root, entries, previous }: Statement, { key }: AuditKey): string {
  const listed = createHash("sha256").update(entries).digest("hex");
  const said = ["amrutam.audit.seal.1", seq, sealedAt.toISOString(), rows, text(afterTurn), afterId, text(untilTurn), untilId, root, listed, previous];
  return createHmac("sha256", key).update(JSON.stringify(said)).digest("base64url");
}

const text = (turn: bigint | null) => turn?.toString() ?? null;
