import { keyedHash } from "@/lib/platform/crypto/hash";
import { invalid } from "./errors";
import { say } from "./words";

type Key = string | number | null;

/**
 * Makes a cursor, an opaque signed position in a list: it holds the sort keys of the last row shown.
 *
 * @param list the list and its order; a cursor of another list or order is refused
 */
function encodeCursor(list: string, keys: readonly Key[]): string {
  const body = Buffer.from(JSON.stringify(keys)).toString("base64url");
  return `${body}.${signature(list, body)}`;
}

/** The sort keys in a cursor. Throws `invalid_input` for `cursor` if we did not make the cursor, or made it for another list. */
export function decodeCursor(list: string, cursor: string): Key[] {
  const [body = "", sign, ...rest] = cursor.split(".");
  if (rest.length > 0 || sign !== signature(list, body)) {
    throw invalid("cursor", say("fields.cursor.elsewhere"));
  }
  return JSON.parse(Buffer.from(body, "base64url").toString()) as Key[];
}

const signature = (list: string, body: string) => keyedHash("cursor", `${list}:${body}`).slice(0, 22);

/** A page made from up to `limit + 1` rows. The extra row is not shown; it only tells that there is a next page. */
export function pageOf<T>(list: string, rows: T[], limit: number, keys: (row: T) => readonly Key[]) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? encodeCursor(list, keys(last)) : null };
}

/** How a list is sorted: `keys` gives the sort keys of a row; `place` turns the keys of a cursor back into a position for the query. */
interface Order<Row, Place> {
  keys(row: Row): readonly Key[];
  place(keys: readonly Key[]): Place;
}

/** By id alone. Ids grow with time (UUIDv7), so this is also by time. */
export const byId: Order<{ id: string }, string> = { keys: ({ id }) => [id], place: ([id]) => String(id) };

/** By a time, then by id. @param field the name of the time, in the row and in the place */
export const byTime = <F extends string>(field: F): Order<Record<F, Date> & { id: string }, Record<F, string> & { id: string }> => ({
  keys: (row) => [row[field].toISOString(), row.id],
  place: ([at, id]) => ({ [field]: String(at), id: String(id) }) as Record<F, string> & { id: string },
});

/**
 * One page of a list.
 *
 * @param list the list and its order; cursors of another list or order are refused
 * @param read reads up to `limit + 1` rows after a place, or from the start; the extra row tells that there is a next page
 * @param present turns a row into the form that is answered
 */
export async function paged<Row, Place, Shown>(
  list: string,
  { limit, cursor }: { limit: number; cursor?: string },
  order: Order<NoInfer<Row>, Place>,
  read: (after: Place | undefined) => Promise<Row[]>,
  present: (row: Row) => Shown,
): Promise<{ data: Shown[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : order.place(decodeCursor(list, cursor));
  const { data, nextCursor } = pageOf(list, await read(after), limit, order.keys);
  return { data: data.map(present), nextCursor };
}
