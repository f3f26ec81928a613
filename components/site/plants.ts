import type { Drawing } from "@/components/ui/botanical";
import { leavesAlong, pointOn, stemPath, type Leaf, type Stem } from "@/components/ui/leaf-shape";

/** Twelve plants of the physic garden, each 96 units square and each with its own silhouette. */
export const plants = {
  lotus: lotus(),
  tulsi: tulsi(),
  neem: neem(),
  ashoka: ashoka(),
  fennel: fennel(),
  amla: amla(),
  gotuKola: gotuKola(),
  seedling: seedling(),
  giloy: giloy(),
  peepal: peepal(),
  aloe: aloe(),
  daisy: daisy(),
} satisfies Record<string, Drawing>;

export type Plant = keyof typeof plants;

function lotus(): Drawing {
  const petals = [-172, -8, -150, -30, -128, -52, -108, -72, -90];
  const lengths = [30, 30, 36, 36, 40, 40, 43, 43, 46];
  return {
    stems: ["M48 66Q47 82 50 92", "M12 90Q30 84 48 90Q68 95 86 88"],
    leaves: petals.map((angle, index) => fan(48, 66, angle, lengths[index] ?? 40, 0.34)),
    dots: [[48, 68, 3.4], [41, 69, 2.2], [55, 69, 2.2]],
  };
}

function tulsi(): Drawing {
  const stem: Stem = { from: [46, 92], via: [46, 56], to: [50, 8] };
  const buds = [0.72, 0.79, 0.86, 0.93].flatMap((share, index) => {
    const { x, y } = pointOn(stem, share);
    const reach = 4.6 - index * 0.7;
    return [[x - reach, y - 1, 2.1 - index * 0.2] as const, [x + reach, y - 1, 2.1 - index * 0.2] as const];
  });
  return {
    stems: [stemPath(stem)],
    leaves: leavesAlong(stem, { shape: "serrate", nodes: 3, arrangement: "opposite", lengths: [34, 20], width: 0.52, spread: 58, between: [0.2, 0.62], bend: 0.06 }),
    dots: buds,
  };
}

function neem(): Drawing {
  const stem: Stem = { from: [18, 90], via: [38, 62], to: [70, 26] };
  return {
    stems: [stemPath(stem)],
    leaves: leavesAlong(stem, { shape: "serrate", nodes: 5, arrangement: "opposite", lengths: [27, 21], width: 0.34, spread: 62, between: [0.2, 0.96], bend: 0.16, terminal: true }),
  };
}

function ashoka(): Drawing {
  const stem: Stem = { from: [48, 4], via: [50, 16], to: [48, 30] };
  const leaves: Leaf[] = [
    { x: 47, y: 22, angle: 148, length: 42, width: 12, shape: "lance", bend: -0.22 },
    { x: 49, y: 22, angle: 32, length: 42, width: 12, shape: "lance", bend: 0.22 },
    { x: 48, y: 28, angle: 116, length: 56, width: 14, shape: "lance", bend: -0.1 },
    { x: 48, y: 28, angle: 64, length: 56, width: 14, shape: "lance", bend: 0.1 },
    { x: 48, y: 30, angle: 90, length: 60, width: 14, shape: "lance" },
  ];
  return { stems: [stemPath(stem)], leaves, dots: [[42, 14, 3], [54, 14, 3], [48, 9, 3.2], [38, 8, 2.2], [58, 8, 2.2]] };
}

function fennel(): Drawing {
  const rays = [-158, -141, -124, -107, -90, -73, -56, -39, -22];
  const tips = rays.map((angle, index) => {
    const reach = 33 + (index % 2) * 5;
    return [48 + reach * Math.cos(rad(angle)), 48 + reach * Math.sin(rad(angle))] as const;
  });
  const leaf = (x: number, y: number, angle: number): Leaf => ({ x, y, angle, length: 24, width: 5, shape: "lance", bend: 0.14 });
  return {
    stems: ["M50 92Q48 70 48 48", ...tips.map(([x, y]) => `M48 48Q${n((48 + x) / 2)} ${n((48 + y) / 2 - 4)} ${n(x)} ${n(y)}`)],
    leaves: [leaf(49, 78, -28), leaf(49, 74, 2), leaf(49, 72, -152), leaf(49, 68, 182)],
    dots: tips.flatMap(([x, y]) => [[x, y, 3] as const, [x - 4.4, y - 2.6, 1.7] as const, [x + 4.4, y - 2.6, 1.7] as const]).map(([x, y, r]) => [n(x), n(y), r] as const),
  };
}

