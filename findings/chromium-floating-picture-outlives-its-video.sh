#!/usr/bin/env bash
# What we found: in Chromium 156 the small window of `requestPictureInPicture` outlives its video. It stays open, with the last picture
# standing in it, after the video has lost its source (`srcObject = null`), after its track has ended, after the element has become
# invisible, and after the element has been removed from the page. A call that covers or takes away a video on its page
# therefore goes on showing a face in the corner of the screen. Only `document.exitPictureInPicture()` closes the window.
# Seen by `document.pictureInPictureElement` with Chromium 156.0.8078.108 (Debian), headless, driven by playwright-core 1.65.1.
# Expected output: "Chromium 156.0.8078.108: still open without source true, with ended track true, invisible true, removed true; closed by exit true".
# Needs: a Chromium at CHROMIUM_PATH or /usr/bin/chromium, npm.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts playwright-core@1.65.1
cat > look.mjs <<'JS'
import { createServer } from "node:http";
import { chromium } from "playwright-core";
const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<!doctype html><title>Call</title><canvas></canvas><video muted playsinline></video><button>Float</button>"));
await new Promise((resolve) => server.listen(0, resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
/** Whether the window is open some time after `change`, which gets the floating video. */
const stays = async (change) => {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${server.address().port}`);
  await page.evaluate(async () => {
    const [canvas, video] = [document.querySelector("canvas"), document.querySelector("video")];
    const brush = canvas.getContext("2d");
    setInterval(() => brush.fillRect(0, 0, Math.random() * 300, 150), 50);
    video.srcObject = canvas.captureStream(20);
    await video.play();
    document.querySelector("button").onclick = () => void video.requestPictureInPicture();
  });
  await page.click("button");
  await page.waitForFunction(() => document.pictureInPictureElement !== null);
  await page.evaluate(change);
  await page.waitForTimeout(1500);
  return page.evaluate(() => document.pictureInPictureElement !== null);
};
const noSource = await stays(() => void (document.querySelector("video").srcObject = null));
const ended = await stays(() => document.querySelector("video").srcObject.getTracks().forEach((track) => track.stop()));
const invisible = await stays(() => void (document.querySelector("video").style.visibility = "hidden"));
const removed = await stays(() => document.querySelector("video").remove());
const closed = !(await stays(() => document.exitPictureInPicture()));
console.log(`Chromium ${browser.version()}: still open without source ${noSource}, with ended track ${ended}, invisible ${invisible}, removed ${removed}; closed by exit ${closed}`);
await browser.close();
server.close();
process.exitCode = noSource && ended && invisible && removed && closed ? 0 : 1;
JS
node look.mjs
