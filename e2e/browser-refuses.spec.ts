import { expect, type Page, test } from "@playwright/test";
import { signIn } from "./screen";

/* Our policy tells the browser what to refuse. No page of ours may ask for anything that is refused. */

/** Pages of one kind are visited once: different numbers or ids in a path do not make another kind. */
const kindOf = (path: string) => path.replace(/\?.*|#.*/g, "").replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "{id}");

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
    test.setTimeout(240_000);
    const faults = await watch(page);
    if (who !== "guest") await signIn(page, who);
    const own = who === "guest" ? ["/", "/doctors?q=skin", "/sign-in", "/sign-up", "/problems/slot_taken", "/nothing/here", "/api-docs"] : [`/${who}`, "/account", "/"];
    const visited = await visitAll(page, own);
    expect(visited.length).toBeGreaterThan(6);
    expect(faults).toEqual([]);
  });
}

test("a script injected into a page does not run", async ({ page }) => {
  const address = "/doctors?q=skin";
  await page.route("**/doctors?q=skin", async (route) => {
    const answer = await route.fetch();
    const slipped = `<script>window.ran = "inline"</script><script src="/_next/static/slipped.js"></script><script src="https://evil.example/x.js"></script><script src="data:text/javascript,window.ran='data'"></script>
      <img src="/none.png" onerror="window.ran = 'handler'"><a id="slipped" href="javascript:window.ran='link'">x</a>
      <base href="https://evil.example/"><iframe src="https://evil.example/"></iframe><form id="out" action="https://evil.example/"></form>`;
    await route.fulfill({ response: answer, body: (await answer.text()).replace("<body", `<body data-slipped`).replace("</body>", `${slipped}</body>`) });
  });
  await page.route("**/slipped.js", (route) => route.fulfill({ contentType: "text/javascript", body: "window.ran = 'file'" }));
  const asked: string[] = [];
  // A script the browser refuses is never requested here. A script it allows would be answered here and run.
  await page.route("https://evil.example/**", (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: "window.ran = 'elsewhere'" });
  });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => {
    document.querySelector<HTMLAnchorElement>("#slipped")?.click();
    document.querySelector<HTMLFormElement>("#out")?.submit();
    const made = document.createElement("script");
    made.textContent = "window.ran = 'made'";
    document.body.append(made);
    document.body.insertAdjacentHTML("beforeend", `<svg onload="window.ran = 'svg'"></svg>`);
  });
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
  expect(await page.evaluate(() => document.baseURI)).not.toContain("evil");
  expect(asked).toEqual([]);
  expect(new URL(page.url()).hostname).toBe("localhost");
  // And the page's own scripts did run: it reacts to a click without reloading.
  expect(await page.evaluate(() => typeof (window as unknown as { next?: unknown }).next)).toBe("object");
});

test("every kind of response has the headers, and no nonce is used twice", async ({ request, baseURL }) => {
  const page = await request.get("/");
  const asset = /\/_next\/static\/[^"]+\.js/.exec(await page.text())![0];
  const answers = {
    page,
    "not found": await request.get("/nothing/here"),
    api: await request.get("/api/v1/doctors/search"),
    problem: await request.get("/api/v1/nothing"),
    "api document": await request.get("/api/v1/openapi.json"),
    health: await request.get("/healthz"),
    script: await request.get(asset),
    drawing: await request.get("/plants.svg"),
    "not found file": await request.get("/_next/static/nothing.js"),
    "sign-in": await request.get("/patient", { maxRedirects: 0 }),
  };
  for (const [name, answer] of Object.entries(answers)) {
    const headers = answer.headers();
    expect(headers["content-security-policy"], name).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"], name).not.toMatch(/script-src[^;]*'unsafe/);
    expect(headers["x-content-type-options"], name).toBe("nosniff");
    expect(headers["referrer-policy"], name).toBe("same-origin");
    expect(headers["cross-origin-opener-policy"], name).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"], name).toBe("same-origin");
    expect(headers["permissions-policy"], name).toContain("camera=(self), microphone=(self)");
    expect(headers["x-frame-options"], name).toBe("DENY");
    expect(headers["x-powered-by"], name).toBeUndefined();
  }
  const nonces = await Promise.all(Array.from({ length: 5 }, async () => /'nonce-([^']+)'/.exec((await request.get("/")).headers()["content-security-policy"]!)![1]!));
  expect(new Set(nonces).size).toBe(5);
  for (const nonce of nonces) expect(nonce).toMatch(/^[\w-]{43}$/);

  const lured = await request.get("/patient", { maxRedirects: 0, headers: { host: "evil.example", "x-forwarded-host": "evil.example" } });
  expect(lured.status()).toBe(303);
  expect(new URL(lured.headers().location!, baseURL).origin).toBe(new URL(baseURL!).origin);
});
