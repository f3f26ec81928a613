import { Botanical, type Drawing } from "@/components/ui/botanical";
import { leavesAlong, pointOn, stemPath, type Leaf, type Stem } from "@/components/ui/leaf-shape";

const holyBasil: Stem = { from: [300, 640], via: [292, 380], to: [322, 36] };
const neem: Stem = { from: [322, 640], via: [450, 520], to: [520, 262] };
const lowLeft: Stem = { from: [286, 640], via: [190, 580], to: [72, 470] };

const buds = Array.from({ length: 9 }, (_, index) => {
  const { x, y } = pointOn(holyBasil, 0.7 + index * 0.034);
  const reach = 17 - index * 1.4;
  return [
    [Math.round(x - reach), Math.round(y), 7.5 - index * 0.55],
    [Math.round(x + reach), Math.round(y - 5), 7.5 - index * 0.55],
  ] as const;
}).flat();

const basilLeaves: Leaf[] = leavesAlong(holyBasil, {
  shape: "serrate",
  nodes: 4,
  arrangement: "opposite",
  lengths: [176, 92],
  width: 0.5,
  spread: 60,
  between: [0.22, 0.63],
  bend: 0.08,
});

const drawing: Drawing = {
  stems: [holyBasil, neem, lowLeft].map(stemPath),
  leaves: [
    ...leavesAlong(neem, { shape: "lance", nodes: 6, arrangement: "opposite", lengths: [98, 66], width: 0.24, spread: 54, between: [0.46, 0.95], bend: 0.14, terminal: true }),
    ...leavesAlong(lowLeft, { shape: "almond", nodes: 4, arrangement: "alternate", lengths: [92, 66], width: 0.5, spread: 58, between: [0.36, 0.9], bend: 0.1, terminal: true }),
    ...basilLeaves,
  ],
  dots: buds,
};

/** The landing's picture: tulsi in flower between two branches, before a low sun. */
export function HeroDrawing({ className }: { className?: string }) {
  return (
    <div aria-hidden="true" className={className}>
      <div className="relative ml-auto h-full w-fit lg:mx-auto">
        <div className="absolute top-[19%] left-[20%] aspect-square w-[58%] rounded-full bg-turmeric-200" />
        <Botanical drawing={drawing} width={580} height={640} stroke={5} className="relative h-full w-auto text-leaf-800" />
      </div>
    </div>
  );
}
