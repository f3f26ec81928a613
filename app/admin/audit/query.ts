import { isDate, localDay } from "@/lib/domain/availability/local-day";

/** What the address of the page may say; each field may be empty. */
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

/** What is really asked: the filled fields, trimmed. */
export function filterOf(query: Query): Omit<Query, "cursor"> {
  return Object.fromEntries(fields.flatMap((name) => (typeof query[name] === "string" && query[name].trim() ? [[name, query[name].trim()]] : [])));
}

/** The same for the use case and for the export: days are whole days of the reader, the last one included. */
export function askedOf({ from, to, ...rest }: Omit<Query, "cursor">, timeZone: string) {
  return {
    ...rest,
    ...(isDate(from) && { from: localDay(from, timeZone).from.toISOString() }),
    ...(isDate(to) && { to: localDay(to, timeZone).to.toISOString() }),
  };
}
