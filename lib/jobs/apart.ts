/**
 * Does something for each item, one after another. One that fails, for a reason that nobody thought of, does not keep the others back: the
 * first failure is thrown once all have had their turn.
 */
export async function apart<T>(items: AsyncIterable<T> | Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  let failure: { error: unknown } | undefined;
  for await (const item of items) {
    try {
      await work(item);
    } catch (error) {
      failure ??= { error };
    }
  }
  if (failure) throw failure.error;
}
