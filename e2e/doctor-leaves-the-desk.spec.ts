import { expect, test } from "@playwright/test";
import { expectSoundScreen, signIn } from "./stage/screen";

test("a doctor who leaves is warned, can stay, and is signed out without losing typed text", async ({ page }) => {
  await page.clock.install();
  await signIn(page, "doctor");
  await page.goto("/doctor/practice");
  const bio = page.getByRole("textbox").last();
  await bio.fill("Forty years of practice, and a half-written sentence");

  const warning = page.getByRole("alertdialog", { name: "Are you still there?" });
  await page.clock.fastForward("27:50");
  await page.clock.runFor(2000);
  await expect(warning).toBeHidden();
  await page.clock.fastForward("00:15");
  await page.clock.runFor(2000);
  await expect(warning).toBeVisible();
  await expect(page.getByRole("button", { name: "Stay signed in" })).toBeFocused();
  await expectSoundScreen(page);
  await page.keyboard.press("Enter");
  await expect(warning).toBeHidden();
  await expect(bio).toHaveValue(/half-written sentence/);

  await page.clock.fastForward("28:05");
  await page.clock.runFor(2000);
  await expect(warning).toBeVisible();
  await page.clock.fastForward("02:05");
  await page.clock.runFor(2000);
  const ended = page.getByRole("alertdialog", { name: "You have been signed out" });
  await expect(ended).toBeVisible();
  await expect.poll(async () => (await page.request.get("/api/v1/users/profile")).status()).toBe(401);
  await expectSoundScreen(page);
  await page.keyboard.press("Escape");
  await expect(ended).toBeVisible();
  await page.getByRole("button", { name: "I have signed in again" }).click();
  await expect(page.getByText("You are not signed in yet.")).toBeVisible();

  const [tab] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Sign in, in a new tab" }).click()]);
  await tab.getByLabel("Email").fill("doctor@amrutam.test");
  await tab.getByLabel("Password", { exact: true }).fill("Amrutam-demo-1");
  await tab.getByRole("button", { name: "Sign in", exact: true }).click();
  await tab.waitForURL("**/doctor");
  await page.getByRole("button", { name: "I have signed in again" }).click();
  await expect(ended).toBeHidden();
  await expect(bio).toHaveValue(/half-written sentence/);
});
