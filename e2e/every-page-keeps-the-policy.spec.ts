import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./stage/screen";

/* No page of ours may ask for anything that our content policy refuses. Each role is a test of its own, because each takes minutes. */

/** Pages of one kind are visited once: another id, or the name of another problem, does not make another kind. */
const kindOf = (path: string) =>
  path
    .replace(/\?.*|#.*/g, "")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}")
    .replace(/^\/problems\/.+/, "/problems/{code}");

/** Collects every violation of the content policy, every error in the console and every script that throws. */
async function watch(page: Page): Promise<string[]> {
  const faults: string[] = [];
  await page.exposeFunction("tellViolation", (text: string) => void faults.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      (window as unknown as { tellViolation(text: string): void }).tellViolation(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !/the server responded with a status of 404/.test(message.text())) faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  return faults;
}

/** Visits `starts` and every page they link to on this site, one page of each kind. */
async function visitAll(page: Page, starts: string[]): Promise<string[]> {
  const waiting = [...starts];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(kindOf(path))) continue;
    seen.add(kindOf(path));
    // A file is downloaded, not shown.
    if (await page.goto(path).catch((error: Error) => /Download is starting|ERR_ABORTED/.test(error.message) || Promise.reject(error)) === true) continue;
    await page.waitForLoadState("networkidle");
    for (const button of await page.locator("main button[aria-haspopup=dialog]").all()) {
      await button.click();
      await page.keyboard.press("Escape");
    }
    // Addresses of the API are for programs.
    const links = await page.locator("a[href^='/']:not([href^='/api/'])").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    waiting.push(...links.filter((href) => !href.startsWith("//")));
  }
  return [...seen];
}

for (const who of ["guest", "patient", "doctor", "admin"] as const) {
  test(`no page that a ${who} can reach asks for anything that is refused`, async ({ page }) => {
    const faults = await watch(page);
    if (who !== "guest") await signIn(page, who);
    const own = who === "guest" ? ["/", "/doctors?q=skin", "/sign-in", "/sign-up", "/problems/slot_taken", "/nothing/here", "/api-docs"] : [`/${who}`, "/account", "/"];
    const visited = await visitAll(page, own);
    expect(visited.length).toBeGreaterThan(6);
    expect(faults).toEqual([]);
  });
}
