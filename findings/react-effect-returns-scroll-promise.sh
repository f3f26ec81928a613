#!/usr/bin/env bash
# What we found: in Chromium 156 `scrollIntoView` answers a promise, no longer undefined. A React effect written as one expression,
# `useEffect(() => element.scrollIntoView(), [n])`, therefore returns that promise, React takes it for the function that cleans up, and
# the page falls at the *next* change of `n` with "is not a function". TypeScript 6.0.3 does not object: its types say void. With braces
# around the body the same page lives.
# Seen with Chromium 156.0.8078.108 (Debian), react and react-dom 19.3.1, driven by playwright-core 1.65.1.
# Expected output: "Chromium 156.0.8078.108: answers a promise, expression falls, block lives".
# Needs: a Chromium at CHROMIUM_PATH or /usr/bin/chromium, npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts playwright-core@1.65.1 react@19.3.1 react-dom@19.3.1 esbuild@0.28.2
cat > page.jsx <<'JS'
import { useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
function List({ hasBraces }) {
  const [n, setN] = useState(1);
  const end = useRef(null);
  window.more = () => setN((was) => was + 1);
  const effect = hasBraces ? () => { end.current.scrollIntoView(); } : () => end.current.scrollIntoView();
  useEffect(effect, [n]);
  return <div id="list">{n} lines<p ref={end} /></div>;
}
window.show = (hasBraces) => createRoot(document.getElementById("root")).render(<List hasBraces={hasBraces} />);
JS
npx esbuild page.jsx --bundle --jsx=automatic --define:process.env.NODE_ENV='"production"' --outfile=page.js --log-level=error
cat > look.mjs <<'JS'
import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const answered = await (await browser.newPage()).evaluate(() => typeof document.body.scrollIntoView()?.then === "function");
const lives = async (hasBraces) => {
  const page = await browser.newPage();
  await page.setContent('<div id="root"></div>');
  await page.addScriptTag({ path: "page.js" });
  await page.evaluate((braces) => window.show(braces), hasBraces);
  await page.waitForSelector("#list");
  await page.evaluate(() => window.more());
  await page.waitForTimeout(500);
  return (await page.locator("#list").count()) === 1;
};
const [expression, block] = [await lives(false), await lives(true)];
console.log(`Chromium ${browser.version()}: answers ${answered ? "a promise" : "nothing"}, expression ${expression ? "lives" : "falls"}, block ${block ? "lives" : "falls"}`);
await browser.close();
process.exitCode = answered && !expression && block ? 0 : 1;
JS
node look.mjs
