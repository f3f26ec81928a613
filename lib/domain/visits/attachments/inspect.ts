import { crc32 } from "node:zlib";
import type { AttachmentType } from "./attachment";

/** What a look at the bytes of a file tells: its type, or that it is none of ours, or one of ours that is not whole. */
export type Finding = { type: AttachmentType } | { flaw: "unknown" | "broken" | "tooManyPixels" };

/** More pixels than the cameras of phones make. A small file can claim any number, and the browser that shows it would need memory for all. */
const PIXELS_MAX = 120_000_000;

/** Programs write chunks of 4 kB or more. Each takes the time of two calls, and a file could have a million of them. */
const CHUNKS_MAX = 20_000;

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BROKEN: Finding = { flaw: "broken" };

/** Looks at the bytes themselves: the signature decides the type, and the structure must be that of a whole file of the type. */
export function inspect(bytes: Buffer): Finding {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return inspectPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return inspectJpeg(bytes);
  const head = bytes.subarray(0, 64).toString("latin1");
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-[12]\.\d/.test(head)) return inspectPdf(bytes);
  return { flaw: "unknown" };
}

const sized = (type: AttachmentType, width: number, height: number): Finding => {
  if (width === 0 || height === 0) return BROKEN;
  return width * height > PIXELS_MAX ? { flaw: "tooManyPixels" } : { type };
};

/** Chunks with right checksums: the header first, then picture data, then the end. */
function inspectPng(bytes: Buffer): Finding {
  let [at, hasData, chunks] = [8, false, 0];
  let size: [number, number] | undefined;
  while (at + 12 <= bytes.length && chunks++ < CHUNKS_MAX) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return BROKEN;
    if (!size) {
      if (name !== "IHDR" || length !== 13) return BROKEN;
      size = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
    }
    if (name === "IDAT") hasData = true;
    if (name === "IEND") return hasData ? sized("image/png", ...size) : BROKEN;
    at = end;
  }
  return BROKEN;
}

/** Segments to the frame and the scans, and the marker of the end. Phones write more behind it, such as a short film. */
function inspectJpeg(bytes: Buffer): Finding {
  let at = 2;
  let [size, hasScan]: [[number, number] | undefined, boolean] = [undefined, false];
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return BROKEN;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return size && hasScan ? sized("image/jpeg", ...size) : BROKEN;
    if (at + 4 > bytes.length) return BROKEN;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return BROKEN;
    if (isFrame(marker)) {
      if (length < 8) return BROKEN;
      size = [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    }
    at += 2 + length;
    if (marker !== 0xda) continue;
    if (!size) return BROKEN;
    hasScan = true;
    at = endOfScan(bytes, at);
  }
  return BROKEN;
}

/** The markers of a frame are C0 to CF, except three that are tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** The next marker after compressed data, in which FF is followed by 00 or by a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** How far from the end of a PDF readers look for its last lines. */
const PDF_TAIL = 2048;

/** The last lines name the place of the table of objects, the table is there, and it has a root. */
function inspectPdf(bytes: Buffer): Finding {
  const tail = bytes.subarray(-PDF_TAIL).toString("latin1");
  const place = [...tail.matchAll(/startxref\s+(\d{1,10})\s+%%EOF/g)].at(-1)?.[1];
  if (place === undefined) return BROKEN;
  // Places are counted from the header, which blanks may precede.
  const at = bytes.indexOf("%PDF-") + Number(place);
  const table = bytes.subarray(at, at + 64).toString("latin1");
  if (at >= bytes.length || !/^\s*(?:xref\s|\d+\s+\d+\s+obj\b)/.test(table)) return BROKEN;
  return bytes.includes("/Root") ? { type: "application/pdf" } : BROKEN;
}
