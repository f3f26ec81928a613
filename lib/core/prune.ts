import { z } from "zod";
import type { Permission } from "./policy";
import type { Scope } from "./scope";
import { command } from "./use-case";

/** Permissions that only the system has: to delete rows whose time is over. */
type Pruning = Extract<Permission, `${string}.prune${string}` | "signInCounter.forget">;

/** How old rows of a table are deleted. */
interface Cleaning {
  /** Rows whose time ended more than this many days ago are deleted. */
  keptDays: number;
  /** The most rows deleted in one transaction, so that none is long. */
  batch: number;
  /** Deletes up to `limit` rows whose time ended before `before`; returns how many. */
  deleteBefore: (db: Scope["db"], before: Date, limit: number) => Promise<number>;
}

/** A use case for the jobs that deletes a table's old rows, batch by batch; `more` says whether to call it again. */
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