function amla(): Drawing {
  const upper: Stem = { from: [8, 74], via: [36, 20], to: [80, 22] };
  const lower: Stem = { from: [24, 53], via: [48, 52], to: [78, 74] };
  const leaflets = { shape: "spoon", arrangement: "opposite", lengths: [15, 11], width: 0.42, spread: 68, terminal: true } as const;
  return {
    stems: [stemPath(upper), stemPath(lower), "M33 37V47M51 56V68"],
    leaves: [
      ...leavesAlong(upper, { ...leaflets, nodes: 7, between: [0.4, 0.96] }),
      ...leavesAlong(lower, { ...leaflets, nodes: 5, between: [0.52, 0.95] }),
    ],
    dots: [[33, 51, 5], [51, 72, 5.5]],
  };
}

function gotuKola(): Drawing {
  const at = (x: number, y: number, angle: number, size: number): Leaf => ({ x, y, angle, length: size, width: size * 1.35, shape: "round" });
  return {
    stems: ["M46 92Q30 70 28 52", "M46 92Q50 60 56 38", "M46 92Q62 80 74 66", "M10 92Q46 88 88 92"],
    leaves: [at(28, 52, -108, 26), at(56, 38, -78, 30), at(74, 66, -50, 20)],
  };
}

function seedling(): Drawing {
  return {
    stems: ["M48 84Q50 66 48 46", "M26 86Q48 80 72 86"],
    leaves: [
      { x: 48, y: 47, angle: -148, length: 38, width: 24, shape: "spoon", bend: 0.1 },
      { x: 48, y: 47, angle: -32, length: 38, width: 24, shape: "spoon", bend: -0.1 },
      { x: 48, y: 45, angle: -100, length: 19, width: 8, shape: "almond" },
      { x: 48, y: 45, angle: -78, length: 19, width: 8, shape: "almond" },
    ],
    dots: [[48, 90, 3.4]],
  };
}

function giloy(): Drawing {
  const stem: Stem = { from: [24, 94], via: [74, 60], to: [40, 10] };
  return {
    stems: [stemPath(stem), "M40 10Q34 0 26 6Q21 12 28 15"],
    leaves: leavesAlong(stem, { shape: "heart", nodes: 4, arrangement: "alternate", lengths: [28, 17], width: 0.84, spread: 74, between: [0.16, 0.9] }),
  };
}

function peepal(): Drawing {
  return {
    stems: ["M52 4Q46 14 48 24"],
    leaves: [{ x: 48, y: 24, angle: 90, length: 70, width: 58, shape: "heart" }],
  };
}

function aloe(): Drawing {
  const blades = [[-166, 36, -0.3], [-14, 36, 0.3], [-146, 46, -0.2], [-34, 46, 0.2], [-122, 56, -0.1], [-58, 56, 0.1], [-90, 66, 0]] as const;
  return {
    stems: ["M24 90Q48 84 72 90"],
    leaves: blades.map(([angle, length, bend]) => ({ x: 48, y: 86, angle, length, width: 11, shape: "lance", bend })),
  };
}

function daisy(): Drawing {
  const petals = Array.from({ length: 12 }, (_, index) => fan(48 + 8 * Math.cos(rad(index * 30)), 34 + 8 * Math.sin(rad(index * 30)), index * 30, 19, 0.36, "spoon"));
  return {
    stems: ["M48 58Q50 76 46 94"],
    leaves: [...petals, { x: 48, y: 84, angle: -30, length: 24, width: 8, shape: "lance", bend: 0.1 }, { x: 48, y: 88, angle: -152, length: 22, width: 8, shape: "lance", bend: -0.1 }],
    dots: [[48, 34, 7.5]],
  };
}

function fan(x: number, y: number, angle: number, length: number, width: number, shape: Leaf["shape"] = "almond"): Leaf {
  return { x, y, angle, length, width: length * width, shape };
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function n(value: number): number {
  return Math.round(value * 10) / 10;
}
