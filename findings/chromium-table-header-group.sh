#!/usr/bin/env bash
# What we found: Chromium prints a block that is laid out as a table header (display: table-header-group) on the first sheet only,
# unless the block also says `break-inside: avoid`. A real <thead> repeats on every sheet without it.
# Seen with Chromium 156 (Debian), printing by playwright-core 1.65.1. Expected output: "Chromium 156.0.8078.108: thead 4, group 1, group with avoid 4".
# Needs: a Chromium at CHROMIUM_PATH or /usr/bin/chromium, pdftotext (poppler-utils), npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts playwright-core@1.65.1
cat > print.mjs <<'JS'
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
const lines = Array.from({ length: 100 }, (_, n) => `<p>line ${n}</p>`).join("");
const count = async (html) => {
  await page.setContent(html);
  writeFileSync("out.pdf", await page.pdf({ format: "A4" }));
  const sheets = execFileSync("pdftotext", ["out.pdf", "-"], { encoding: "utf8" }).split("\f").filter((text) => text.trim());
  return sheets.filter((text) => text.includes("HEADER")).length;
};
const group = (style) => `<div style="display:table"><div style="display:table-header-group;${style}"><p>HEADER</p></div><div style="display:table-row-group">${lines}</div></div>`;
const thead = await count(`<table><thead><tr><td>HEADER</td></tr></thead><tbody><tr><td>${lines}</td></tr></tbody></table>`);
const plain = await count(group(""));
const avoid = await count(group("break-inside:avoid"));
console.log(`Chromium ${browser.version()}: thead ${thead}, group ${plain}, group with avoid ${avoid}`);
await browser.close();
process.exitCode = thead > 1 && plain === 1 && avoid === thead ? 0 : 1;
JS
node print.mjs
