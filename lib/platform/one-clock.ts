import { once } from "./once";

/*
 * One clock for everything that waits with a limit. Nearly nothing of it is ever late, and a timer of its own for each
 * request costs more than looking at all of them four times a second.
 */

const CHECK_EVERY_MS = 250;

interface Alarm {
  at: number;
  ring(): void;
}

/**
 * Calls `ring` at the instant `at` (of `performance.now()`) or up to a quarter of a second later, never earlier.
 *
 * @returns a function that takes the alarm back
 */
export function ringAt(at: number, ring: () => void): () => void {
  const { alarms } = clock();
  const alarm = { at, ring };
  alarms.add(alarm);
  return () => void alarms.delete(alarm);
}

/** Calls `check` four times a second, until the returned function is called. */
export function onEachTick(check: (now: number) => void): () => void {
  const { checks } = clock();
  checks.add(check);
  return () => void checks.delete(check);
}

function clock() {
  return once("clock", () => {
    const alarms = new Set<Alarm>();
    const checks = new Set<(now: number) => void>();
    const tick = () => {
      const now = performance.now();
      for (const alarm of alarms) {
        if (now < alarm.at) continue;
        alarms.delete(alarm);
        alarm.ring();
      }
      for (const check of checks) check(now);
    };
    return { alarms, checks, timer: setInterval(tick, CHECK_EVERY_MS).unref() };
  });
}
