import type { Visit } from "@/lib/core/policy";
import type { CommandScope } from "@/lib/core/scope";
import { publish } from "@/lib/platform/channel/channel";
import { insertEvents } from "./queries";
import type { EventKind } from "./schema";

/** The topic on which the processes tell each other that an account has a new event. */
export const eventTopic = (accountId: string) => `events ${accountId}`;

/**
 * Writes an event about a visit for everybody who attends it, with the effect that it tells about. Their streams are told after
 * the commit. Call it last: it holds locks until the commit.
 */
export async function tellAttending({ db, now, afterCommit }: Pick<CommandScope, "db" | "now" | "afterCommit">, visit: Visit & { id: string }, kind: EventKind): Promise<void> {
  const accountIds = [...new Set([visit.doctorId, ...visit.carerIds])];
  await insertEvents(db, accountIds, { kind, consultationId: visit.id, at: now });
  afterCommit(() => accountIds.forEach((id) => publish(eventTopic(id), {})));
}
