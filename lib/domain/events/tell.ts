import type { Visit } from "@/lib/core/policy";
import type { CommandScope } from "@/lib/core/scope";
import { roomTopic } from "@/lib/domain/visits/room";
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
  await tellAccounts({ db, now, afterCommit }, [...new Set([visit.doctorId, ...visit.carerIds])], kind, visit.id);
}

/** Writes an event for these accounts, as `tellAttending`: call it last. */
export async function tellAccounts({ db, now, afterCommit }: Pick<CommandScope, "db" | "now" | "afterCommit">, accountIds: readonly string[], kind: EventKind, consultationId: string | null = null): Promise<void> {
  if (accountIds.length === 0) return;
  await insertEvents(db, accountIds, { kind, consultationId, at: now });
  afterCommit(() => accountIds.forEach((id) => publish(eventTopic(id), {})));
}

/**
 * Tells after the commit that a visit has changed: those in its room, and the other pages of everybody who attends it. Call it
 * last, as `tellAttending`.
 *
 * @param news what the room is told; by default only that something has changed
 */
export async function tellRoom(scope: Pick<CommandScope, "db" | "now" | "afterCommit">, visit: Visit & { id: string }, kind: EventKind, news: Record<string, unknown> = { type: "changed" }): Promise<void> {
  scope.afterCommit(() => publish(roomTopic(visit.id), news));
  await tellAttending(scope, visit, kind);
}
