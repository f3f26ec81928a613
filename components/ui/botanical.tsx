import { cn } from "./cn";
import { leafHalves, type Leaf } from "./leaf-shape";

/** A drawing: stems below leaves below dots (buds, berries, flower centres), the dots in the accent colour. */
export interface Drawing {
  stems: readonly string[];
  leaves: readonly Leaf[];
  dots?: readonly (readonly [x: number, y: number, radius: number])[];
}

/**
 * Draws a plant in the text colour, with the shaded halves of its leaves paler. Decorative: hidden from screen readers.
 * `width` and `height` are in the drawing's own units; set the size on the page with `className`.
 */
export function Botanical(props: { drawing: Drawing; width: number; height: number; stroke?: number; className?: string }) {
  const { drawing, width, height, stroke = 1.6, className } = props;
  const halves = drawing.leaves.map(leafHalves);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={cn("text-leaf-700", className)}>
      <path
        d={drawing.stems.join("")}
        fill="none"
        stroke="currentColor"
        strokeWidth={stroke}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d={halves.map(([lit]) => lit).join("")} fill="currentColor" />
      <path d={halves.map(([, shaded]) => shaded).join("")} fill="currentColor" opacity="0.62" />
      {drawing.dots ? (
        <path d={drawing.dots.map(([x, y, r]) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`).join("")} className="fill-accent" />
      ) : null}
    </svg>
  );
}
