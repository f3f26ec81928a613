import { type Person, system } from "@/lib/core/actor";
import type { LiveStream } from "@/lib/core/live-stream";
import { liveSessions } from "@/lib/domain/accounts/sessions/authenticate";
import { findRecentEvents } from "@/lib/domain/events/find-recent";
import { listEvents } from "@/lib/domain/events/list";
import { eventTopic } from "@/lib/domain/events/tell";
import { subscribe } from "@/lib/platform/channel/channel";
import { newId } from "@/lib/platform/ids";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";
import { eventStreams } from "@/lib/platform/telemetry/figures";

/*
 * The streams of events, one for each browser that listens. A message between the processes only says that there is something;
 * what it is, is read from the rows, as the person and after the last event that was told. So nothing is told twice or left out,
 * whatever was lost on the way.
 */

/** A revoked session's stream must end within five seconds. */
const CHECK_SESSIONS_MS = 2500;
/** Messages between processes can be lost; then an event is told this late. */
const LOOK_AGAIN_MS = 15_000;
/** Something is said this often, so that neither proxies nor browsers take a silent line for a dead one. */
const BEAT_MS = 25_000;
/** A reader who takes nothing is let go; the browser comes again and goes on where it was. */
const MOST_UNREAD_BYTES = 16_384;
/** A browser opens one stream, whatever it shows. A program that opens ever more loses its oldest. */
const MOST_OF_A_SESSION = 10;

interface Stream {
  listener: Person;
  /** The last event that was told; undefined until the place is known. */
  after: number | undefined;
  out: Outlet;
  isReading: boolean;
  isAskedAgain: boolean;
  stop: () => void;
}

/** Where a stream's text goes. */
export interface Outlet {
  write: (text: string) => void;
  /** Bytes that the reader has not taken yet. */
  unread: () => number;
  close: () => void;
}

const BEAT = ":\n\n";
const RETRY = "retry: 2000\n\n";
const streams = () => once("live.streams", () => new Set<Stream>());
/** While the server stops, a stream ends as soon as it is opened: the stop waits for answers to end. */
const server = () => once("live.server", () => ({ isStopping: false }));

/** Begins a stream; returns how to end it when its reader has gone. */
export function openStream({ listener, after }: LiveStream, out: Outlet): () => void {
  if (server().isStopping) {
    out.write(RETRY);
    out.close();
    return () => {};
  }
  const stream: Stream = { listener, after, out, isReading: false, isAskedAgain: false, stop: () => {} };
  // Listens first and reads then, so that nothing falls in between.
  stream.stop = subscribe(eventTopic(listener.id), () => void tell(stream));
  endOldestOf(listener);
  streams().add(stream);
  eventStreams.set(streams().size);
  out.write(RETRY);
  void tell(stream);
  return () => forget(stream);
}

function endOldestOf({ sessionId }: Person): void {
  const own = [...streams()].filter(({ listener }) => listener.sessionId === sessionId);
  for (const stream of own.slice(0, Math.max(0, own.length + 1 - MOST_OF_A_SESSION))) end(stream);
}

/** Tells everything that is new, and asks again if more came meanwhile. */
async function tell(stream: Stream): Promise<void> {
  if (stream.isReading) return void (stream.isAskedAgain = true);
  stream.isReading = true;
  try {
    do {
      stream.isAskedAgain = false;
      const { events, last, hasMore, isStale } = await listEvents({ actor: stream.listener, requestId: newId() }, { after: stream.after });
      if (!streams().has(stream)) return;
      let text = events.map(({ seq, kind, consultationId, at }) => `id: ${seq}\nevent: ${kind}\ndata: ${JSON.stringify({ consultationId, at })}\n\n`).join("");
      if (isStale) text += `id: ${last}\nevent: stale\ndata: {}\n\n`;
      // The place is told although nothing happened there, so that a browser that comes again goes on from it.
      else if (stream.after === undefined || last !== (events.at(-1)?.seq ?? stream.after)) text += `id: ${last}\n\n`;
      stream.after = last;
      stream.isAskedAgain ||= hasMore;
      if (text) write(stream, text);
    } while (stream.isAskedAgain && streams().has(stream));
  } catch (err) {
    // The next event, or the next look, asks again.
    logger.warn({ err }, "Events could not be read.");
  } finally {
    stream.isReading = false;
  }
}

function write(stream: Stream, text: string): void {
  if (stream.out.unread() > MOST_UNREAD_BYTES) return end(stream);
  stream.out.write(text);
}

function forget(stream: Stream): void {
  stream.stop();
  streams().delete(stream);
  eventStreams.set(streams().size);
}

function end(stream: Stream): void {
  forget(stream);
  stream.out.close();
}

/** Looks after all streams; returns how to stop, which ends them. */
export function watchEvents(): () => void {
  server().isStopping = false;
  const timers = [
    setInterval(() => void checkSessions(), CHECK_SESSIONS_MS).unref(),
    setInterval(() => void lookAgain(), LOOK_AGAIN_MS).unref(),
    setInterval(() => streams().forEach((stream) => write(stream, BEAT)), BEAT_MS).unref(),
  ];
  return () => {
    server().isStopping = true;
    for (const timer of timers) clearInterval(timer);
    streams().forEach(end);
  };
}

/** Ends the streams of sessions that have ended. Listening does not count as using the session: a session that nobody uses otherwise ends, and its stream with it. */
async function checkSessions(): Promise<void> {
  const all = [...streams()];
  if (all.length === 0) return;
  const live = await liveSessions([...new Set(all.map(({ listener }) => listener.sessionId))]).catch(() => undefined);
  // The database cannot be asked, and nothing can be read from it either.
  if (!live) return;
  for (const stream of all) if (!live.has(stream.listener.sessionId) && streams().has(stream)) end(stream);
}

async function lookAgain(): Promise<void> {
  if (streams().size === 0) return;
  const recent = await findRecentEvents({ actor: system("event.recent"), requestId: newId() }, { seconds: (3 * LOOK_AGAIN_MS) / 1000 }).catch(() => ({ accounts: [] }));
  const last = new Map(recent.accounts.map((account) => [account.accountId, account.last]));
  for (const stream of streams()) if ((stream.after ?? Infinity) < (last.get(stream.listener.id) ?? 0)) void tell(stream);
}
