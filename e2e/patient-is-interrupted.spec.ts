import { expect, type Route, test } from "@playwright/test";
import { pay } from "./stage/pay";
import { expectSoundScreen, openDoctor, openFreeDay, signIn } from "./stage/screen";

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("a patient's typed text survives a lost connection and an ended session, and is then booked", async ({ page, context }) => {
    await signIn(page, "patient");
    await openDoctor(page, "Jayant Vaidya");
    await openFreeDay(page);
    // One word wider than any screen.
    const trouble = `Itching since Monday, ${"verymuch".repeat(60)}`;
    const complaint = page.getByLabel("What troubles you?");
    const book = page.getByRole("button", { name: "Book this time" });
    await page.getByRole("radio", { name: /\(you\)/ }).check();
    await complaint.fill(trouble);
    await page.locator("input[name=slotId]").last().check({ force: true });

    await context.setOffline(true);
    await book.click();
    await expect(page.getByRole("alert").filter({ hasText: "could not reach the server" })).toBeVisible();
    await context.setOffline(false);

    await context.clearCookies();
    await book.click();
    const signedOut = page.getByRole("alert").filter({ hasText: "You have been signed out" });
    await expect(signedOut).toBeVisible();
    await expectSoundScreen(page);
    await expect(complaint).toHaveValue(trouble);
    await expect(page.locator("input[name=slotId]:checked")).toHaveCount(1);

    const [tab] = await Promise.all([context.waitForEvent("page"), signedOut.getByRole("link").click()]);
    await signIn(tab, "patient");
    await tab.close();
    await book.click();
    await page.waitForURL(/\/patient\/consultations\/.*booked/);
    await expect(page.getByText(trouble).first()).toBeVisible();
    await expectSoundScreen(page);
  });
});

test("what a person types while the answer is under way stays, after a refusal and after a success", async ({ page }) => {
  await signIn(page, "patient");
  await page.goto("/verify");
  const code = page.getByLabel("Code");
  await page.getByLabel("Number").fill("01900000-0000-7000-8000-000000000000");
  await code.fill("0000-0000-0000");
  // Type at the very moment at which the refusal appears.
  await code.evaluate((field: HTMLInputElement) => {
    const watching = new MutationObserver(() => {
      if (!document.body.textContent?.includes("There is no signed prescription")) return;
      watching.disconnect();
      field.select();
      document.execCommand("insertText", false, "1111-1111-1111");
    });
    watching.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(code).toHaveValue("1111-1111-1111");
  await page.waitForTimeout(600);
  await expect(code).toHaveValue("1111-1111-1111");

  await page.goto("/account");
  const city = page.getByLabel("City");
  const save = page.locator("form").filter({ has: city }).getByRole("button", { name: /Save/ });
  const slow = async (route: Route) => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await route.continue();
  };
  await page.route("**/account", slow);
  await city.fill("Mysuru");
  await save.click();
  await city.fill("Mysuru, Karnataka");
  await expect(page.getByText("Your profile is saved.")).toBeVisible();
  await page.waitForTimeout(600);
  await expect(city).toHaveValue("Mysuru, Karnataka");
});

test.describe("in New York", () => {
  test.use({ timezoneId: "America/New_York" });

  test("a newcomer sees the booked time by their own clock and by the doctor's", async ({ page }) => {
    await page.goto("/sign-up");
    await page.getByLabel("First name").fill("Nina");
    await page.getByLabel("Last name").fill("Rao");
    await page.getByLabel("Email").fill(`nina-${Date.now()}@example.test`);
    await page.getByLabel("Password", { exact: true }).fill("monsoon over the western ghats");
    await page.locator("form button[type=submit]").last().click();
    await page.waitForURL("**/patient");
    await openDoctor(page, "Swathi Reddy");
    await page.locator("input[name=slotId]").last().check({ force: true });
    await page.getByLabel("What troubles you?").fill("Itching since Monday");
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.waitForURL(/\/patient\/consultations\/.*booked/);
    await pay(page);
    await expect(page.getByRole("status").filter({ hasText: "It is booked" }).locator("..")).toContainText(/GMT-[45]/);
    await expect(page.getByText(/For the doctor it is .* IST/)).toBeVisible();
  });
});
