import axe from "axe-core";
import { expect, type Locator, type Page } from "@playwright/test";

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Expects no axe violation and nothing wider than the window, on a desktop and on a phone. The page keeps its own width. */
export async function expectSoundScreen(page: Page) {
  const own = page.viewportSize() ?? WIDE;
  await expectSoundNow(page);
  await page.setViewportSize(own.width > NARROW.width ? NARROW : WIDE);
  await expectSoundNow(page);
  await page.setViewportSize(own);
}

async function expectSoundNow(page: Page) {
  // After a client-side navigation the title appears later than the content, and is renewed for a moment.
  await expect(page).toHaveTitle(/./);
  const width = page.viewportSize()?.width;
  expect(await violations(page), `${width} px wide`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `wider than ${width} px by`).toBeLessThanOrEqual(0);
}

/** What axe finds in a page, but not in frames. Its source goes into each document once: that takes longer than looking. */
export async function violations(page: Page, { exclude = [] as string[] } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (left) => {
    const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run({ exclude: left.map((selector) => [selector]) }, { resultTypes: ["violations"], iframes: false });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, exclude);
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

/**
 * Opens the profile of one of the demo's doctors. Journeys run at once: each that books takes a doctor whom no other one books, so that the
 * time it has chosen stays free.
 */
export async function openDoctor(page: Page, name: string) {
  await page.goto(`/doctors?${new URLSearchParams({ q: name }).toString()}`);
  await page.locator('main a[href^="/doctors/0"]').first().click();
  await page.waitForURL(/\/doctors\/[0-9a-f-]{36}/);
}

/**
 * Shows a day of the doctor whose page is open, with free times, on which the demo's patient has no visit of her own: hers are
 * within the next week.
 */
export async function openFreeDay(page: Page) {
  const address = page.url().split("?")[0]!;
  const slots = page.locator("input[name=slotId]");
  for (let days = 8; days < 13; days++) {
    await page.goto(`${address}?date=${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}`);
    await expect(page.getByLabel("What troubles you?")).toBeVisible();
    if ((await slots.count()) > 0) return;
  }
}

/**
 * Expects that the eye meets these words of an element on one line, one after another from the left. The text alone does not
 * tell: a name that runs from right to left can draw the words beside it to its other side.
 */
export async function expectFromTheLeft(element: Locator, words: readonly string[]) {
  const boxes = await element.evaluate((root, wanted) => {
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const letters: { node: Node; place: number }[] = [];
    while (nodes.nextNode()) for (let place = 0; place < (nodes.currentNode.nodeValue ?? "").length; place++) letters.push({ node: nodes.currentNode, place });
    const text = letters.map(({ node, place }) => node.nodeValue![place]).join("");
    let from = 0;
    return wanted.map((one) => {
      const start = text.indexOf(one, from);
      if (start === -1) throw new Error(`"${one}" is not in "${text.slice(from)}"`);
      from = start + one.length;
      const range = document.createRange();
      range.setStart(letters[start]!.node, letters[start]!.place);
      range.setEnd(letters[from - 1]!.node, letters[from - 1]!.place + 1);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom };
    });
  }, words);
  for (let n = 1; n < boxes.length; n++) {
    const [before, after] = [boxes[n - 1]!, boxes[n]!];
    const pair = `"${words[n - 1]}" and then "${words[n]}"`;
    expect(after.left, `${pair}, from the left`).toBeGreaterThanOrEqual(before.right - 1);
    expect(after.top, `${pair}, on one line`).toBeLessThan(before.bottom);
  }
}
