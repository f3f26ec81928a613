import { isDate } from "@/lib/clock/dates";
import { localDay } from "@/lib/clock/local-day";

/** The parameters the page's address may have; each may be empty. */
export interface Query {
  actorId?: string;
  action?: string;
  resourceType?: string;
  resourceId?: string;
  from?: string;
  to?: string;
  cursor?: string;
}

const fields = ["actorId", "action", "resourceType", "resourceId", "from", "to"] as const;

/** The filters in use: the filled fields, trimmed. */
export function filterOf(query: Query): Omit<Query, "cursor"> {
  return Object.fromEntries(fields.flatMap((name) => (typeof query[name] === "string" && query[name].trim() ? [[name, query[name].trim()]] : [])));
}

/** The filter for the use case and for the export. Days are whole days in the reader's zone, the last one included. */
export function askedOf({ from, to, ...rest }: Omit<Query, "cursor">, timeZone: string) {
  return {
    ...rest,
    ...(isDate(from) && { from: localDay(from, timeZone).from.toISOString() }),
    ...(isDate(to) && { to: localDay(to, timeZone).to.toISOString() }),
  };
}
