import type { Metric, MetricObject, Registry } from "prom-client";

/** The values of one combination of labels. */
interface Row {
  labels: Record<string, string | number>;
  /** How many values fell below each bound, and above the last. Not yet added up. */
  counts: Float64Array;
  sum: number;
}

/**
 * A histogram for what happens several times in each request. prom-client's own checks, sorts and joins the labels at each value, which
 * took a twentieth of the time of a short request. This one finds them with one look-up. It is scraped in the same way.
 */
export class Durations<L extends string> {
  readonly type = "histogram";
  readonly aggregator = "sum";
  readonly name: string;
  readonly help: string;
  readonly #labelNames: readonly L[];
  readonly #bounds: readonly number[];
  readonly #rows = new Map<string, Row>();

  /** @param buckets upper bounds in seconds, growing */
  constructor({ name, help, labelNames, buckets, register }: { name: string; help: string; labelNames: readonly L[]; buckets: readonly number[]; register: Registry }) {
    this.name = name;
    this.help = help;
    this.#labelNames = labelNames;
    this.#bounds = buckets;
    register.registerMetric(this as unknown as Metric);
  }

  /** Counts one value. Every label must be given. */
  observe(labels: Readonly<Record<L, string | number>>, seconds: number): void {
    let key = "";
    for (const name of this.#labelNames) key += `${labels[name]}\n`;
    let row = this.#rows.get(key);
    if (!row) this.#rows.set(key, (row = { labels: { ...labels }, counts: new Float64Array(this.#bounds.length + 1), sum: 0 }));
    let place = 0;
    while (place < this.#bounds.length && seconds > this.#bounds[place]!) place++;
    row.counts[place]!++;
    row.sum += seconds;
  }

  /** What a scrape reads. */
  async get(): Promise<MetricObject & { values: { value: number; labels: Record<string, string | number>; metricName: string }[] }> {
    const values = [...this.#rows.values()].flatMap(({ labels, counts, sum }) => {
      let total = 0;
      const buckets = [...this.#bounds, "+Inf"].map((le, place) => ({ value: (total += counts[place]!), labels: { le, ...labels }, metricName: `${this.name}_bucket` }));
      return [...buckets, { value: sum, labels, metricName: `${this.name}_sum` }, { value: total, labels, metricName: `${this.name}_count` }];
    });
    return { name: this.name, help: this.help, type: this.type, aggregator: this.aggregator, values } as never;
  }

  /** Forgets every value. */
  reset(): void {
    this.#rows.clear();
  }
}
