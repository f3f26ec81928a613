import type { Attack } from "./finding";
import { contentKey, isSame, type Leaf } from "./leaf";

export interface RowChange {
  rowId: string;
  attack: Extract<Attack, "edited" | "deleted" | "inserted" | "reordered">;
}

/**
 * Names what happened to the rows of one seal.
 *
 * @param sealed the rows when they were sealed @param present the rows that are now between the seal's bounds
 * @param elsewhere ids of sealed rows that are now outside these bounds
 */
export function changesOf(sealed: readonly Leaf[], present: readonly Leaf[], elsewhere: ReadonlySet<string>): RowChange[] {
  const before = new Map(sealed.map((leaf) => [leaf.id, leaf]));
  const now = new Map(present.map((leaf) => [leaf.id, leaf]));
  const changed = sealed.filter((leaf) => !now.has(leaf.id) || !isSame(leaf, now.get(leaf.id)!));
  // For each content, instant and turn of a changed row: the id of the row it belonged to when it was sealed.
  const contents = new Map(changed.map((leaf) => [contentKey(leaf), leaf.id]));
  const instants = new Map(changed.map((leaf) => [leaf.atMs, leaf.id]));
  const turns = new Map(changed.map((leaf) => [leaf.turn, leaf.id]));
  const isTraded = (leaf: Leaf, was: Leaf) => {
    const homes = [
      contentKey(leaf) !== contentKey(was) && contents.get(contentKey(leaf)),
      leaf.atMs !== was.atMs && instants.get(leaf.atMs),
      leaf.turn !== was.turn && turns.get(leaf.turn),
    ];
    return homes.some((home) => home && home !== leaf.id);
  };

  const changes: RowChange[] = [];
  for (const was of changed) {
    const leaf = now.get(was.id);
    if (leaf) changes.push({ rowId: was.id, attack: isTraded(leaf, was) ? "reordered" : "edited" });
    else changes.push({ rowId: was.id, attack: elsewhere.has(was.id) ? "reordered" : "deleted" });
  }
  for (const leaf of present) {
    if (before.has(leaf.id)) continue;
    // A sealed row that has another id now: its own id is missing, and the finding names that id.
    const known = changes.find(({ rowId, attack }) => attack === "deleted" && rowId === contents.get(contentKey(leaf)));
    if (known) known.attack = "edited";
    else changes.push({ rowId: leaf.id, attack: "inserted" });
  }
  return changes;
}
