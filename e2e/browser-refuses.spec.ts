import { expect, test } from "@playwright/test";

/* Our policy tells the browser what to refuse. No page of ours may ask for anything that is refused. */

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
