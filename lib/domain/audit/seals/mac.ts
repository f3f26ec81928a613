import { createHash, createHmac } from "node:crypto";
import { type AuditKey, auditKeys } from "@/lib/platform/crypto/audit-keys";

/** Everything a seal says; the mac is over all of it. */
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
 * The place of the key a seal was made with, 0 for the newest; undefined where its mac was made with none of ours.
 * From one seal to the next it must not grow: who has found an old key could otherwise go on sealing with it.
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
