interface Entry<T> {
  loadedAt: number;
  value: Promise<T>;
  /** Set once it has come. */
  loaded?: { value: T };
}

/**
 * What was looked up, for some seconds. So what has changed counts at once in the process that forgets it here after its
 * commit, and within `maxAgeMs` in every other.
 */
export class BriefCache<T> {
  /** Least recently loaded first. */
  private readonly entries = new Map<string, Entry<T>>();

  /** @param most so many are kept; beyond that the one that was loaded longest ago goes */
  constructor(
    private readonly load: (key: string) => Promise<T>,
    private readonly maxAgeMs: number,
    private readonly most: number,
  ) {}

  /** The value, loaded where it is not known or too old. What `load` throws is not kept. */
  get(key: string): Promise<T> {
    const now = Date.now();
    const known = this.entries.get(key);
    if (known && now - known.loadedAt < this.maxAgeMs) return known.value;

    // The promise itself is kept: those who ask meanwhile share it, and what is forgotten meanwhile stays forgotten.
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

  /** Forgets the values that `isMeant`, and those still on their way, which may be. */
  forgetEach(isMeant: (value: T) => boolean): void {
    for (const [key, { loaded }] of this.entries) if (!loaded || isMeant(loaded.value)) this.entries.delete(key);
  }
}
