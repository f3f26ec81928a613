import { type Browser, type BrowserContext, type CDPSession, expect, type Page } from "@playwright/test";
import { findBrowser } from "../../scripts/find-browser";
import { password, type Person } from "./clinic";
import type { MediaRelay, Side } from "./media-relay";
import { signInAs } from "./screen";

/* The room of a visit in browsers with cameras and microphones of their own, which show and sound something that moves. */

export const withDevices = {
  executablePath: findBrowser(),
  args: ["--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required"],
};

interface Watched {
  calls: RTCPeerConnection[];
}

/** What the newest connection of a page has received so far. */
export const received = (page: Page) =>
  page.evaluate(async () => {
    const call = (window as unknown as Watched).calls.at(-1);
    const stats = call ? [...(await call.getStats()).values()] : [];
    const of = (kind: string) => stats.find(({ type, kind: is }) => type === "inbound-rtp" && is === kind) as { framesDecoded?: number; totalAudioEnergy?: number } | undefined;
    return { frames: of("video")?.framesDecoded ?? 0, energy: of("audio")?.totalAudioEnergy ?? 0, calls: (window as unknown as Watched).calls.length };
  });

/** Waits until both go on arriving, and answers how long that took. A new connection counts from nothing. */
export async function expectArriving(page: Page, { within, picture = true, sound = true }: { within: number; picture?: boolean; sound?: boolean }): Promise<number> {
  const began = performance.now();
  let before = await received(page);
  await expect
    .poll(
      async () => {
        const now = await received(page);
        const isSame = now.calls === before.calls;
        const [frames, energy] = isSame ? [now.frames - before.frames, now.energy - before.energy] : [0, 0];
        if (!isSame) before = now;
        return (!picture || frames > 3) && (!sound || energy > 0);
      },
      { timeout: within, intervals: [100, 200, 300] },
    )
    .toBe(true);
  return performance.now() - began;
}

/** Keeps the connections that a page makes, to be looked at. To be called before the page is opened. */
async function watchCalls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const calls: RTCPeerConnection[] = ((window as unknown as Watched).calls = []);
    const Original = RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        calls.push(this);
      }
    };
  });
}

/** Pictures shown so far, by the accessible name of the video, and how many connections the page has made. */
export const pictures = (page: Page) =>
  page.evaluate(() => ({
    made: (window as unknown as Watched).calls.length,
    frames: Object.fromEntries([...document.querySelectorAll("video")].map((video) => [video.ariaLabel ?? "", video.getVideoPlaybackQuality().totalVideoFrames])),
  }));

/** Opens the page of a guest's link, in a browser where nobody is signed in. */
export async function openLink(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await watchCalls(page);
  await page.goto(link);
  return page;
}

export async function openRoom(context: BrowserContext, portal: Side, id: string, { person, relay }: { person?: Person; relay?: MediaRelay } = {}): Promise<Page> {
  const page = await context.newPage();
  await relay?.lead(page, portal);
  await watchCalls(page);
  if (person) await signInAs(page, person.email, password, portal);
  await page.goto(`/${portal}/consultations/${id}/room`);
  return page;
}

export const join = (page: Page) => page.getByRole("button", { name: "Join", exact: true }).click();
export async function write(page: Page, text: string) {
  await page.getByLabel("Your message").fill(text);
  await page.keyboard.press("Enter");
}
export const conversation = (page: Page) => page.getByRole("log", { name: "Messages" });

/** What has been written, in the order in which the page shows it. */
export const written = (page: Page) => conversation(page).locator("p").evaluateAll((all) => all.map((each) => each.lastChild?.textContent ?? ""));

/** Stops all pages of a browser as a sleeping laptop does, for a while. The browser itself and the test go on. */
export async function freeze(browser: Browser, ms: number): Promise<void> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as { processInfo: { type: string; id: number }[] };
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  expect(pages.length).toBeGreaterThan(0);
  for (const id of pages) process.kill(id, "SIGSTOP");
  await new Promise((resolve) => setTimeout(resolve, ms));
  for (const id of pages) process.kill(id, "SIGCONT");
}
