import { area, curveMonotoneX, line } from "d3-shape";
import { cn } from "@/components/ui/cn";
import type { Scales } from "./plot";

interface AreaAndLineProps {
  /** The values drawn as an area between them and the axis; below it if negative. */
  area: readonly number[];
  /** The values drawn over the area as a dashed line. */
  line: readonly number[];
  titles: readonly string[];
  /** Places whose period is not complete: drawn as a single hollow mark, so that the line does not seem to fall. */
  partial: readonly boolean[];
  scales: Scales;
}

/** The remaining amount as an area, and the original amount as a line above it. A single place is drawn as two marks. */
export function AreaAndLine({ area: filled, line: over, titles, partial, scales: { bar, y } }: AreaAndLineProps) {
  const middle = (_: number, n: number) => bar(n).middle;
  const whole = (_: number, n: number) => !partial[n];
  const surface = area<number>().defined(whole).x(middle).y0(y(0)).y1((value) => y(value)).curve(curveMonotoneX)([...filled]);
  const edge = line<number>().defined(whole).x(middle).y((value) => y(value)).curve(curveMonotoneX);
  const marked = filled.length <= 62;
  return (
    <>
      <path d={surface ?? ""} className="fill-leaf-200" />
      <path d={edge([...filled]) ?? ""} strokeWidth={2.5} className="fill-none stroke-leaf-700" />
      <path d={edge([...over]) ?? ""} strokeWidth={2} strokeDasharray="5 4" className="fill-none stroke-turmeric-600" />
      {filled.map((value, n) => {
        const { middle: x, width } = bar(n);
        return (
          <g key={n}>
            <title>{titles[n]}</title>
            {marked || partial[n] ? <circle cx={x} cy={y(over[n]!)} r={2.75} strokeWidth={1.5} className={cn("stroke-turmeric-600", partial[n] ? "fill-surface" : "fill-turmeric-600")} /> : null}
            {marked || partial[n] ? <circle cx={x} cy={y(value)} r={3} strokeWidth={1.5} className={cn("stroke-leaf-700", partial[n] ? "fill-surface" : "fill-leaf-700")} /> : null}
            {/* Wider than the mark, so that the pointer finds it easily. */}
            <rect x={x - width / 2} width={width} y={y(Math.max(over[n]!, value))} height={Math.max(y(Math.min(value, 0)) - y(Math.max(over[n]!, value)), 0)} className="fill-transparent" />
          </g>
        );
      })}
    </>
  );
}
