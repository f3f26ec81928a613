import { expect, test } from "@playwright/test";
import { newDoctor, newWord, password } from "./stage/clinic";
import { signInAs } from "./stage/screen";

// So low a window that every page is longer than it.
test.use({ viewport: { width: 1280, height: 420 } });

test("the wheel over a focused number scrolls the page and leaves the number alone", async ({ page, baseURL }) => {
  const doctor = await newDoctor(baseURL!, newWord());
  await signInAs(page, doctor.email, password, "doctor");
  const met: string[] = [];
  for (const address of ["/doctor/practice", "/doctor/slots/new", "/doctor/slots/new?how=one"]) {
    await page.goto(address);
    for (const field of await page.locator("input[type=number]").all()) {
      const name = (await field.getAttribute("name"))!;
      await test.step(`${name} on ${address}`, async () => {
        await field.evaluate((input) => input.scrollIntoView({ block: "center" }));
        await field.click();
        await expect(field).toBeFocused();
        const value = await field.inputValue();
        expect(value).toMatch(/^\d+$/);
        const at = await page.evaluate(() => window.scrollY);
        const isRoomBelow = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight - window.scrollY > 50);
        await page.mouse.wheel(0, isRoomBelow ? 50 : -50);
        const now = () => field.evaluate((input: HTMLInputElement, before) => ({ value: input.value, scrolled: Math.abs(window.scrollY - before) > 10 }), at);
        await expect.poll(now, { timeout: 10_000 }).toEqual({ value, scrolled: true });
        met.push(name);
      });
    }
  }
  expect(met).toEqual(["experienceYears", "consultationFee.amount", "slotMinutes", "minutes", "minutes"]);
});
