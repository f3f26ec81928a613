import { type SQL, sql } from "drizzle-orm";
import { consultations } from "@/db/schema/consultations";
import { Status } from "./schema";

/** Which consultations a list asks for. */
export interface ConsultationFilter {
  /** Ahead of `now` or under way, earliest first; or the rest. */
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

/** A slot has four hours at most. */
const LONGER_THAN_ANY_MS = 86_400_000;

/** Before their time `pending_payment` and `scheduled` are still to come, after it past; the others are the one or the other. */
const OPEN: readonly Status[] = ["pending_payment", "scheduled"];
const statusesOf = {
  upcoming: ["in_progress", ...OPEN],
  past: Status.options.filter((status) => status !== "in_progress"),
  any: Status.options,
} satisfies Record<string, readonly Status[]>;

/**
 * The ids of a page of everybody's consultations: of each status the first in order, to which its index leads, and of
 * these the first. There are millions; without a person to look under, any other way reads them all. To be used as an
 * array: joined, the planner would rather do that.
 */
export function firstOfAll({ when, now, status, from, to, after, limit }: Omit<ConsultationFilter, "patientId">): SQL {
  const statuses = statusesOf[when ?? "any"].filter((one) => status === undefined || one === status);
  const at = (instant: Date) => sql`${instant.toISOString()}::timestamptz`;
  const [way, beyond] = when === "upcoming" ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const isOpen = sql`of_status.status = any(${sql.param([...OPEN])}::text[])`;
  // What has not ended began less than a day ago, what ended began before now: the scan ends where nothing can follow.
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
