/*
 * Our plants: leaves and branches as plain geometry, so that all drawings in the product share one style. A leaf is two
 * halves with a thin gap of light between them, like a print from a carved wooden block. Angles are in degrees: 0 points
 * right, -90 up. Lengths are in the units of the drawing.
 */

type Point = readonly [x: number, y: number];

const outlines = {
  almond: [[0, 0], [0.2, 1.2], [0.66, 1.1], [1, 0]],
  lance: [[0, 0], [0.1, 1.35], [0.5, 0.95], [1, 0]],
  spoon: [[0, 0], [0.38, 0.1], [0.72, 2.1], [1, 0]],
  round: [[0, 0], [-0.06, 1.4], [1.04, 1.4], [1, 0]],
  heart: [[0, 0], [-0.2, 0.3], [-0.2, 1.2], [0.24, 1.06], [0.6, 0.94], [0.68, 0.16], [1, 0]],
  serrate: [],
} as const satisfies Record<string, readonly Point[]>;

export interface Leaf {
  x: number;
  y: number;
  angle: number;
  length: number;
  /** Edge to edge at the widest point. */
  width: number;
  shape: keyof typeof outlines;
  /** How far the tip leans to the right of the leaf's direction, as a share of its length. */
  bend?: number;
}

/** A stem as a quadratic curve: its start, the point it leans towards, its end. */
export interface Stem {
  from: Point;
  via: Point;
  to: Point;
}

/** The path data of a leaf's two halves. */
export function leafHalves(leaf: Leaf): [string, string] {
  return [half(leaf, -1), half(leaf, 1)];
}

/** The path data of a stem. */
export function stemPath({ from, via, to }: Stem): string {
  return `M${from.map(round).join(" ")}Q${via.map(round).join(" ")} ${to.map(round).join(" ")}`;
}

interface Growth {
  shape: Leaf["shape"];
  /** How many points along the stem have leaves. */
  nodes: number;
  arrangement: "opposite" | "alternate";
  /** Length of the lowest and of the topmost leaf. */
  lengths: readonly [number, number];
  /** Width as a share of the length. */
  width: number;
  /** Degrees between stem and leaf. */
  spread: number;
  /** The share of the stem that has leaves. */
  between?: readonly [number, number];
  bend?: number;
  /** One more leaf at the very tip. */
  terminal?: boolean;
}

/** The leaves that grow along a stem. */
export function leavesAlong(stem: Stem, growth: Growth): Leaf[] {
  const { shape, nodes, arrangement, lengths, width, spread, bend = 0, between = [0.25, 0.92] } = growth;
  const leaves: Leaf[] = [];
  for (let node = 0; node < nodes; node += 1) {
    const share = nodes === 1 ? 0 : node / (nodes - 1);
    const { x, y, angle } = pointOn(stem, between[0] + share * (between[1] - between[0]));
    const length = lengths[0] + share * (lengths[1] - lengths[0]);
    const sides = arrangement === "opposite" ? [-1, 1] : [node % 2 === 0 ? -1 : 1];
    for (const side of sides) {
      leaves.push({ x, y, angle: angle + side * spread, length, width: length * width, shape, bend: -side * bend });
    }
  }
  if (growth.terminal) {
    const { x, y, angle } = pointOn(stem, 1);
    leaves.push({ x, y, angle, length: lengths[1], width: lengths[1] * width, shape });
  }
  return leaves;
}

/** A point on a stem, `share` of the way along, and the stem's direction there. */
export function pointOn({ from, via, to }: Stem, share: number): { x: number; y: number; angle: number } {
  const rest = 1 - share;
  const at = (axis: 0 | 1) => rest * rest * from[axis] + 2 * rest * share * via[axis] + share * share * to[axis];
  const slope = (axis: 0 | 1) => rest * (via[axis] - from[axis]) + share * (to[axis] - via[axis]);
  return { x: at(0), y: at(1), angle: (Math.atan2(slope(1), slope(0)) * 180) / Math.PI };
}

function half(leaf: Leaf, side: -1 | 1): string {
  const sliver = Math.min(Math.max(leaf.width * 0.035, 0.28), 0.7);
  const put = ([along, across]: Point) => {
    const x = along * leaf.length;
    const y = side * ((across * leaf.width) / 2 + sliver) + (leaf.bend ?? 0) * leaf.length * along * along;
    const turn = (leaf.angle * Math.PI) / 180;
    return `${round(leaf.x + x * Math.cos(turn) - y * Math.sin(turn))} ${round(leaf.y + x * Math.sin(turn) + y * Math.cos(turn))}`;
  };
  if (leaf.shape === "serrate") return `M${[...teeth()].map(put).join("L")}Z`;
  const [start, ...rest] = outlines[leaf.shape];
  return `M${put(start)}C${rest.map(put).join(" ")}Z`;
}

/** The edge of a saw-toothed leaf: six teeth along the outline of an almond. */
function* teeth(): Generator<Point> {
  yield [0, 0];
  yield [0.06, 0.46];
  const count = 6;
  for (let tooth = 1; tooth <= count; tooth += 1) {
    const along = 0.06 + (tooth / count) * 0.86;
    const across = Math.sin(Math.PI * along ** 0.8) ** 0.85;
    yield [along, across];
    yield [along - 0.015, across * 0.8];
  }
  yield [1, 0];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
