import { expect, type Page } from "@playwright/test";

/** Pays for the visit that was just booked with a fee, through the simulated provider, and is back at the visit. */
export async function pay(page: Page, onPage: () => Promise<void> = async () => {}): Promise<void> {
  const toCalendar = page.getByRole("link", { name: "Add to my calendar" });
  await expect(page.getByRole("button", { name: /^Pay ₹/ })).toBeVisible();
  await expect(toCalendar).toHaveCount(0);
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  await page.waitForURL(/\/pay$/);
  await onPage();
  await page.getByRole("button", { name: "The payment succeeds" }).click();
  await page.waitForURL(/\/patient\/consultations\/[0-9a-f-]+\?booked=1/);
  await expect(toCalendar).toBeVisible();
}
