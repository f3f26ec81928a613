/**
 * Sends a statement that locks and one that reads, in one round trip and in this order. A statement that waited for a lock sees everything
 * but the locked row as it was before the wait, so what is read under a lock needs a statement of its own.
 *
 * A query of Drizzle's is only sent once its result is asked for, while an async function that is called sends at once. So the lock is asked
 * for before the reading is begun: in `Promise.all([lock, read()])` an async `read` would be sent first, and see what was before the lock.
 */
export async function readUnderLock<T>(lock: PromiseLike<unknown>, read: () => PromiseLike<T>): Promise<T> {
  const locked = lock.then(() => undefined);
  const [, found] = await Promise.all([locked, read()]);
  return found;
}
