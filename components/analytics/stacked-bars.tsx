import { stack } from "d3-shape";
import { looks, type Series } from "./series";
import type { Scales } from "./plot";

interface StackedBarsProps {
  series: readonly Series[];
  /** For each place, the value of each series by its key. */
  rows: readonly Readonly<Record<string, number>>[];
  /** The text shown when the pointer rests on a bar. */
  titles: readonly string[];
  scales: Scales;
}

/** One bar per place, its parts stacked in the order of the series. */
export function StackedBars({ series, rows, titles, scales: { bar, y } }: StackedBarsProps) {
  const layers = stack<Readonly<Record<string, number>>>().keys(series.map(({ key }) => key))([...rows]);
  return rows.map((_, n) => {
    const { x, width } = bar(n);
    return (
      <g key={n}>
        <title>{titles[n]}</title>
        {layers.map((layer, s) => {
          const [low, high] = layer[n]!;
          const height = y(low) - y(high);
          // A thin gap between the parts separates them without relying on colour.
          return height > 0 ? <rect key={layer.key} x={x} width={width} y={y(high)} height={Math.max(height - (low > 0 ? 1 : 0), 0.75)} className={looks[series[s]!.look]} /> : null;
        })}
      </g>
    );
  });
}
