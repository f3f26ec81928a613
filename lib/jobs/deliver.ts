import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import type { Scope } from "@/lib/core/scope";
import { keepMail } from "@/lib/domain/mails/queries";
import { type ClaimedEvent, claimEvents, type Outcome, renewLease, settleEvent } from "@/lib/domain/outbox/queries";
import { jobDuration, mailsTotal, outboxAttemptsTotal, outboxLag } from "@/lib/platform/telemetry/job-metrics";
import { logger } from "@/lib/platform/log/logger";
import { type Mail, MailError, mailMode, sendMail } from "@/lib/platform/mail/send";
import { mailsOf as mailsOfEvent, type Outgoing } from "./mails";

/*
 * Delivery of the outbox: each event at least once, after its commit, the oldest first.
 *
 * A process leases an event, sends its mails, and only then marks it as delivered. If the process dies in between, the
 * lease expires and another process delivers the event; a mail that is sent twice carries the same Message-ID. An event
 * that fails waits longer each time and does not hold up others. An event is claimed only when its delivery begins, so
 * a lease has to last for one mail. Once another process has claimed the event after the lease expired, the first
 * process can no longer update the row.
 */

const BATCH = 30;
const AT_ONCE = 5;
/** Longer than a server may take over a mail before it is given up (lib/platform/mail/send.ts); renewed before each mail. */
const LEASE_SECONDS = 120;
/** About half a day of tries. */
export const MAX_ATTEMPTS = 20;
const LONGEST_WAIT_SECONDS = 3600;

/** Dependencies. Production passes `db` and `signal`; only tests replace the others. */
export interface Delivery extends Pick<Scope, "db"> {
  mailsOf: (event: ClaimedEvent) => Promise<Outgoing[]>;
  send: (mail: Mail) => Promise<void>;
  /** Once aborted, no further event is claimed. */
  signal: AbortSignal;
}

/** Delivers the events that are due, up to one batch. Returns how many events it took. */
export async function deliverDue({ db, mailsOf = mailsOfEvent, send = (mail) => dispatch(db, mail), signal }: Pick<Delivery, "db"> & Partial<Delivery>): Promise<number> {
  if (signal?.aborted) return 0;
  // The only statement if nothing is due. Otherwise each further event is claimed by a statement of its own.
  const first = await claimEvents(db, AT_ONCE, LEASE_SECONDS);
  let taken = first.length;
  const another = async () => {
    if (signal?.aborted || taken >= BATCH) return undefined;
    taken++;
    const [event] = await claimEvents(db, 1, LEASE_SECONDS);
    if (!event) taken--;
    return event;
  };
  const work = async (event: ClaimedEvent) => {
    for (let next: ClaimedEvent | undefined = event; next; next = await another()) {
      const outcome = await attempt(db, next, mailsOf, send);
      // Written right after each event, so that a stop loses only the deliveries in progress.
      report(next, outcome, await settleEvent(db, next, outcome));
    }
  };
  await Promise.all(first.map(work));
  return taken;
}

async function attempt(db: Scope["db"], event: ClaimedEvent, mailsOf: Delivery["mailsOf"], send: Delivery["send"]): Promise<Outcome> {
  const sent = [...event.sent];
  let failure: unknown;
  try {
    const due = (await mailsOf(event)).filter(({ to }) => !sent.includes(to));
    for (const [index, { to, mail }] of due.entries()) {
      if (index > 0 && !(await renewLease(db, event, sent, LEASE_SECONDS))) break;
      await send(mail).then(() => sent.push(to), (error: unknown) => (failure = worse(failure, error)));
    }
  } catch (error) {
    failure = error;
  }
  if (failure === undefined) return { sent };
  const isLast = event.attempts >= MAX_ATTEMPTS || (failure instanceof MailError && failure.isFinal);
  return { sent, error: codeOf(failure), retryAfterSeconds: isLast ? undefined : waitAfter(event.attempts) };
}

/** Of two failures, the one that is worth another try. */
const worse = (first: unknown, second: unknown) => (first === undefined || (first instanceof MailError && first.isFinal) ? second : first);

/** 10 s, 20 s, 40 s … up to an hour, varied by 10 %, so that events that failed together are not retried together. */
function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** attempts) * (0.9 + Math.random() * 0.2);
}

/** A code for the row and the log, never the text of an unknown error, which may quote an address. */
function codeOf(error: unknown): string {
  if (error instanceof MailError) return error.message;
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}

/** Sends, keeps or drops a mail, as the configuration says. */
async function dispatch(db: Scope["db"], mail: Mail): Promise<void> {
  const mode = mailMode();
  try {
    if (mode === "smtp") await sendMail(mail);
    else if (mode === "kept") await keepMail(db, mail);
    mailsTotal.inc({ outcome: mode });
  } catch (error) {
    mailsTotal.inc({ outcome: "failed" });
    throw error;
  }
}

function report(event: ClaimedEvent, { error, retryAfterSeconds }: Outcome, isSettled: boolean): void {
  const outcome = !isSettled ? "overtaken" : error === undefined ? "delivered" : retryAfterSeconds === undefined ? "dead" : "failed";
  const { id: eventId, topic, attempts } = event;
  outboxAttemptsTotal.inc({ topic, outcome });
  if (outcome === "delivered") outboxLag.observe(Math.max(0, Date.now() - event.createdAt.getTime()) / 1000);
  else if (outcome === "overtaken") logger.warn({ eventId, topic, attempts }, "An event took longer than its lease; the process that has claimed it since will report the result.");
  else if (outcome === "failed") logger.warn({ eventId, topic, attempts, code: error }, "An event was not delivered; it will be tried again.");
  else logger.error({ eventId, topic, attempts, code: error }, "An event could not be delivered and is given up.");
}

/** How often the outbox is checked for due events. */
const EVERY_MS = 1000;
/** The pause between two full batches. About forty events a second is many times the daily load, and bookings come first. */
const BREATH_MS = 750;

/** Delivers until `stop` is called. `stop` waits for the deliveries in progress. */
export function startDelivery(deliver: (until: { signal: AbortSignal }) => Promise<number>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async () => {
    while (!signal.aborted) {
      const startedAt = performance.now();
      const observe = (outcome: string) => jobDuration.observe({ job: "outbox.deliver", outcome }, (performance.now() - startedAt) / 1000);
      const taken = await deliver({ signal }).catch((err: unknown) => {
        observe("failed");
        logger.error({ err }, "The outbox could not be read; it will be tried again.");
        return 0;
      });
      if (taken > 0) observe("ok");
      await sleep(taken < BATCH ? EVERY_MS : BREATH_MS, undefined, { signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    stop() {
      stopping.abort();
      return running;
    },
  };
}
