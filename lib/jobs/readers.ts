import { system } from "@/lib/core/actor";
import type { Context } from "@/lib/core/scope";
import { readRecipients } from "@/lib/domain/accounts/profile/read-recipients";
import { readConsultationNotices } from "@/lib/domain/consultations/read-notices";
import type { Kind } from "@/lib/domain/notifications/kinds";
import { readChannels } from "@/lib/domain/notifications/read-channels";
import { gathered } from "@/lib/platform/gather";

/*
 * What the consumers of events read. A consumer works at a batch of events at once, and each asks for its own visit and people: what is
 * asked for at the same time is read by one statement.
 */

interface Asked<K> {
  context: Context;
  key: K;
}

/** One of the things with these ids, by one call for all that is asked for at once. */
function byId<V extends { id: string }>(read: (context: Context, input: { ids: string[] }) => Promise<V[]>): (context: Context, id: string) => Promise<V | null> {
  const one = gathered(async (asked: Asked<string>[]) => {
    const found = new Map((await read(asked[0]!.context, { ids: [...new Set(asked.map(({ key }) => key))] })).map((row) => [row.id, row]));
    return asked.map(({ key }) => found.get(key) ?? null);
  });
  return (context, key) => one({ context, key });
}

/** What a mail may say about a consultation; null if there is none. */
export const readConsultationNotice = byId(readConsultationNotices);

/** What a mail needs to know about its recipient; null if the account does not exist any more or is suspended. */
export const readRecipient = byId(readRecipients);

const channels = gathered((asked: Asked<{ accountId: string; kind: Kind }>[]) => readChannels({ ...asked[0]!.context, actor: system("notification.channels") }, { asked: asked.map(({ key }) => key) }));

/** By which channels an account wants to hear of a kind, and its number if text messages are among them. */
export const readChannel = (context: Context, key: { accountId: string; kind: Kind }) => channels({ context, key });
