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
 * Delivery of the outbox: each event at least once, after its commit, the oldest first. An event is leased, its mails
 * are sent, and only then is it marked; who dies in between leaves it to the next, and a mail that goes twice carries
 * the same Message-ID. An event that fails waits longer each time and holds up no other. Nothing is claimed before it
 * is begun, so a lease has to last for one mail; whose lease has run out all the same writes over nobody's work.
 */

const BATCH = 30;
const AT_ONCE = 5;
/** Longer than a server may take over a mail before it is given up (lib/platform/mail/send.ts); renewed before each mail. */
const LEASE_SECONDS = 120;
/** About half a day of tries. */
export const MAX_ATTEMPTS = 20;
const LONGEST_WAIT_SECONDS = 3600;

/** What a delivery works with; but for the database, tests alone put something else in a place. */
export interface Delivery extends Pick<Scope, "db"> {
  mailsOf: (event: ClaimedEvent) => Promise<Outgoing[]>;
  send: (mail: Mail) => Promise<void>;
  /** Once aborted, nothing new is begun. */
  signal: AbortSignal;
}

/** Delivers what is due, up to one batch. Answers how many events it took. */
export async function deliverDue({ db, mailsOf = mailsOfEvent, send = (mail) => dispatch(db, mail), signal }: Pick<Delivery, "db"> & Partial<Delivery>): Promise<number> {
  if (signal?.aborted) return 0;
  // One statement where nothing is due, and one for each event once something is.
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
      // At once, so that a stop loses no more than what is under way.
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

/** Of two failures the one that is worth another try. */
const worse = (first: unknown, second: unknown) => (first === undefined || (first instanceof MailError && first.isFinal) ? second : first);

/** 10 s, 20 s, 40 s … an hour, a little apart, so that what failed together does not come back together. */
function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, 5 * 2 ** attempts) * (0.9 + Math.random() * 0.2);
}

/** A word for the row and the log: never an error's message, which may quote an address. */
function codeOf(error: unknown): string {
  if (error instanceof MailError) return error.message;
  if (error instanceof AppError) return error.code;
  return error instanceof Error ? error.name : "unknown";
}

/** Sends a mail or keeps it, as the configuration says. */
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
  else if (outcome === "overtaken") logger.warn({ eventId, topic, attempts }, "An event took longer than its lease; what became of it is told by who has it now.");
  else if (outcome === "failed") logger.warn({ eventId, topic, attempts, code: error }, "An event was not delivered; it is tried again.");
  else logger.error({ eventId, topic, attempts, code: error }, "An event could not be delivered and is given up.");
}

/** How soon an event is looked for. */
const EVERY_MS = 1000;
/** Between two full batches: about forty events a second are many times the day's, and bookings come first. */
const BREATH_MS = 750;

/** Delivers for as long as the process lives. `stop` waits for what is under way. */
export function startDelivery(deliver: (until: { signal: AbortSignal }) => Promise<number>): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async () => {
    while (!signal.aborted) {
      const startedAt = performance.now();
      const observe = (outcome: string) => jobDuration.observe({ job: "outbox.deliver", outcome }, (performance.now() - startedAt) / 1000);
      const taken = await deliver({ signal }).catch((err: unknown) => {
        observe("failed");
        logger.error({ err }, "The outbox could not be read; it is tried again.");
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
