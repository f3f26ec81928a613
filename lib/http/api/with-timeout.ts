import { ringAt } from "@/lib/platform/one-clock";

/** Resolves to the result of `work` or, if that takes longer than `timeoutMs`, to the result of `late`; precise to a quarter of a second. */
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
