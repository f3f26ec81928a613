import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Expects no axe violation, and nothing wider than the window. */
export async function expectSoundScreen(page: Page) {
  // After a client-side navigation the title appears later than the content.
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** Signs in with a demo account and waits for its portal. */
export const signIn = (page: Page, who: "patient" | "doctor" | "admin") => signInAs(page, `${who}@amrutam.test`, "Amrutam-demo-1", who);

export async function signInAs(page: Page, email: string, password: string, portal: "patient" | "doctor" | "admin") {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`**/${portal}`);
}
