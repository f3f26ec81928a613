import { z } from "zod";
import type { Permission } from "./policy";
import type { Scope } from "./scope";
import { command } from "./use-case";

/** What the system alone may do, to rows whose time is over. */
type Pruning = Extract<Permission, `${string}.prune${string}` | "signInCounter.forget">;

/** How a table is cleaned. */
interface Cleaning {
  /** Rows whose time was over longer ago than this go. */
  keptDays: number;
  /** So many rows at most in one transaction, so that none is long. */
  batch: number;
  /** Deletes up to `limit` rows whose time was over before `before`; answers how many. */
  deleteBefore: (db: Scope["db"], before: Date, limit: number) => Promise<number>;
}

/** A use case of the jobs that cleans a table, batch by batch; `more` says whether to call it again. */
export const prune = (name: Pruning, { keptDays, batch, deleteBefore }: Cleaning) =>
  command({
    name,
    input: z.object({}),
    output: z.object({ deleted: z.int(), more: z.boolean() }),
    async run({ db, now }) {
      const deleted = await deleteBefore(db, new Date(now.getTime() - keptDays * 86_400_000), batch);
      return { deleted, more: deleted === batch };
    },
    auditNote: ({ deleted }) => ({ details: { deleted } }),
  });
