import { z } from "zod";
import { eventKinds } from "@/db/schema/choices";
import { Id, Instant } from "@/lib/core/wire";

export const EventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof EventKind>;

/** Something that happened to an account: what kind of thing, and to which consultation. What it says is read where it stands. */
export const AccountEvent = z.object({
  seq: z.int().meta({ description: "1, 2, 3 … for each account" }),
  kind: EventKind,
  consultationId: Id.nullable(),
  at: Instant,
});
export type AccountEvent = z.input<typeof AccountEvent>;

const Seq = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const ListenToEvents = z.object({ lastEventId: Seq.optional().meta({ description: "The id of the last event you have heard of; the header `Last-Event-ID`, which browsers send by themselves, comes before it" }) });

/** Without `after` nothing is listed, and only the place is told from which to listen. */
export const ListEvents = z.object({ after: Seq.optional() });

export const EventList = z.object({
  events: z.array(AccountEvent),
  /** Where to go on. */
  last: z.int(),
  hasMore: z.boolean(),
  /** True if what came after `after` is no longer kept: what is shown must be read again. */
  isStale: z.boolean(),
});
