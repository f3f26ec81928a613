import { inflateSync } from "node:zlib";

/*
 * Reads the text of a PDF that Chromium printed, sheet by sheet, in the order in which it is drawn: from left to right on a
 * line, so words from right to left come out reversed. No package is needed for so little: Chromium writes plain objects, one
 * stream for each sheet, and for each font a table from its codes to characters.
 */

/** The text of each sheet. */
export function sheetsOf(pdf: Buffer): string[] {
  const objects = new Map([...pdf.toString("latin1").matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, number = "", body = ""]) => [number, body]));
  const object = (number: string | undefined) => objects.get(number ?? "") ?? "";
  const fonts = new Map<string, Font>();
  const fontOf = (number: string) => {
    if (!fonts.has(number)) fonts.set(number, readFont(object(number), stream(object(/\/ToUnicode (\d+) 0 R/.exec(object(number))?.[1]))));
    return fonts.get(number)!;
  };
  const pages = [...objects.values()].filter((body) => /^<<\/Type \/Page\b/.test(body));
  return pages.map((page) => {
    const named = new Map([...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", number = ""]) => [name, fontOf(number)]));
    return readSheet(stream(object(/\/Contents (\d+) 0 R/.exec(page)?.[1])), named);
  });
}

interface Font {
  /** Hexadecimal digits of one code. */
  width: number;
  texts: ReadonlyMap<number, string>;
}

const stream = (body: string) => {
  const start = body.indexOf("stream\n");
  return start === -1 ? "" : inflateSync(Buffer.from(body.slice(start + 7, body.lastIndexOf("\nendstream")), "latin1")).toString("latin1");
};

const utf16 = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");

function readFont(body: string, table: string): Font {
  const texts = new Map<number, string>();
  for (const [, from = "", to = "", text = ""] of table.matchAll(/^<(\w+)> (?:<(\w+)> )?<(\w+)>$/gm)) {
    const [first, last] = [Number.parseInt(from, 16), Number.parseInt(to || from, 16)];
    const [head, end] = [text.slice(0, -4), Number.parseInt(text.slice(-4), 16)];
    for (let code = first; code <= last; code++) texts.set(code, utf16(head + (end + code - first).toString(16).padStart(4, "0")));
  }
  return { width: body.includes("/Subtype /Type3") ? 2 : 4, texts };
}

function readSheet(content: string, fonts: ReadonlyMap<string, Font>): string {
  let text = "";
  let font: Font | undefined;
  let isReplaced = false;
  for (const [, name, actual, codes] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\/ActualText <FEFF(\w*)>|<(\w+)> Tj|\bEMC\b/g)) {
    if (name) font = fonts.get(name);
    else if (actual !== undefined) [text, isReplaced] = [text + utf16(actual), true];
    else if (!codes) isReplaced = false;
    else if (!isReplaced) for (const [code] of codes.matchAll(new RegExp(`.{${font!.width}}`, "g"))) text += font!.texts.get(Number.parseInt(code, 16)) ?? "\ufffd";
  }
  return text;
}
