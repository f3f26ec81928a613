import { system } from "@/lib/core/actor";
import type { Topic } from "@/lib/core/events";
import type { Context } from "@/lib/core/scope";
import type { Told } from "@/lib/domain/notifications/queries";
import { writeNotifications } from "@/lib/domain/notifications/write";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import { gathered } from "@/lib/platform/gather";
import { type Notice, notices } from "./notices";

/** Tells an event in the app, to those who want to hear of such things there. */
export async function writeNotices(event: ClaimedEvent): Promise<void> {
  const context: Context = { actor: system("notification.write"), requestId: `outbox-${event.id}` };
  const { kind, told } = await noticesOf(event, context);
  await Promise.all(kind ? told.map((one) => write({ context, told: { ...one, eventId: event.id, kind } })) : []);
}

/** Writes what all events of a batch tell in one transaction. */
const write = gathered(async (given: { context: Context; told: Told }[]) => {
  await writeNotifications(given[0]!.context, { told: given.map(({ told }) => told) });
  return given.map(() => undefined);
});

/** The people that are told of an event, and by which words. Rows that another version of the product left may have a topic that nobody knows here. */
export async function noticesOf({ topic, payload }: Pick<ClaimedEvent, "topic" | "payload">, context: Context, now = new Date()) {
  const row = Object.hasOwn(notices, topic) ? notices[topic as Topic] : undefined;
  return { kind: row?.kind, told: row ? await (row.tell as (context: Context, payload: never, now: Date) => Promise<Notice[]>)(context, payload as never, now) : [] };
}
