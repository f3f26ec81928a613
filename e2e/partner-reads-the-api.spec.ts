import { expect, test } from "@playwright/test";
import { violations } from "./stage/screen";

test("a partner opens a topic, reads its operations and tries one", async ({ page }) => {
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));

  await page.goto("/api-docs");
  const { paths, tags } = (await (await page.request.get("/api/v1/openapi.json")).json()) as { paths: Record<string, Record<string, { tags?: string[] }>>; tags: { name: string }[] };
  const topics = page.locator(".opblock-tag");
  await expect(topics).toHaveCount(tags.length);
  // A topic shows its operations once it is opened.
  await page.locator("#operations-tag-doctors .expand-operation").click();
  const ofDoctors = Object.values(paths).flatMap((methods) => Object.values(methods).filter((operation) => operation.tags?.includes("doctors")));
  await expect(page.locator(".opblock")).toHaveCount(ofDoctors.length);
  await expect(page.getByText("Loading the reference…")).toHaveCount(0);

  // The elements inside are Swagger UI's own, so axe skips them.
  expect(await violations(page, { exclude: [".swagger-ui"] })).toEqual([]);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${width} px`).toBeLessThanOrEqual(0);
  }

  const search = page.locator(".opblock").filter({ has: page.locator('[data-path="/doctors/search"]') });
  await search.locator(".opblock-summary").click();
  await search.getByRole("button", { name: "Try it out" }).click();
  await search.getByRole("button", { name: "Execute" }).click();
  await expect(search.locator(".live-responses-table .response-col_status").last()).toContainText("200");
  expect(faults).toEqual([]);
});
