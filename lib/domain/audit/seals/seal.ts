import { command } from "@/lib/core/use-case";
import { logger } from "@/lib/platform/log/logger";
import { hashOfLeaf, pack, rootOf } from "./leaf";
import { SealAudit, SealMade } from "./schema";
import { sign } from "./mac";
import { findLastSeal, insertSeal, listSealable, takeSealersTurn } from "./queries";

/**
 * Seals the next rows of the audit, at most `limit`, with one HMAC over their Merkle root, their number, their bounds and
 * the seal before (docs/decisions, 6). It waits for no transaction, and none waits for it: rows of transactions that are still
 * in progress are left out, and so are rows after them; one of the next seals has them. The seal is also written to the log, where
 * the administrators of the database cannot change it.
 */
export const sealAudit = command({
  name: "audit.seal",
  input: SealAudit,
  output: SealMade,
  ownTrace: true,
  async run({ db, now, afterCommit }, { limit }) {
    if (!(await takeSealersTurn(db))) return { seq: null, rows: 0, more: false };
    const last = await findLastSeal(db);
    const leaves = await listSealable(db, last ? { turn: last.untilTurn, id: last.untilId } : null, limit);
    const end = leaves.at(-1);
    if (!end) return { seq: null, rows: 0, more: false };

    const seal = sign({
      seq: (last?.seq ?? 0) + 1,
      sealedAt: now,
      rows: leaves.length,
      afterTurn: last?.untilTurn ?? null,
      afterId: last?.untilId ?? null,
      untilTurn: end.turn,
      untilId: end.id,
      root: rootOf(leaves.map(hashOfLeaf)).toString("hex"),
      entries: pack(leaves),
      previous: last?.mac ?? null,
    });
    await insertSeal(db, seal);
    afterCommit(() => logger.info({ seal: { seq: seal.seq, mac: seal.mac, rows: seal.rows, keyId: seal.keyId } }, "audit sealed"));
    return { seq: seal.seq, rows: leaves.length, more: leaves.length === limit };
  },
});
