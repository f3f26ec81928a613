import { type SQL, sql } from "drizzle-orm";
import { consultations } from "@/db/schema/consultations";
import { Status } from "./schema";

/** Which consultations a list asks for. */
export interface ConsultationFilter {
  /** `upcoming`: after `now` or in progress, earliest first. `past`: all others, latest first. */
  when?: "upcoming" | "past";
  now: Date;
  status?: Status;
  patientId?: string;
  from?: Date;
  to?: Date;
  /** Start and id of the last row of the page before. */
  after?: { startsAt: string; id: string };
  limit: number;
}

/** Longer than any consultation: a slot has at most four hours. */
const LONGER_THAN_ANY_MS = 86_400_000;

/** These two are upcoming before their time and past after it. Each other status is always upcoming or always past. */
const OPEN: readonly Status[] = ["pending_payment", "scheduled"];
const statusesOf = {
  upcoming: ["in_progress", ...OPEN],
  past: Status.options.filter((status) => status !== "in_progress"),
  any: Status.options,
} satisfies Record<string, readonly Status[]>;

/**
 * The ids of a page of everybody's consultations. Takes the first rows of each status from its index, then the first of
 * those. Anything else would read the whole table (millions of rows). Use the result as `= any(array(…))`; in a join the
 * planner reads the whole table.
 */
export function firstOfAll({ when, now, status, from, to, after, limit }: Omit<ConsultationFilter, "patientId">): SQL {
  const statuses = statusesOf[when ?? "any"].filter((one) => status === undefined || one === status);
  const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;
  const [way, beyond] = when === "upcoming" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const isOpen = sql`of_status.status = any(${sql.param([...OPEN])}::text[])`;
  // A consultation that has not ended began less than a day ago, and one that has ended began before now. With these bounds the scan can stop early.
  const edge = {
    upcoming: sql`and c.starts_at > case when ${isOpen} then ${at(new Date(now.getTime() - LONGER_THAN_ANY_MS))} else '-infinity' end and (not ${isOpen} or c.ends_at > ${at(now)})`,
    past: sql`and c.starts_at < case when ${isOpen} then ${at(now)} else 'infinity' end and (not ${isOpen} or c.ends_at <= ${at(now)})`,
    any: sql``,
  }[when ?? "any"];
  return sql`(
    select near.id from unnest(${sql.param(statuses)}::text[]) as of_status (status) cross join lateral (
      select c.id, c.starts_at from ${consultations} c
      where c.status = of_status.status ${edge} ${from ? sql`and c.starts_at >= ${at(from)}` : sql``} ${to ? sql`and c.starts_at < ${at(to)}` : sql``}
        ${after ? sql`and (c.starts_at, c.id) ${beyond} (${after.startsAt}::timestamptz, ${after.id}::uuid)` : sql``}
      order by c.starts_at ${way}, c.id ${way} limit ${limit + 1}) near
    order by near.starts_at ${way}, near.id ${way} limit ${limit + 1})`;
}
