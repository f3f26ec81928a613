import { expect, type Page, test } from "@playwright/test";
import { openFreeDay, signIn, openDoctor } from "./stage/screen";

/** Another person signs in in a second tab of the same browser. */
async function signInElsewhere(page: Page, who: "patient" | "doctor" | "admin") {
  const tab = await page.context().newPage();
  await tab.context().clearCookies();
  await signIn(tab, who);
  await tab.close();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a page opened for one person does nothing for another who has signed in since", async ({ page }) => {
      await signIn(page, "patient");
      await page.goto("/account");
      const before = await page.getByLabel("First name").inputValue();
      await page.getByLabel("First name").fill("Wrongname");
      await signInElsewhere(page, "doctor");
      await page.getByRole("button", { name: "Save" }).first().click();
      await expect(page.getByText(/This page was opened for .+, and you are signed in as .+ now/)).toBeVisible();
      await expect(page.getByLabel("First name")).toHaveValue("Wrongname");
      await page.goto("/account");
      await expect(page.getByLabel("First name")).not.toHaveValue("Wrongname");
      await expect(page.getByLabel("First name")).not.toHaveValue(before);
    });
  });
}

const booking = /\/patient\/consultations\/(.*)\?booked/;

test("a cancelled time can be booked again from the page that the browser kept", async ({ page }) => {
  await signIn(page, "patient");
  await openDoctor(page, "Kavitha Hegde");
  await openFreeDay(page);
  const doctor = page.url();
  const slotId = await page.locator("input[name=slotId]").last().getAttribute("value");
  const book = async (complaint: string) => {
    await page.getByRole("radio", { name: /\(you\)/ }).check();
    await page.locator(`input[value="${slotId}"]`).check({ force: true });
    await page.getByLabel("What troubles you?").fill(complaint);
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.waitForURL(booking);
    return booking.exec(page.url())![1]!;
  };
  const ids = new Set<string>();
  for (const complaint of ["Acidity after meals", "Acidity after meals", "Something else"]) {
    if (ids.size > 0) {
      await page.goBack();
      if (page.url() !== doctor) await page.goto(doctor);
    }
    ids.add(await book(complaint));
    await page.getByRole("button", { name: /cancel/i }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Feeling better");
    await dialog.locator("button[type=submit]").click();
    await expect(page.getByText("Cancelled", { exact: true }).first()).toBeVisible();
  }
  expect(ids.size).toBe(3);
});
