import { expect, test } from "@playwright/test";
import { expectSoundScreen, signIn } from "./stage/screen";

test("an administrator reads a month's figures as charts and as tables, and those of an empty period", async ({ page }) => {
  await signIn(page, "admin");
  await page.goto("/admin/analytics?days=30");
  await expect(page.getByRole("img", { name: /^Consultations: / })).toBeVisible();
  await page.getByText("Show the figures").first().click();
  await expect(page.getByRole("table").first()).toBeVisible();
  await expectSoundScreen(page);

  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("To, included").fill("2020-01-31");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Nothing in this period" })).toBeVisible();
  await expectSoundScreen(page);
});

test("an administrator creates a partner's key, which is shown once and works in the API until it is revoked", async ({ page, request }) => {
  await signIn(page, "admin");
  await page.goto("/admin/api-keys/new");
  await page.getByLabel("Partner and purpose").fill("Sanjivani Pharmacy, counter check");
  await page.getByRole("checkbox", { name: "doctors:read" }).check();
  await expectSoundScreen(page);
  await page.getByRole("button", { name: "Make the key" }).click();
  const key = (await page.getByText(/^amr_/).textContent())!;
  await expectSoundScreen(page);
  const statusWithKey = async () => (await request.get("/api/v1/api-keys/current", { headers: { authorization: `Bearer ${key}` } })).status();
  expect(await statusWithKey()).toBe(200);

  await page.goto("/admin/api-keys");
  await expect(page.getByText(key)).toHaveCount(0);
  await expectSoundScreen(page);
  const row = page.getByRole("row").filter({ hasText: "Sanjivani Pharmacy, counter check" }).first();
  await row.getByRole("button", { name: "Revoke" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(row.getByText("Revoked")).toBeVisible();
  await expect.poll(statusWithKey).toBe(401);
});
