import { once } from "@/lib/platform/once";

interface Waiting {
  since: number;
  timeoutMs: number;
  giveUp(): void;
}

const CHECK_EVERY_MS = 250;

/**
 * Resolves to the result of `work` or, if that takes longer than `timeoutMs`, to the result of `late`; precise to a quarter
 * of a second. One interval checks all waiting calls: almost none is ever late, and a timer for each would cost more.
 */
export function withTimeout<T>(timeoutMs: number, work: Promise<T>, late: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const { waiting } = watch();
    const one: Waiting = { since: performance.now(), timeoutMs, giveUp: () => resolve(late()) };
    waiting.add(one);
    work.then(
      (value) => {
        waiting.delete(one);
        resolve(value);
      },
      (error: unknown) => {
        waiting.delete(one);
        reject(error as Error);
      },
    );
  });
}

function watch() {
  return once("deadlines", () => {
    const waiting = new Set<Waiting>();
    const check = () => {
      const now = performance.now();
      for (const one of waiting) {
        if (now - one.since < one.timeoutMs) continue;
        waiting.delete(one);
        one.giveUp();
      }
    };
    return { waiting, timer: setInterval(check, CHECK_EVERY_MS).unref() };
  });
}
