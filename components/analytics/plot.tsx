import { scaleBand, scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** A drawing in two sizes, so that its letters stay as large as the page's on a desktop, on a phone and on paper. */
const sizes = {
  wide: { width: 1120, height: 330, left: 58, bottom: 46, labels: 10, letter: 14, shown: "hidden sm:block print:block" },
  narrow: { width: 340, height: 260, left: 42, bottom: 42, labels: 4, letter: 12, shown: "sm:hidden print:hidden" },
} as const;
const TOP = 36;
const RIGHT = 8;

export interface Scales {
  /** Left edge and width of a bar, and the middle of its place. */
  bar: (n: number) => { x: number; width: number; middle: number };
  y: (value: number) => number;
}

interface PlotProps {
  /** Read by screen readers instead of the drawing. */
  summary: string;
  /** Written along the axes. */
  xTitle: string;
  yTitle: string;
  /** One for each place, from left to right. */
  labels: readonly string[];
  max: number;
  /** The lowest value, if it is below zero. */
  min?: number;
  formatValue: (value: number) => string;
  /** True if the value axis shows whole numbers only. */
  whole?: boolean;
  /** Draws the values; called for each size. */
  children: (scales: Scales, size: keyof typeof sizes) => ReactNode;
}

/** Axes, grid and titles around a drawing over a row of places. Drawn on the server, so that it needs no script and prints. */
export function Plot({ summary, xTitle, yTitle, labels, max, min = 0, formatValue, whole, children }: PlotProps) {
  return (["wide", "narrow"] as const).map((size) => {
    const { width, height, left, bottom, labels: most, letter, shown } = sizes[size];
    const base = height - bottom;
    const places = scaleBand<number>().domain(labels.map((_, n) => n)).range([left, width - RIGHT]).paddingInner(labels.length > 60 ? 0.15 : 0.3).paddingOuter(0.15);
    const values = scaleLinear().domain([Math.min(min, 0), Math.max(max, 1)]).range([base, TOP]).nice(4);
    const barWidth = Math.min(places.bandwidth(), 56);
    const bar = (n: number) => {
      const middle = (places(n) ?? 0) + places.bandwidth() / 2;
      return { x: middle - barWidth / 2, width: barWidth, middle };
    };
    const ticks = values.ticks(4).filter((value) => !whole || Number.isInteger(value));
    const step = Math.ceil(labels.length / most);
    return (
      <svg key={size} role="img" aria-label={summary} viewBox={`0 0 ${width} ${height}`} fontSize={letter} className={cn("w-full font-sans tabular-nums", shown)}>
        <text x={0} y={letter} className="fill-ink-soft">
          {yTitle}
        </text>
        {ticks.map((value) => (
          <g key={value}>
            <line x1={left} x2={width - RIGHT} y1={values(value)} y2={values(value)} className={value === 0 ? "stroke-line-strong" : "stroke-line"} />
            <text x={left - 8} y={values(value)} dy="0.35em" textAnchor="end" className="fill-ink-soft">
              {formatValue(value)}
            </text>
          </g>
        ))}
        {children({ bar, y: values }, size)}
        {labels.map((label, n) =>
          n % step === 0 ? (
            <text key={n} x={bar(n).middle} y={base + letter + 6} textAnchor="middle" className="fill-ink-soft">
              {label}
            </text>
          ) : null,
        )}
        <text x={(left + width - RIGHT) / 2} y={height - 4} textAnchor="middle" className="fill-ink-soft">
          {xTitle}
        </text>
      </svg>
    );
  });
}
