// `node scripts/paper-fonts.mjs`: makes lib/platform/papers/fonts again from the pinned packages below. Needed only to change a font.
//
// Each font gets a family name of our own, because the compiler also sees the fonts of the machine: a file of the same name
// could take our font's place, and the same paper would look different elsewhere.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const out = path.resolve("lib/platform/papers/fonts");

/** Package, its version, the styles taken, and our name of the family. */
const fonts = [
  ["figtree", "0.4.1", ["400Regular", "600SemiBold"], "Paper Latin"],
  ["fraunces", "0.4.1", ["500Medium"], "Paper Heading"],
  ["noto-sans", "0.4.2", ["400Regular"], "Paper Signs"],
  ["noto-sans-devanagari", "0.4.1", ["400Regular", "600SemiBold"], "Paper Devanagari"],
  ["hind-siliguri", "0.4.1", ["400Regular", "600SemiBold"], "Paper Bengali"],
  ["noto-sans-tamil", "0.4.3", ["400Regular", "600SemiBold"], "Paper Tamil"],
  ["noto-sans-malayalam", "0.4.2", ["400Regular", "600SemiBold"], "Paper Malayalam"],
  ["noto-sans-telugu", "0.4.2", ["400Regular", "600SemiBold"], "Paper Telugu"],
  ["noto-sans-kannada", "0.4.3", ["400Regular", "600SemiBold"], "Paper Kannada"],
  ["noto-sans-gujarati", "0.4.2", ["400Regular", "600SemiBold"], "Paper Gujarati"],
  ["noto-sans-gurmukhi", "0.4.1", ["400Regular", "600SemiBold"], "Paper Gurmukhi"],
  ["noto-sans-oriya", "0.4.2", ["400Regular", "600SemiBold"], "Paper Oriya"],
  ["noto-naskh-arabic", "0.4.5", ["400Regular", "600SemiBold"], "Paper Arabic"],
];

const folder = mkdtempSync(path.join(tmpdir(), "paper-fonts-"));
try {
  for (const [name, version, styles, family] of fonts) {
    const archive = execFileSync("npm", ["pack", `@expo-google-fonts/${name}@${version}`, "--silent"], { cwd: folder, encoding: "utf8" }).trim();
    execFileSync("tar", ["xzf", archive], { cwd: folder });
    for (const style of styles) {
      const from = path.join(folder, "package", style);
      const [file] = execFileSync("ls", [from], { encoding: "utf8" }).split("\n").filter((entry) => entry.endsWith(".ttf"));
      const label = style.replace(/^\d+/, "");
      writeFileSync(path.join(out, `${family.replace(" ", "")}-${label}.ttf`), renamed(readFileSync(path.join(from, file)), family, label));
    }
    writeFileSync(path.join(out, `${family.replace(" ", "")}.OFL.txt`), readFileSync(path.join(folder, "package", "LICENSE_FONT")));
    rmSync(path.join(folder, "package"), { recursive: true });
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The same font under another family name. Copyright, version and licence stay as they are. */
function renamed(font, family, style) {
  const tables = readTables(font);
  const kept = namesOf(tables.get("name"));
  const names = new Map([
    ...[0, 5, 13, 14].filter((id) => kept.has(id)).map((id) => [id, kept.get(id)]),
    [1, family], [2, style === "Regular" ? "Regular" : style], [3, `${family} ${style}`], [4, `${family} ${style}`], [6, `${family.replace(" ", "")}-${style}`],
  ]);
  // Both speak of names or bytes that are no longer there.
  tables.delete("STAT");
  tables.delete("DSIG");
  tables.set("name", nameTable([...names].sort(([a], [b]) => a - b)));
  return writeTables(font.readUInt32BE(0), tables);
}

function readTables(font) {
  const tables = new Map();
  for (let n = 0; n < font.readUInt16BE(4); n++) {
    const at = 12 + 16 * n;
    const start = font.readUInt32BE(at + 8);
    tables.set(font.toString("latin1", at, at + 4), Buffer.from(font.subarray(start, start + font.readUInt32BE(at + 12))));
  }
  return tables;
}

/** The Windows names in English. */
function namesOf(table) {
  const names = new Map();
  const storage = table.readUInt16BE(4);
  for (let n = 0; n < table.readUInt16BE(2); n++) {
    const [platform, , language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((part) => table.readUInt16BE(6 + 12 * n + part));
    if (platform === 3 && language === 0x409) names.set(id, Buffer.from(table.subarray(storage + offset, storage + offset + length)).swap16().toString("utf16le"));
  }
  return names;
}

function nameTable(names) {
  const texts = names.map(([, text]) => Buffer.from(text, "utf16le").swap16());
  const head = Buffer.alloc(6 + 12 * names.length);
  head.writeUInt16BE(names.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [n, [id]] of names.entries()) {
    for (const [part, value] of [3, 1, 0x409, id, texts[n].length, offset].entries()) head.writeUInt16BE(value, 6 + 12 * n + 2 * part);
    offset += texts[n].length;
  }
  return Buffer.concat([head, ...texts]);
}

function writeTables(kind, tables) {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const head = Buffer.alloc(12 + 16 * sorted.length);
  const power = Math.floor(Math.log2(sorted.length));
  head.writeUInt32BE(kind, 0);
  for (const [n, value] of [sorted.length, 16 * 2 ** power, power, 16 * (sorted.length - 2 ** power)].entries()) head.writeUInt16BE(value, 4 + 2 * n);
  let offset = head.length;
  const bodies = sorted.map(([tag, body], n) => {
    if (tag === "head") body.writeUInt32BE(0, 8);
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    head.write(tag, 12 + 16 * n, "latin1");
    for (const [part, value] of [checksum(padded), offset, body.length].entries()) head.writeUInt32BE(value, 16 + 16 * n + 4 * part);
    offset += padded.length;
    return padded;
  });
  const font = Buffer.concat([head, ...bodies]);
  const at = readOffset(font, "head");
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, at + 8);
  return font;
}

function readOffset(font, tag) {
  for (let n = 0; n < font.readUInt16BE(4); n++) if (font.toString("latin1", 12 + 16 * n, 16 + 16 * n) === tag) return font.readUInt32BE(12 + 16 * n + 8);
  throw new Error(`no table ${tag}`);
}

function checksum(bytes) {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
