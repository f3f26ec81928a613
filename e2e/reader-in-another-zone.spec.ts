import { expect, test } from "@playwright/test";
import { expectSoundScreen } from "./screen";

/*
 * Winnipeg keeps GMT-5 all year by the law of 2026. Node, PostgreSQL and many browsers have older rules, by which it is an
 * hour earlier there in winter. The product's own rules decide everywhere.
 */
test.use({ timezoneId: "America/Winnipeg" });

const profileLink = 'main a[href^="/doctors/0"]';

/** An instant as clocks at GMT-5 show it: "1:00 am". */
const hourAt = (at: Date) => new Intl.DateTimeFormat("en-IN", { timeZone: "Etc/GMT+5", hour: "numeric", minute: "2-digit" }).format(at).replace(/\s/g, " ");

/** "20261210T060000Z" as an instant. */
const instantOf = (utc: string) => new Date(utc.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

const plain = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim();

test("a patient in Winnipeg reads one hour everywhere: picker, summary, booking, calendar and mail", async ({ page }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));

  await test.step("a guest sees the times of the browser's zone, each under one day", async () => {
    await page.goto("/doctors?sort=nextAvailable");
    await expect(page.locator("main article").first()).toContainText("GMT-5");
    await page.locator(profileLink).first().click();
    await page.waitForURL(/\/doctors\/[0-9a-f-]{36}/);
    await expect(page.getByText(/^Times are in Winnipeg \(GMT-5\)\.|^Times are in Eastern Standard Time\./)).toBeVisible();
    await expectSoundScreen(page);
  });

  const email = `winnipeg-${Date.now()}@example.test`;
  const doctorsPage = page.url();
  await test.step("registers", async () => {
    await page.goto("/sign-up");
    await page.getByLabel("First name").fill("Nadia");
    await page.getByLabel("Last name").fill("Fehr");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("monsoon over the western ghats");
    await page.locator("form button[type=submit]").last().click();
    await page.waitForURL("**/patient");
  });

  const hour = await test.step("chooses a time: picker and summary say the same hour, and the doctor's beside it", async () => {
    await page.goto(doctorsPage);
    const chip = page.locator("label:has(input[name=slotId])").last();
    await chip.locator("input").check({ force: true });
    const chosen = plain(await chip.textContent());
    expect(chosen).toMatch(/^\d{1,2}:\d\d [ap]m$/);
    const summary = page.locator("form dl");
    await expect(summary).toContainText(new RegExp(`${chosen.replace(/ [ap]m$/, "")}.*GMT-5`));
    await expect(summary).toContainText(/IST/);
    return chosen;
  });

  const address = await test.step("books it: the page of the consultation says that hour", async () => {
    await page.getByLabel("What troubles you?").fill("Cold hands in the mornings");
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.waitForURL(/\/patient\/consultations\/.*booked/);
    await expect(page.getByRole("status").filter({ hasText: "It is booked" }).locator("..")).toContainText(`${hour} GMT-5`);
    await expectSoundScreen(page);
    return page.url().split("?")[0]!;
  });

  await test.step("the calendar file has the instant in UTC, and that hour is the one shown", async () => {
    const file = await (await page.request.get(`${address}/calendar.ics`)).text();
    const [, start = ""] = /^DTSTART:(\d{8}T\d{6}Z)\r?$/m.exec(file) ?? [];
    expect(hourAt(instantOf(start))).toBe(hour);
    expect(file).not.toMatch(/TZID|VTIMEZONE/);
  });

  await test.step("the mail says it too, and so does home", async () => {
    await expect(async () => {
      await page.goto("/outbox");
      await expect(page.locator("main li", { hasText: email }).filter({ hasText: "GMT-5" }).first()).toContainText(hour.replace(/ [ap]m$/, ""), { timeout: 1000 });
    }).toPass({ timeout: 30_000 });
    await page.goto("/patient");
    await expect(page.locator("main article").first()).toContainText(/GMT-5/);
    await expect(page.locator("main article").first()).toContainText(hour.replace(/ [ap]m$/, ""));
  });

  expect(errors).toEqual([]);
});
