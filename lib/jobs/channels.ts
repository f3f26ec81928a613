import { system } from "@/lib/core/actor";
import type { Topic } from "@/lib/core/events";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import { notices } from "./notices";
import { readChannel } from "./readers";

/** How an account wants to hear of an event. Somebody without an account, such as the reader of an invitation, is written to. */
export async function channelsOf({ id, topic }: Pick<ClaimedEvent, "id" | "topic">, accountId: string | undefined) {
  const kind = notices[topic as Topic]?.kind;
  if (accountId === undefined || kind === undefined) return { app: true, email: true, sms: false, phone: null };
  return readChannel({ actor: system("notification.channels"), requestId: `outbox-${id}` }, { accountId, kind });
}
