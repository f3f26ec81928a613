import type { PgBoss } from "pg-boss";
import { AppError } from "@/lib/core/errors";
import type { Topic } from "@/lib/core/events";
import type { Scope } from "@/lib/core/scope";
import { isOffered } from "@/lib/domain/notifications/kinds";
import type { ClaimedEvent } from "@/lib/domain/outbox/queries";
import { MailError } from "@/lib/platform/mail/send";
import { outboxAttemptsTotal, outboxLag } from "@/lib/platform/telemetry/job-metrics";
import { logger } from "@/lib/platform/log/logger";
import { deliverMails } from "./deliver-mails";
import { notices } from "./notices";
import { sendTexts } from "./send-texts";
import { writeNotices } from "./write-notices";
import { provideQueue } from "./queue";

/** What is done about an event. A consumer may run twice for one event, and does nothing twice. */
export type Consumer = (event: ClaimedEvent, scope: Pick<Scope, "db">) => Promise<void>;

const consumers = { mail: deliverMails, notice: writeNotices, sms: sendTexts } satisfies Record<string, Consumer>;

type Consumers = Readonly<Record<string, Consumer>>;
const queueOf = (name: string) => `events.${name}`;

/** The queues of all consumers. */
export const queues: readonly string[] = Object.keys(consumers).map(queueOf);

/** Whether an event may mean work for the consumer of a queue: few kinds are ever told by text message. A topic that only another version knows is given to all. */
export function concerns(queue: string, topic: string): boolean {
  const kind = Object.hasOwn(notices, topic) ? notices[topic as Topic].kind : undefined;
  return queue !== queueOf("sms") || kind === undefined || isOffered(kind, "sms");
}

/** Where the events are kept that a consumer was given up for. */
const DEAD = "events.dead";
const DAY = 86_400;
/** With these waits about half a day of tries: 1 s, 2 s, 4 s … up to an hour, each varied. */
const RETRY = { retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 3600 };
/** How many events a consumer works at. Each mail is a conversation with a server, the others are statements for all of them. */
const AT_ONCE = 100;
const MAILS_AT_ONCE = 10;

/** Makes the queues, so that the relay can hand events over. */
export async function provideQueues(boss: PgBoss): Promise<void> {
  // Kept for a month, so that people can look at it and try again.
  await provideQueue(boss, DEAD, { policy: "standard", retentionSeconds: 30 * DAY, deleteAfterSeconds: DAY });
  for (const queue of queues) {
    // The next event about a thing waits until the one before is done, or given up.
    await provideQueue(boss, queue, { policy: "key_strict_fifo", ...RETRY, expireInSeconds: 900, retentionSeconds: 14 * DAY, deleteAfterSeconds: DAY, deadLetter: DEAD });
  }
}

/** Starts the consumers. They end with the queue. */
export async function startConsumers(boss: PgBoss, { db, pollSeconds = 0.5, those = consumers }: Pick<Scope, "db"> & { pollSeconds?: number; those?: Consumers }): Promise<void> {
  for (const [name, consume] of Object.entries(those)) {
    const options = { batchSize: name === "mail" ? MAILS_AT_ONCE : AT_ONCE, pollingIntervalSeconds: pollSeconds, burstWhenBatchFull: true, perJobResults: true, includeMetadata: true } as const;
    await boss.work<Omit<ClaimedEvent, "attempts" | "createdAt"> & { createdAt: string }, unknown, typeof options>(queueOf(name), options, (jobs) =>
      // A batch comes shuffled.
      Promise.all(jobs.toSorted((a, b) => a.createdOn.getTime() - b.createdOn.getTime()).map(async ({ id, data, retryCount, retryLimit }) => {
        const event = { ...data, createdAt: new Date(data.createdAt), attempts: retryCount + 1 };
        return { id, ...(await attempt(name, consume, event, db, retryCount >= retryLimit)) };
      })),
    );
  }
}

async function attempt(consumer: string, consume: Consumer, event: ClaimedEvent, db: Scope["db"], isLast: boolean) {
  const { id: eventId, topic, attempts } = event;
  try {
    await consume(event, { db });
    outboxAttemptsTotal.inc({ topic, consumer, outcome: "delivered" });
    outboxLag.observe(Math.max(0, Date.now() - event.createdAt.getTime()) / 1000);
    return { status: "completed" } as const;
  } catch (error) {
    const code = codeOf(error);
    const isDead = isLast || (error instanceof MailError && error.isFinal);
    outboxAttemptsTotal.inc({ topic, consumer, outcome: isDead ? "dead" : "failed" });
    if (isDead) logger.error({ eventId, topic, consumer, attempts, code }, "An event could not be delivered and is given up; an administrator can try it again.");
    else logger.warn({ eventId, topic, consumer, attempts, code }, "An event was not delivered; it will be tried again.");
    return { status: isDead ? "deadletter" : "failed", output: { code } } as const;
  }
}

/** A code for the queue and the log, never the text of an unknown error, which may quote an address. */
function codeOf(error: unknown): string {
  if (error instanceof MailError) return error.message;
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}
