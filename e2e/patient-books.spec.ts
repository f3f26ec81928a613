import { expect, test } from "@playwright/test";
import { pay } from "./stage/pay";
import { expectSoundScreen, signIn, openDoctor } from "./stage/screen";

/** A doctor in the results: ids are UUIDv7, which start with a 0. */

for (const { name, width, javaScriptEnabled } of [
  { name: "on a desktop", width: 1280, javaScriptEnabled: true },
  { name: "on a phone, without JavaScript", width: 390, javaScriptEnabled: false },
]) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 844 }, javaScriptEnabled });

    test("a newcomer registers, finds a doctor, books a time, pays, sees it booked, cancels it and sees the money on its way back", async ({ page }) => {
      const email = `newcomer-${width}-${javaScriptEnabled}-${Date.now()}@example.test`;
      const sound = async () => {
        if (javaScriptEnabled) await expectSoundScreen(page);
      };
      await page.goto("/");
      await sound();

      await page.goto("/sign-up");
      await sound();
      await page.getByLabel("First name").fill("Ananya");
      await page.getByLabel("Last name").fill("Krishnan");
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Password", { exact: true }).fill("monsoon over the western ghats");
      await page.locator("form button[type=submit]").last().click();
      await page.waitForURL("**/patient");
      await sound();

      await page.goto("/doctors?sort=nextAvailable");
      await sound();
      await openDoctor(page, "Harini Shastri");
      await sound();

      const time = page.locator("input[name=slotId]").last();
      await time.check({ force: true });
      await page.getByLabel("What troubles you?").fill("Acidity after meals for two weeks");
      await page.getByRole("button", { name: "Book this time" }).click();
      await page.waitForURL(/\/patient\/consultations\/.*booked/);
      await expect(page.getByText("Acidity after meals for two weeks").first()).toBeVisible();
      await sound();
      await pay(page, sound);
      await expect(page.getByText("It is booked")).toBeVisible();

      await page.goto("/patient");
      await page.locator('main a[href^="/patient/consultations/"]').first().click();
      await page.waitForURL(/\/patient\/consultations\//);
      await page.getByRole("button", { name: /cancel/i }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").fill("Feeling better");
      await dialog.locator("button[type=submit]").click();
      await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
      await page.goto("/patient/payments");
      await expect(page.getByText("Cancelled in time")).toBeVisible();
      await sound();
    });
  });
}

test("a time that somebody else books disappears from the page", async ({ browser, baseURL }) => {
  const [first, second] = await Promise.all([browser.newContext({ baseURL }), browser.newContext({ baseURL })]);
  const [watcher, rival] = await Promise.all([first.newPage(), second.newPage()]);
  await signIn(watcher, "patient");
  await rival.goto("/sign-up");
  await rival.getByLabel("First name").fill("Vikram");
  await rival.getByLabel("Last name").fill("Bose");
  await rival.getByLabel("Email").fill(`rival-${Date.now()}@example.test`);
  await rival.getByLabel("Password", { exact: true }).fill("monsoon over the western ghats");
  await rival.locator("form button[type=submit]").last().click();
  await rival.waitForURL("**/patient");

  await openDoctor(rival, "Padmini Raghavan");
  await watcher.goto(rival.url());
  const slotId = await rival.locator("input[name=slotId]").last().getAttribute("value");
  await expect(watcher.locator(`input[value="${slotId}"]`)).toHaveCount(1);

  await rival.locator(`input[value="${slotId}"]`).check({ force: true });
  await rival.getByLabel("What troubles you?").fill("Headache in the evenings");
  await rival.getByRole("button", { name: "Book this time" }).click();
  await rival.waitForURL(/\/patient\/consultations\//);
  await expect(watcher.locator(`input[value="${slotId}"]`)).toHaveCount(0, { timeout: 15_000 });
});
