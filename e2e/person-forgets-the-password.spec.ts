import { expect, type Page, test } from "@playwright/test";
import { expectSoundScreen } from "./stage/screen";

const first = "monsoon lantern tamarind";
const second = "copper heron before dawn";

/** Follows the link of the newest mail with this subject to this address. */
async function followMail(page: Page, subject: string, email: string, sound: () => Promise<void>) {
  const mail = page.getByRole("listitem").filter({ hasText: subject }).filter({ hasText: email });
  await expect(async () => {
    await page.goto("/outbox");
    await expect(mail.first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await sound();
  await mail.first().getByRole("link").first().click();
}

for (const { name, width, javaScriptEnabled } of [
  { name: "on a wide screen", width: 1280, javaScriptEnabled: true },
  { name: "on a phone without JavaScript", width: 390, javaScriptEnabled: false },
]) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 844 }, javaScriptEnabled });

    test("a person registers, confirms the address, forgets the password and chooses a new one", async ({ page, context }) => {
      // Axe needs scripts; without them only the journey itself is tested.
      const sound = () => (javaScriptEnabled ? expectSoundScreen(page) : Promise.resolve());
      const email = `forgetful.${width}.${Date.now()}@example.in`;

      await page.goto("/sign-up");
      await page.getByLabel("First name").fill("Asha");
      await page.getByLabel("Last name").fill("Rao");
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password", { exact: true }).fill(first);
      await page.getByRole("button", { name: "Create account" }).click();
      await page.waitForURL("**/patient");
      const banner = page.getByRole("complementary", { name: "Your email address" });
      await expect(banner).toContainText(email);
      await sound();

      await followMail(page, "Confirm your email address", email, sound);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm your email address");
      await sound();
      await page.getByRole("button", { name: "Confirm my address" }).click();
      await expect(page.getByText("Your address is confirmed")).toBeVisible();
      expect(page.url()).not.toContain("token");
      await sound();
      await page.goto("/patient");
      await expect(banner).toHaveCount(0);

      await context.clearCookies();
      await page.goto("/sign-in");
      await page.getByRole("link", { name: "Forgot your password?" }).click();
      await page.waitForURL("**/forgot-password");
      await sound();
      await page.getByLabel("Email").fill(email);
      await page.getByRole("button", { name: "Send me a link" }).click();
      await expect(page.getByText("Check your inbox")).toBeVisible();
      await sound();

      await followMail(page, "Choose a new password", email, sound);
      const opened = page.url();
      await sound();
      await page.getByLabel("New password").fill("michaeljordan23");
      await page.getByRole("button", { name: "Save the new password" }).click();
      await expect(page.getByText(/guessed quickly/)).toBeVisible();
      await page.getByLabel("New password").fill(second);
      await page.getByRole("button", { name: "Save the new password" }).click();
      await expect(page.getByText("Your new password is set")).toBeVisible();
      expect(page.url()).not.toContain("token");
      await sound();

      await page.goto(opened);
      await page.getByLabel("New password").fill("violet quarry under snow");
      await page.getByRole("button", { name: "Save the new password" }).click();
      await expect(page.getByText(/used already or has expired/)).toBeVisible();

      await page.goto("/sign-in");
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password", { exact: true }).fill(second);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL("**/patient");
    });
  });
}

test("an address without an account gets the same answer", async ({ page }) => {
  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill("nobody@example.in");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByText("Check your inbox")).toBeVisible();
});

test("a page with a link's secret in its address sends that address to no other site", async ({ request }) => {
  for (const path of ["/reset-password?token=x", "/verify-email?token=x"]) {
    const answer = await request.get(path);
    expect(answer.headers()["referrer-policy"]).toBe("same-origin");
  }
});
