import { expect, test } from "@playwright/test";
import { openDatabase } from "./canaries/search";
import { book, newDoctor, newPerson, newWord, offer, password, soon } from "./stage/clinic";
import { expectSoundScreen, signInAs } from "./stage/screen";

const MINUTE = 60_000;

/** A zone in which the first hour of a day is passing now, when that day began, and the date of the day before. */
function zonePastMidnight(now: Date) {
  const hour = now.getUTCHours();
  const isBehind = hour <= 12;
  // These names count westwards: Etc/GMT+5 is five hours behind UTC.
  const zone = isBehind ? `Etc/GMT+${hour}` : `Etc/GMT-${24 - hour}`;
  const midnight = new Date(now.getTime() - (now.getTime() % (60 * MINUTE)));
  const yesterday = new Date(midnight.getTime() - (isBehind ? 24 * 60 * MINUTE : 0)).toISOString().slice(0, 10);
  return { zone, midnight, yesterday };
}

test("a visit that began before midnight stays on the doctor's desk until it is closed", async ({ browser, baseURL }) => {
  const { zone, midnight, yesterday } = zonePastMidnight(new Date());
  const context = await browser.newContext({ baseURL, locale: "en-IN", timezoneId: zone });
  const page = await context.newPage();
  const doctor = await newDoctor(baseURL!, newWord(), zone);
  const patient = await newPerson(baseURL!, "patient", { firstName: "Meera", lastName: newWord() });
  const [slotId] = await offer(baseURL!, doctor, [soon()]);
  const id = await book(baseURL!, patient, slotId!, "Cannot sleep");

  // Nobody can offer a time that has passed, and the server's clock cannot be moved: the visit is moved instead.
  const [startsAt, endsAt] = [new Date(midnight.getTime() - 5 * MINUTE), new Date(Date.now() + 20 * MINUTE)];
  const database = openDatabase(process.env.E2E_DATA_DIR!);
  try {
    await database`update availability_slots set starts_at = ${startsAt}, ends_at = ${endsAt} where id = ${slotId!}`;
    await database`update consultations set starts_at = ${startsAt}, ends_at = ${endsAt} where id = ${id}`;
  } finally {
    await database.end();
  }

  await signInAs(page, doctor.email, password, "doctor");
  const row = page.getByRole("list", { name: "Consultations of this day" }).getByRole("listitem").filter({ hasText: "Meera" });
  await test.step("before it is started", async () => {
    await expect(row).toContainText("11:55 pm");
    await expectSoundScreen(page);
    await row.getByRole("link").click();
    await page.waitForURL(`**/doctor/consultations/${id}`);
    await page.getByRole("button", { name: "Start consultation" }).click();
    await expect(page.getByRole("button", { name: "Save and complete" }).first()).toBeVisible();
  });

  await test.step("while it is under way", async () => {
    await page.goto("/doctor");
    await expect(row).toContainText("Under way");
    await row.getByRole("link").click();
    await page.waitForURL(`**/doctor/consultations/${id}`);
    await page.getByLabel("Diagnosis").fill("Anidra (sleeplessness)");
    await page.getByRole("button", { name: "Save and complete" }).first().click();
    await page.getByRole("dialog").getByLabel("How did you meet?").fill("We spoke by phone.");
    await page.getByRole("dialog").getByRole("button", { name: "Complete it" }).click();
    await expect(page.getByText("Completed", { exact: true }).first()).toBeVisible();
  });

  await test.step("and once it is closed, it belongs to the day on which it began", async () => {
    await page.goto("/doctor");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(row).toHaveCount(0);
    await page.goto(`/doctor?date=${yesterday}`);
    await expect(row).toContainText("Completed");
  });
  await context.close();
});
