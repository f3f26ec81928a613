import { leafHalves } from "@/components/ui/leaf-shape";
import { plants } from "./plants";

/**
 * All plants as one SVG of symbols, so that a page refers to a drawing instead of containing it. Colours come from the
 * place that uses a symbol: `currentColor`, and the accent through its custom property.
 */
export function plantSheet(): string {
  const symbols = Object.entries(plants).map(([name, { stems, leaves, dots = [] }]) => {
    const halves = leaves.map(leafHalves);
    return [
      `<symbol id="${name}" viewBox="0 0 96 96">`,
      `<path d="${stems.join("")}" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,
      `<path d="${halves.map(([lit]) => lit).join("")}" fill="currentColor"/>`,
      `<path d="${halves.map(([, shaded]) => shaded).join("")}" fill="currentColor" opacity=".62"/>`,
      ...dots.map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="var(--accent,#e5a32b)"/>`),
      `</symbol>`,
    ].join("");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}
