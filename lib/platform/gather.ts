/**
 * Makes one call of the calls of one turn of the event loop: `run` gets their keys, and answers in the same order. If it fails for several
 * keys, each is tried alone, so that one bad key spoils none of the others.
 *
 * @param most keys in one call
 */
export function gathered<K, V>(run: (keys: K[]) => Promise<readonly V[]>, most = 100): (key: K) => Promise<V> {
  let waiting: Waiting<K, V>[] = [];
  const begin = () => {
    const all = waiting;
    waiting = [];
    for (let n = 0; n < all.length; n += most) void settle(run, all.slice(n, n + most));
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(begin);
      waiting.push({ key, resolve, reject });
    });
}

interface Waiting<K, V> {
  key: K;
  resolve: (value: V) => void;
  reject: (error: unknown) => void;
}

async function settle<K, V>(run: (keys: K[]) => Promise<readonly V[]>, group: readonly Waiting<K, V>[]): Promise<void> {
  try {
    const answers = await run(group.map(({ key }) => key));
    group.forEach(({ resolve }, n) => resolve(answers[n]!));
  } catch (error) {
    if (group.length === 1) group[0]!.reject(error);
    else await Promise.all(group.map((one) => settle(run, [one])));
  }
}
