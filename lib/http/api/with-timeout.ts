import { ringAt } from "@/lib/platform/one-clock";

/** What `work` resolves to or, where that takes longer than `timeoutMs`, what `late` makes; exact to a quarter of a second. */
export function withTimeout<T>(timeoutMs: number, work: Promise<T>, late: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = ringAt(performance.now() + timeoutMs, () => resolve(late()));
    work.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (error: unknown) => {
        cancel();
        reject(error as Error);
      },
    );
  });
}
