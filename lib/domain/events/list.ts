import { query } from "@/lib/core/use-case";
import { findFirstSeq, findLastSeq, listEvents as list } from "./queries";
import { EventList, ListEvents } from "./schema";

const LIMIT = 100;

/**
 * What happened to the account after an event that it has heard of, in order. What the account may not read any more is left
 * out, as from its lists.
 */
export const listEvents = query({
  name: "event.list",
  input: ListEvents,
  output: EventList,
  async run({ db, actor }, { after }) {
    if (after === undefined) return { events: [], last: await findLastSeq(db, actor.id), hasMore: false, isStale: false };
    const rows = await list(db, actor, after, LIMIT);
    const events = rows.filter(({ isVisible }) => isVisible);
    // The common case: the next event is there, so none between is missing.
    if (rows[0]?.seq === after + 1) return { events, last: rows.at(-1)!.seq, hasMore: rows.length === LIMIT, isStale: false };
    const [last, first] = [await findLastSeq(db, actor.id), await findFirstSeq(db, actor.id)];
    if (after === last) return { events: [], last, hasMore: false, isStale: false };
    // Either what came in between was pruned, or the number was never given by this installation.
    if (after > last || (first ?? last + 1) > after + 1) return { events: [], last, hasMore: false, isStale: true };
    // An event came between the two look-ups; it will be told next.
    return { events, last: rows.at(-1)?.seq ?? after, hasMore: true, isStale: false };
  },
});
