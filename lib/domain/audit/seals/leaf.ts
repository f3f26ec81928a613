import { createHash } from "node:crypto";

/** One row of the audit as the seals see it: its position (turn and id), its time, and a digest of everything else. */
export interface Leaf {
  id: string;
  /** The column audit_logs.turn; rows are sealed in the order of turn and id. */
  turn: bigint;
  atMs: number;
  /** SHA-256 over the text of all other columns. The list of leaves in a seal keeps only its first half. */
  content: Buffer;
}

const ID = 16;
const HALF = 16;
const PACKED = ID + 8 + 8 + HALF;

/** A leaf's hash in the Merkle tree; the first byte distinguishes it from an inner node (RFC 6962). */
export function hashOfLeaf(leaf: Leaf): Buffer {
  return createHash("sha256").update(LEAF).update(headOf(leaf)).update(leaf.content).digest();
}

/** The Merkle root over the hashes of leaves, in their order. An odd one at the end goes up one level unchanged. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let n = 0; n < level.length; n += 2) {
      const [left, right] = [level[n]!, level[n + 1]];
      above.push(right ? createHash("sha256").update(NODE).update(left).update(right).digest() : left);
    }
    level = above;
  }
  return level[0] ?? Buffer.alloc(32);
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** The list of leaves that a seal keeps, 48 bytes for each row, so that a check can name what happened to a row. */
export const pack = (leaves: readonly Leaf[]): Buffer => Buffer.concat(leaves.flatMap((leaf) => [headOf(leaf), leaf.content.subarray(0, HALF)]));

/** The leaves of a packed list; their `content` has only the first half. Throws if it is not such a list. */
export function unpack(packed: Buffer): Leaf[] {
  if (packed.length % PACKED !== 0) throw new Error("not a list of leaves");
  return Array.from({ length: packed.length / PACKED }, (_, n) => {
    const part = packed.subarray(n * PACKED, (n + 1) * PACKED);
    const hex = part.subarray(0, ID).toString("hex");
    const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
    return { id, turn: part.readBigInt64BE(ID), atMs: Number(part.readBigInt64BE(ID + 8)), content: part.subarray(ID + 16) };
  });
}

/** True if both leaves are equal; either may come from a packed list. */
export const isSame = (a: Leaf, b: Leaf) => a.turn === b.turn && a.atMs === b.atMs && isSameContent(a, b);

/** The first half of a digest, which a packed leaf keeps, as hex. */
export const contentKey = ({ content }: Leaf) => content.toString("hex", 0, HALF);

const isSameContent = (a: Leaf, b: Leaf) => contentKey(a) === contentKey(b);

function headOf({ id, turn, atMs }: Leaf): Buffer {
  const head = Buffer.alloc(ID + 16);
  head.write(id.replaceAll("-", ""), 0, "hex");
  head.writeBigInt64BE(turn, ID);
  head.writeBigInt64BE(BigInt(atMs), ID + 8);
  return head;
}
