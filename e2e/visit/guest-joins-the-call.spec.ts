import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { book, newDoctor, newPerson, newWord, offer, soon } from "../stage/clinic";
import { join, openLink, openRoom, pictures, withDevices } from "../stage/room";
import { expectSoundScreen } from "../stage/screen";

test.use({ launchOptions: withDevices });

/** Waits until the pictures of these people, found by a part of their names, go on arriving. */
async function expectMoving(page: Page, names: readonly string[], within = 30_000): Promise<void> {
  for (const name of names) {
    const frames = async () => Object.entries((await pictures(page)).frames).find(([label]) => label.includes(name))?.[1] ?? -1;
    await expect(page.locator(`video[aria-label*="${name}"]`)).toBeVisible({ timeout: within });
    const before = await frames();
    await expect.poll(frames, { timeout: within, message: `the picture of ${name}` }).toBeGreaterThan(Math.max(before, 0) + 3);
  }
}

test("an interpreter joins the call of a patient and a doctor by a link, and goes when they say so", async ({ browser, baseURL }) => {
  const seen = (width: number, height: number): BrowserContextOptions => ({ baseURL, locale: "en-IN", timezoneId: "Asia/Kolkata", viewport: { width, height } });
  const [desk, phone, elsewhere] = await Promise.all([browser.newContext(seen(1280, 900)), browser.newContext(seen(390, 844)), browser.newContext(seen(390, 844))]);
  const lastName = newWord();
  const doctor = await newDoctor(baseURL!, lastName);
  const patient = await newPerson(baseURL!, "patient", { firstName: "Meera", lastName: newWord(), dateOfBirth: "1991-04-12" });
  const [slotId] = await offer(baseURL!, doctor, [soon()]);
  const id = await book(baseURL!, patient, slotId!, "Cough at night");
  const doctors = await openRoom(desk, "doctor", id, { person: doctor });
  const patients = await openRoom(phone, "patient", id, { person: patient });
  const errors: string[] = [];
  for (const page of [doctors, patients]) page.on("pageerror", (error) => errors.push(error.message));
  for (const page of [patients, doctors]) await join(page);
  await Promise.all([expectMoving(doctors, ["Meera"]), expectMoving(patients, [lastName])]);

  await doctors.getByRole("button", { name: "Invite a third person" }).click();
  await doctors.getByLabel("Their name").fill("Asha Rao");
  await doctors.getByLabel("Who they are").selectOption("interpreter");
  await doctors.getByRole("button", { name: "Make the link" }).click();
  const link = await doctors.getByLabel(/The link for/).inputValue();

  const guests = await openLink(elsewhere, link);
  guests.on("pageerror", (error) => errors.push(error.message));
  await test.step("the link shows the doctor and nothing of the patient, and the guest waits until the patient has agreed", async () => {
    await expect(guests.getByText(lastName)).toBeVisible();
    await expect(guests.getByText("Meera")).toHaveCount(0);
    await expectSoundScreen(guests);
    await join(guests);
    await expect(guests.getByRole("status").filter({ hasText: "The patient has been asked whether you may join." })).toBeVisible();
    await expect(patients.getByText("Let Asha Rao (Interpreter) join?")).toBeVisible();
    await expectSoundScreen(patients);
  });

  const before = await Promise.all([doctors, patients].map(async (page) => (await pictures(page)).made));
  await test.step("then all three see each other, and the call of the two was not made again", async () => {
    await patients.getByRole("button", { name: "Agree", exact: true }).click();
    await Promise.all([expectMoving(doctors, ["Meera", "Asha"]), expectMoving(patients, [lastName, "Asha"]), expectMoving(guests, [lastName, "Meera"])]);
    const after = await Promise.all([doctors, patients].map(async (page) => (await pictures(page)).made));
    expect(after).toEqual(before.map((made) => made + 1));
    for (const page of [doctors, patients, guests]) await expectSoundScreen(page);
  });

  await test.step("the link opens nothing in another browser", async () => {
    const other = await openLink(await browser.newContext(seen(390, 844)), link);
    await expect(other.getByText("This link was used already, in another browser.")).toBeVisible();
    await other.context().close();
  });

  await test.step("the guest reloads and is back by itself, while the two go on", async () => {
    await guests.reload();
    await Promise.all([expectMoving(guests, [lastName, "Meera"]), expectMoving(doctors, ["Meera", "Asha"]), expectMoving(patients, [lastName, "Asha"])]);
    const after = await Promise.all([doctors, patients].map(async (page) => (await pictures(page)).made));
    expect(after).toEqual(before.map((made) => made + 2));
  });

  await test.step("the patient ends it, and the two go on", async () => {
    await patients.getByRole("button", { name: "Remove Asha Rao" }).click();
    await expect(guests.getByText("Your part in this visit has ended.")).toBeVisible({ timeout: 5000 });
    await expect(doctors.getByRole("status").filter({ hasText: "Asha Rao is not invited any more." })).toBeVisible();
    await expect(doctors.locator("video[aria-label*='Asha']")).toHaveCount(0);
    await Promise.all([expectMoving(doctors, ["Meera"]), expectMoving(patients, [lastName])]);
    await guests.reload();
    await expect(guests.getByText("This invitation was taken back.")).toBeVisible();
  });

  await test.step("the record tells who was there, and who agreed", async () => {
    await patients.goto(`/patient/consultations/${id}`);
    for (const line of [/invited Asha Rao \(Interpreter\)/, /You agreed that Asha Rao/, /Asha Rao joined/, /You ended the part of Asha Rao/]) await expect(patients.getByRole("listitem").filter({ hasText: line }).first()).toBeVisible();
    await expectSoundScreen(patients);
  });
  expect(errors).toEqual([]);
  await Promise.all([desk, phone, elsewhere].map((each) => each.close()));
});
