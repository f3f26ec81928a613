import { keyedHash } from "@/lib/platform/crypto/hash";
import { invalid } from "./errors";
import { say } from "./words";

type Key = string | number | null;

/**
 * An opaque, signed place in a list: the sort keys of the last row shown.
 *
 * @param list the list and its order; a cursor of another list or order is refused
 */
function encodeCursor(list: string, keys: readonly Key[]): string {
  const body = Buffer.from(JSON.stringify(keys)).toString("base64url");
  return `${body}.${signature(list, body)}`;
}

/** The sort keys a cursor holds. Throws `invalid_input` naming `cursor` where it was not made here for this list. */
export function decodeCursor(list: string, cursor: string): Key[] {
  const [body = "", sign, ...rest] = cursor.split(".");
  if (rest.length > 0 || sign !== signature(list, body)) {
    throw invalid("cursor", say("fields.cursor.elsewhere"));
  }
  return JSON.parse(Buffer.from(body, "base64url").toString()) as Key[];
}

const signature = (list: string, body: string) => keyedHash("cursor", `${list}:${body}`).slice(0, 22);

/** A page from up to `limit + 1` rows: the last, if there, only tells that there is more. */
export function pageOf<T>(list: string, rows: T[], limit: number, keys: (row: T) => readonly Key[]) {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? encodeCursor(list, keys(last)) : null };
}
