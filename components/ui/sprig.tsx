import { Botanical, type Drawing } from "./botanical";
import { leavesAlong, stemPath, type Stem } from "./leaf-shape";

const stem: Stem = { from: [34, 94], via: [30, 56], to: [42, 24] };

const drawing: Drawing = {
  stems: [stemPath(stem)],
  leaves: leavesAlong(stem, {
    shape: "almond",
    nodes: 4,
    arrangement: "alternate",
    lengths: [32, 22],
    width: 0.46,
    spread: 52,
    bend: 0.1,
    between: [0.3, 0.86],
    terminal: true,
  }),
};

/** The small sprig shown in empty lists. */
export function Sprig({ className }: { className?: string }) {
  return <Botanical drawing={drawing} width={80} height={96} className={className} />;
}
