import { EventEmitter } from "node:events";
import { v7 } from "uuid";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";

/*
 * What the processes of an installation tell each other at once: that something happened, never what it says. A message that is
 * lost while a connection is down is not repeated, so anyone who listens must be able to read what happened afterwards.
 */

/** Anything that is JSON. */
type Payload = Record<string, unknown>;

/** Carries messages to the other processes. */
export interface Carrier {
  send(message: string): Promise<void>;
  close(): Promise<void>;
}

interface Channel {
  readonly self: string;
  readonly local: EventEmitter;
  carrier?: Carrier;
}

const channel = () => once("channel", (): Channel => ({ self: v7(), local: new EventEmitter().setMaxListeners(0) }));

/** Tells everybody who listens to a topic, here and in the other processes. Does not wait and does not throw. */
export function publish(topic: string, payload: Payload): void {
  const { self, local, carrier } = channel();
  local.emit(topic, payload);
  carrier?.send(JSON.stringify({ from: self, topic, payload })).catch((err: unknown) => logger.warn({ err }, "A message did not reach the other processes."));
}

/** Listens to a topic; returns how to stop. */
export function subscribe(topic: string, listener: (payload: Payload) => void): () => void {
  const { local } = channel();
  local.on(topic, listener);
  return () => void local.off(topic, listener);
}

/** What a carrier calls with each message it gets. Its own messages come back and are dropped. */
export function deliver(message: string): void {
  const { from, topic, payload } = JSON.parse(message) as { from: string; topic: string; payload: Payload };
  if (from !== channel().self) channel().local.emit(topic, payload);
}

/** From now on messages also reach the other processes. */
export function carryBy(carrier: Carrier): void {
  channel().carrier = carrier;
}
