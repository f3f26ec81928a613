import type { Scope } from "@/lib/core/scope";
import { command } from "@/lib/core/use-case";
import { logger } from "@/lib/platform/log/logger";
import { changesOf } from "./compare";
import { type Finding, gather, sentenceOf } from "./finding";
import { hashOfLeaf, type Leaf, rootOf, unpack } from "./leaf";
import { VerifyAudit, Verified } from "./schema";
import { keyAge, type Seal } from "./mac";
import { type Bound, countUnsealed, findIds, findLastCheck, findLastSeal, findNextSeal, findSeal, insertCheck, isAnyBetween, listBetween, listFromTheFuture } from "./queries";

type Db = Scope["db"];

/** How many more rows than a seal has are read between its bounds, to find inserted rows. */
const INTRUDERS = 500;

/**
 * Checks some seals and the rows under them, and names what was done to them.
 * - `after`: the check starts after this seal. By default it starts where the last check stopped, or, if that reached the
 *   end, at the first seal again.
 * - `known`: seals from the log, to compare with.
 * - `next` in the answer: the `after` to continue with, null at the end. Rows that are not sealed yet are counted only then.
 */
export const verifyAudit = command({
  name: "audit.verify",
  input: VerifyAudit,
  output: Verified,
  ownTrace: true,
  async run({ db, now, afterCommit }, { after: asked, seals, known }) {
    const newest = await findLastSeal(db);
    const after = asked ?? (await whereToGoOn(db, newest?.seq ?? 0));
    const end = boundOf(newest);
    const logged = new Map(known.map(({ seq, mac }) => [seq, mac]));
    const findings: Finding[] = [];
    let previous = after > 0 ? await findSeal(db, after) : undefined;
    let through = after;
    let rows = 0;
    for (let n = 0; n < seals; n++) {
      const seal = await findNextSeal(db, through);
      if (!seal) break;
      if (seal.seq > through + 1) findings.push({ attack: "deleted", what: "seal", seal: through + 1, through: seal.seq - 1 });
      const isKnown = !logged.has(seal.seq) || logged.get(seal.seq) === seal.mac;
      findings.push(...(await findingsOf(db, seal, previous, { isKnown, end })));
      rows += seal.rows;
      through = seal.seq;
      previous = seal;
    }
    const isAtEnd = through >= (newest?.seq ?? 0);
    if (isAtEnd) findings.push(...(await findingsAtEnd(db, newest?.seq ?? 0, [...logged.keys()])));
    const gathered = gather(findings);
    const unsealed = isAtEnd ? await countUnsealed(db, end, 1_000_000) : null;
    await insertCheck(db, { at: now, afterSeq: after, throughSeq: through, rows, reachedEnd: isAtEnd, findings: gathered.length });
    if (gathered.length > 0) {
      afterCommit(() => logger.error({ attacks: gathered.slice(0, 20).map(sentenceOf) }, "the audit was tampered with"));
    }
    return { through, newest: newest?.seq ?? 0, rows, findings: gathered, unsealed, next: isAtEnd ? null : through };
  },
});

async function whereToGoOn(db: Db, newest: number): Promise<number> {
  const last = await findLastCheck(db);
  return last && last.throughSeq < newest ? last.throughSeq : 0;
}

const boundOf = (seal: Seal | undefined): Bound => (seal ? { turn: seal.untilTurn, id: seal.untilId } : null);

/** The attacks on one seal or on the rows under it. */
async function findingsOf(db: Db, seal: Seal, previous: Seal | undefined, { isKnown, end }: { isKnown: boolean; end: Bound }): Promise<Finding[]> {
  const after: Bound = seal.afterTurn === null || seal.afterId === null ? null : { turn: seal.afterTurn, id: seal.afterId };
  const until = boundOf(seal);
  const present = await listBetween(db, after, until, seal.rows + INTRUDERS);
  const isWhole = present.length === seal.rows && rootOf(present.map(hashOfLeaf)).toString("hex") === seal.root;
  const about = { what: "seal", seal: seal.seq } as const;

  const age = keyAge(seal);
  // A seal that fits its rows but none of our keys was made again by somebody without a key; one that fits neither was edited.
  if (age === undefined) return [{ attack: isWhole ? "rebuilt" : "edited", ...about }];
  const findings: Finding[] = [];
  if (!isKnown || (previous && age > (keyAge(previous) ?? age))) findings.push({ attack: "rebuilt", ...about });
  else if (previous && previous.seq === seal.seq - 1 && previous.mac !== seal.previous) findings.push({ attack: "reordered", ...about });
  if (isWhole) return findings;

  if (present.length === 0) {
    const isCut = !(await isAnyBetween(db, until, end)) || !(await isAnyBetween(db, null, until));
    return [...findings, { attack: isCut ? "truncated" : "deleted", what: "rows", seal: seal.seq }];
  }
  return [...findings, ...(await rowFindings(db, seal, present))];
}

async function rowFindings(db: Db, seal: Seal, present: Leaf[]): Promise<Finding[]> {
  const sealed = unpack(seal.entries);
  const there = new Set(present.map(({ id }) => id));
  const elsewhere = await findIds(db, sealed.map(({ id }) => id).filter((id) => !there.has(id)));
  return changesOf(sealed, present, elsewhere).map(({ rowId, attack }) => ({ attack, what: "row", seal: seal.seq, rowId }));
}

/** Seals that exist only in the log, and rows of transactions that have not begun yet. */
async function findingsAtEnd(db: Db, newest: number, logged: number[]): Promise<Finding[]> {
  const highest = Math.max(0, ...logged);
  const cut: Finding[] = highest > newest ? [{ attack: "truncated", what: "seal", seal: newest + 1, through: highest }] : [];
  const ahead = (await listFromTheFuture(db)).map((rowId): Finding => ({ attack: "inserted", what: "row", seal: null, rowId }));
  return [...cut, ...ahead];
}
