import { create } from "qrcode";

/** A text as a QR code of level M, as an SVG for print: black on white, with the quiet zone of four modules around it. */
export function qrSvg(text: string): string {
  const { data, size } = create(text, { errorCorrectionLevel: "M" }).modules;
  const dark: string[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let length = 0;
      while (column + length < size && data[row * size + column + length]) length++;
      if (length > 0) dark.push(`M${column} ${row}h${length}v1h-${length}z`);
      column += length;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}" shape-rendering="crispEdges"><rect x="-4" y="-4" width="${size + 8}" height="${size + 8}" fill="#fff"/><path d="${dark.join("")}" fill="#000"/></svg>`;
}
