import { expect, type Page, test } from "@playwright/test";
import { expectSoundScreen, openDoctor } from "./stage/screen";

const password = "monsoon over the western ghats";

async function register(page: Page, firstName: string, email: string) {
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Last name").fill("Krishnan");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
}

/** A date some months and ten days ago, YYYY-MM-DD: the age in months is the same at a visit within the next two weeks. */
function bornMonthsAgo(months: number): string {
  const day = new Date(Date.now() - 10 * 86_400_000);
  // A day that every month has.
  day.setUTCDate(Math.min(day.getUTCDate(), 28));
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString().slice(0, 10);
}

async function addPerson(page: Page, firstName: string, months: number) {
  await page.goto("/patient/people");
  await page.getByRole("link", { name: "Add a person" }).click();
  await page.waitForURL("**/patient/people/new");
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Last name").fill("Krishnan");
  await page.getByLabel("Date of birth").fill(bornMonthsAgo(months));
  await page.getByLabel("Gender").selectOption("male");
  await page.getByLabel("What is this person to you?").selectOption("child");
  await page.getByRole("button", { name: "Add this person" }).click();
  await page.waitForURL(/\/patient\/people\/0/);
}

/** The address in the newest mail to somebody. */
async function linkTo(page: Page, email: string): Promise<string> {
  const link = page.getByRole("listitem").filter({ hasText: email }).locator("a[href*='/invitation']").first();
  await expect(async () => {
    await page.goto("/outbox");
    await expect(link).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  return (await link.getAttribute("href"))!;
}

const [phone, desktop] = [{ width: 390, height: 844 }, { width: 1280, height: 900 }];

test.describe("on a phone", () => {
  const { width, height } = phone;
  test.use({ viewport: phone });

  test("a mother adds her children, books for one of them, and lets the father care for him too", async ({ page, browser, baseURL }) => {
    const stamp = `${width}-${Date.now()}`;
    await page.goto("/sign-up");
    await register(page, "Meera", `mother-${stamp}@example.test`);
    await page.waitForURL("**/patient");
    await expect(page.getByRole("navigation", { name: "For whom?" })).toHaveCount(0);

    await page.goto("/patient/people");
    await expect(page.getByText("Do you look after somebody?")).toBeVisible();
    await expectSoundScreen(page);
    await page.goto("/patient/people/new");
    await expectSoundScreen(page);
    await page.getByLabel("First name").fill("Aarav");
    await page.getByLabel("Date of birth").fill("2020-01-01");
    await page.getByLabel("Gender").selectOption("male");
    await page.getByLabel("What is this person to you?").selectOption("child");
    await page.getByLabel("ABHA number").fill("1234");
    await page.getByRole("button", { name: "Add this person" }).click();
    await expect(page.getByText("An ABHA number has 14 digits.")).toBeVisible();
    await expect(page.getByLabel("First name")).toHaveValue("Aarav");
    await expectSoundScreen(page);

    await addPerson(page, "Aarav", 8);
    await expect(page.getByText("Aarav is added.")).toBeVisible();
    await expectSoundScreen(page);
    const child = /people\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await addPerson(page, "Kabir", 12 * 9);
    await page.goto("/patient/people");
    await expect(page.getByText("your child, 8 months")).toBeVisible();
    await expect(page.getByText("your child, 9 years")).toBeVisible();
    await expectSoundScreen(page);

    await page.goto("/doctors?sort=nextAvailable");
    await expect(page.getByRole("navigation", { name: "For whom?" })).toBeVisible();
    await expectSoundScreen(page);
    await openDoctor(page, "Sayali Joshi");
    const asked = page.getByRole("group", { name: "For whom is this consultation?" });
    await expect(asked.getByRole("radio", { checked: true })).toHaveCount(0);
    await page.locator("input[name=slotId]").last().check({ force: true });
    await page.getByLabel("What troubles you?").fill("Fever since last night");
    await page.getByRole("button", { name: "Book this time" }).click();
    await expect(asked.getByText("Choose for whom this consultation is.")).toBeVisible();
    await expectSoundScreen(page);
    await asked.getByRole("radio", { name: /^Aarav Krishnan/ }).check();
    await expect(page.getByLabel("What troubles Aarav Krishnan?")).toHaveValue("Fever since last night");
    const adult = page.getByRole("group", { name: "The adult who will be present" });
    await expect(adult.getByLabel("Name of the adult")).toHaveValue("Meera Krishnan");
    await expect(adult.getByLabel("What is the adult to the patient?")).toHaveValue("parent");
    await expectSoundScreen(page);
    await page.getByRole("button", { name: "Book this time" }).click();
    await page.waitForURL(/\/patient\/consultations\/.*booked/);
    const visit = page.url().replace(/\?.*/, "");
    await expect(page.getByText("For Aarav Krishnan, 8 months").first()).toBeVisible();
    await expect(page.getByText("Meera Krishnan, parent")).toBeVisible();
    await expectSoundScreen(page);

    await page.goto("/patient");
    await expect(page.getByText("For Aarav Krishnan, 8 months")).toBeVisible();
    await expectSoundScreen(page);
    const whose = page.getByRole("navigation", { name: "For whom?" });
    await whose.getByRole("link", { name: "Kabir Krishnan" }).click();
    await expect(whose.getByRole("link", { name: "Kabir Krishnan" })).toHaveAttribute("aria-current", "true");
    await expect(page.getByText("Nothing is booked")).toBeVisible();
    await whose.getByRole("link", { name: "Aarav Krishnan" }).click();
    await expect(page.getByText("For Aarav Krishnan, 8 months")).toBeVisible();
    await page.goto(`/patient/prescriptions?for=${child}`);
    await expectSoundScreen(page);

    await page.goto(`/patient/people/${child}`);
    await page.getByLabel("Their email address").fill(`father-${stamp}@example.test`);
    await page.getByRole("button", { name: "Send the invitation" }).click();
    await expect(page.getByRole("button", { name: `Withdraw the invitation to father-${stamp}@example.test` })).toBeVisible();
    await expectSoundScreen(page);

    const theirs = await browser.newContext({ baseURL, viewport: { width, height } });
    const father = await theirs.newPage();
    const link = await linkTo(father, `father-${stamp}@example.test`);
    await page.goto(link);
    await expect(page.getByText(/and you are signed in as/)).toBeVisible();
    await expectSoundScreen(page);
    await father.goto(link);
    await expect(father.getByText("Meera Krishnan asks you to care for Aarav too.")).toBeVisible();
    await expectSoundScreen(father);
    await father.getByRole("link", { name: "Create an account" }).click();
    await father.waitForURL("**/sign-up?**");
    await register(father, "Ravi", `father-${stamp}@example.test`);
    await father.waitForURL("**/invitation?**");
    await expectSoundScreen(father);
    await father.getByLabel("What is Aarav to you?").selectOption("child");
    await father.getByRole("button", { name: "Accept" }).click();
    await father.waitForURL(/\/patient\/people\/0/);
    await expect(father.getByRole("heading", { level: 1 })).toHaveText("Aarav Krishnan");
    await father.goto(link);
    await expect(father.getByText("This link does not work any more")).toBeVisible();
    await expectSoundScreen(father);
    await father.goto("/patient");
    await father.locator('main a[href^="/patient/consultations/"]').first().click();
    await father.waitForURL(visit);
    await expect(father.getByText("Fever since last night").first()).toBeVisible();
    await expect(father.getByText("by Meera Krishnan")).toBeVisible();
    await theirs.close();

    await page.goto(`/patient/record-access?for=${child}`);
    await expect(page.getByRole("heading", { name: "Ravi Krishnan opened a consultation of Aarav Krishnan" }).first()).toBeVisible();
    await expectSoundScreen(page);
    await page.goto("/patient/record-access");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Access to my record");

    await page.goto(`/patient/people/${child}`);
    await page.getByRole("button", { name: "Stop caring for Aarav" }).click();
    await expectSoundScreen(page);
    await page.getByRole("dialog").getByRole("button", { name: "Stop caring" }).click();
    await page.waitForURL("**/patient/people");
    await expect(page.getByText("Aarav Krishnan")).toHaveCount(0);
  });
});

test.describe("on a desktop", () => {
  const { width, height } = desktop;
  test.use({ viewport: desktop });

  test("a grown-up daughter takes her own record over", async ({ page, browser, baseURL }) => {
    const stamp = `${width}-${Date.now()}`;
    const born = bornMonthsAgo(12 * 19);
    await page.goto("/sign-up");
    await register(page, "Lakshmi", `parent-${stamp}@example.test`);
    await page.waitForURL("**/patient");
    await addPerson(page, "Anjali", 12 * 19);
    await page.goto("/patient/people");
    await page.getByRole("link", { name: "Send the link" }).click();
    await page.waitForURL(/hand-over/);
    await page.getByLabel("Email address of Anjali").fill(`daughter-${stamp}@example.test`);
    await page.getByRole("button", { name: "Send the link to Anjali" }).click();
    await expect(page.getByText("To take the record over")).toBeVisible();
    await expectSoundScreen(page);

    const own = await browser.newContext({ baseURL, viewport: { width, height } });
    const daughter = await own.newPage();
    await daughter.goto(await linkTo(daughter, `daughter-${stamp}@example.test`));
    await expect(daughter.getByText(`You will sign in with daughter-${stamp}@example.test.`)).toBeVisible();
    await expectSoundScreen(daughter);
    await daughter.getByLabel("Your date of birth").fill("2001-02-03");
    await daughter.getByLabel("Choose a password").fill("violet quarry under snow");
    await daughter.getByRole("button", { name: "Take over my record" }).click();
    await expect(daughter.getByText(/This is not the date of birth in the record/)).toBeVisible();
    await daughter.getByLabel("Your date of birth").fill(born);
    await daughter.getByLabel("Choose a password").fill("violet quarry under snow");
    await daughter.getByRole("button", { name: "Take over my record" }).click();
    await daughter.waitForURL("**/patient");
    await daughter.goto("/patient/people");
    await daughter.getByRole("link", { name: "Anjali Krishnan" }).click();
    await expect(daughter.getByText("Who cares for me")).toBeVisible();
    await expectSoundScreen(daughter);
    await own.close();

    await page.goto("/patient/people");
    await expect(page.getByText("Anjali Krishnan")).toHaveCount(0);
  });
});
