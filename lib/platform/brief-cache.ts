interface Entry<T> {
  loadedAt: number;
  value: Promise<T>;
  /** Set once the value has been loaded. */
  loaded?: { value: T };
}

/**
 * Keeps loaded values for some seconds. A change takes effect at once in the process that forgets the old value after its
 * commit, and within `maxAgeMs` in every other process.
 */
export class BriefCache<T> {
  /** Least recently loaded first. */
  private readonly entries = new Map<string, Entry<T>>();

  /** @param most how many values are kept; beyond that, the one that was loaded longest ago is dropped */
  constructor(
    private readonly load: (key: string) => Promise<T>,
    private readonly maxAgeMs: number,
    private readonly most: number,
  ) {}

  /** The value, loaded if it is not known or too old. A failed load is not kept. */
  get(key: string): Promise<T> {
    const now = Date.now();
    const known = this.entries.get(key);
    if (known && now - known.loadedAt < this.maxAgeMs) return known.value;

    // The promise itself is kept: callers that ask during the load share it, and a value forgotten during its load stays forgotten.
    const entry: Entry<T> = { loadedAt: now, value: this.load(key) };
    this.entries.delete(key);
    this.entries.set(key, entry);
    entry.value.then(
      (value) => void (entry.loaded = { value }),
      () => this.entries.get(key) === entry && this.entries.delete(key),
    );
    if (this.entries.size > this.most) this.entries.delete(this.entries.keys().next().value!);
    return entry.value;
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  /** Forgets the values for which `isMeant` is true, and those still being loaded, for which it might be. */
  forgetEach(isMeant: (value: T) => boolean): void {
    for (const [key, { loaded }] of this.entries) if (!loaded || isMeant(loaded.value)) this.entries.delete(key);
  }
}
