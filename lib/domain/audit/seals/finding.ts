import { z } from "zod";
import { Id } from "@/lib/core/wire";

/** The ways in which the audit can be tampered with. */
export const Attack = z.enum(["edited", "deleted", "inserted", "reordered", "truncated", "rebuilt"]);
export type Attack = z.infer<typeof Attack>;

/** One attack that a verification found: on a row, on all rows of a seal, or on a seal itself. */
export const Finding = z.object({
  attack: Attack,
  what: z.enum(["row", "rows", "seal"]),
  /** The seal that the finding is about; for several consecutive seals the first, and `through` is the last. Null if the row is not sealed yet. */
  seal: z.int().nullable(),
  through: z.int().optional(),
  rowId: Id.optional(),
});
export type Finding = z.infer<typeof Finding>;

/** A finding as a sentence. */
export function sentenceOf({ attack, what, seal, through: last, rowId }: Finding): string {
  const through = last ?? seal;
  const several = through !== seal;
  const seals = several ? `seals ${seal} to ${through}` : `seal ${seal}`;
  if (what === "row") {
    if (seal === null) return `INSERTED: row ${rowId} stands where no transaction can have written it yet.`;
    const said = {
      edited: `was edited after seal ${seal} was made over it`,
      deleted: `was deleted; seal ${seal} has it`,
      inserted: `was inserted among the rows of seal ${seal}, which does not have it`,
      reordered: `was put in another place or time than in seal ${seal}`,
      truncated: `was cut off; seal ${seal} has it`,
      rebuilt: `is not what seal ${seal} has`,
    };
    return `${attack.toUpperCase()}: row ${rowId} ${said[attack]}.`;
  }
  if (what === "rows") {
    return attack === "truncated" ? `TRUNCATED: no row of ${seals} is there any more; the table was cut.` : `${attack.toUpperCase()}: all rows of ${seals} are gone.`;
  }
  const said: Record<Attack, string> = {
    edited: `${seals} itself was edited: it does not say what was sealed`,
    deleted: `${seals} ${several ? "were" : "was"} deleted, though later ones are there`,
    inserted: `${seals} was put in`,
    reordered: `${seals} does not follow the one before it`,
    truncated: `${seals} ${several ? "are" : "is"} known from the log and ${several ? "are" : "is"} not in the database: the audit was cut at its end, seals and all`,
    rebuilt: `${seals} ${several ? "were" : "was"} not made with the audit's key, or in place of the one the log knows: rebuilt`,
  };
  const [first = "", ...rest] = said[attack];
  return `${attack.toUpperCase()}: ${first.toUpperCase()}${rest.join("")}.`;
}

/** Combines findings of the same attack: a row that is missing in one seal and inserted in another was moved, and neighbouring seals become one range. */
export function gather(findings: readonly Finding[]): Finding[] {
  const inserted = new Set(findings.filter(({ attack, what }) => attack === "inserted" && what === "row").map(({ rowId }) => rowId));
  const moved = new Set(findings.filter((f) => f.what === "row" && f.attack !== "inserted" && inserted.has(f.rowId)).map(({ rowId }) => rowId));
  const gathered: Finding[] = [];
  for (const finding of findings) {
    if (finding.attack === "inserted" && moved.has(finding.rowId)) continue;
    const next: Finding = finding.attack === "deleted" && moved.has(finding.rowId) ? { ...finding, attack: "reordered" } : finding;
    const last = gathered.at(-1);
    const continues = last && next.what !== "row" && last.what === next.what && last.attack === next.attack && (last.through ?? last.seal) === (next.seal ?? 0) - 1;
    if (continues) last.through = next.through ?? next.seal ?? undefined;
    else gathered.push({ ...next });
  }
  return gathered;
}
