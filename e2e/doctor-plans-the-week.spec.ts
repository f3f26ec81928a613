import { expect, test } from "@playwright/test";
import { book, call, newDoctor, newPerson, newWord, password } from "./stage/clinic";
import { expectSoundScreen, signInAs } from "./stage/screen";

test("a doctor plans the week by keyboard and takes leave; the patient chooses a new time, and a time that is free again is offered to whoever waits", async ({ page, browser, baseURL }) => {
  const url = baseURL!;
  const lastName = newWord();
  const doctor = await newDoctor(url, lastName);
  const [patient, waiting] = await Promise.all(["Meera", "Kavya"].map((firstName) => newPerson(url, "patient", { firstName, lastName: newWord() })));

  await test.step("sets the hours: two times a day", async () => {
    await signInAs(page, doctor.email, password, "doctor");
    await page.goto("/doctor/slots/hours");
    const week = page.getByRole("grid", { name: "Your week" });
    for (let day = 0; day < 7; day++) {
      await week.locator(`[data-cell="${day} 18"]`).focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Shift+ArrowDown");
    }
    await expect(page.getByLabel("Until")).toHaveValue("10:00");
    await page.getByRole("button", { name: "Check before saving" }).first().click();
    await expect(page.getByText("No booked visit is hit.")).toBeVisible();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved. Your times are made.")).toBeVisible();
  });

  const day = new Date(Date.now() + 2 * 86_400_000 + 330 * 60_000).toISOString().slice(0, 10);
  const { data: free } = await call<{ data: { id: string }[] }>(url, "GET", `/availability/doctors/${doctor.id}/available?date=${day}`);
  expect(free).toHaveLength(2);
  const visit = await book(url, patient!, free[0]!.id, "Acidity");
  await call(url, "POST", "/waiting-list", { by: waiting!.token, body: { doctorId: doctor.id, from: day, to: day } });

  await test.step("takes leave that hits the visit: sees it before saving, and offers new times", async () => {
    await page.reload();
    await page.getByLabel("Begins").fill(`${day}T00:00`);
    await page.getByLabel("Ends").fill(`${day}T23:00`);
    await page.getByRole("button", { name: "Check before saving" }).last().click();
    await expect(page.getByText("One booked visit is hit:")).toBeVisible();
    await expectSoundScreen(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("button", { name: "Remove what begins" })).toBeVisible();
  });

  await test.step("can work after all and takes the leave away: what it had blocked is free again", async () => {
    await page.getByRole("button", { name: "Remove what begins" }).click();
    await expect(page.getByText("Nothing is planned.")).toBeVisible();
  });

  await test.step("the patient has the choice all the same, and takes another time", async () => {
    await page.context().clearCookies();
    await signInAs(page, patient!.email, password, "patient");
    await page.goto(`/patient/consultations/${visit}`);
    await expect(page.getByText("Your doctor asks to move it")).toBeVisible();
    await page.getByRole("link", { name: "Choose a new time" }).click();
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "Take this time" }).click();
    await expect(page.getByText("It is moved. You get a mail with the new time.")).toBeVisible();
  });

  await test.step("whoever waits is offered a time of that day, kept for a while, and finds it on the first page", async () => {
    const waits = () => call<{ data: { offer: object | null }[] }>(url, "GET", "/waiting-list", { by: waiting!.token });
    // Times are offered once a minute.
    await expect.poll(async () => (await waits()).data[0]?.offer ?? null, { timeout: 90_000, intervals: [500] }).not.toBeNull();
    const theirs = await (await browser.newContext()).newPage();
    await signInAs(theirs, waiting!.email, password, "patient");
    await expect(theirs.getByText("Free for you:")).toBeVisible();
    await expect(theirs.getByRole("link", { name: "Book this time" })).toBeVisible();
    await expectSoundScreen(theirs);
  });
});
