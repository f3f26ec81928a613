import { expect, test } from "@playwright/test";
import { expectSoundScreen, signIn } from "./stage/screen";

test("an administrator verifies one doctor, and rejects another with a reason", async ({ page }) => {
  await signIn(page, "admin");
  await expectSoundScreen(page);
  const names = page.getByRole("main").getByRole("heading", { level: 2 });
  const first = await names.first().textContent();

  await page.getByRole("button", { name: "Verify" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("Patients can find this doctor now.")).toBeVisible();
  await expect(page.getByRole("heading", { name: first ?? "", exact: true })).toHaveCount(0);

  await page.getByRole("button", { name: "Reject" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("The number is not in the council's register.");
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("The doctor can read your reason.")).toBeVisible();
});
