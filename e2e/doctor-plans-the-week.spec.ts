import { expect, test } from "@playwright/test";
import { book, call, newDoctor, newPerson, newWord, password } from "./stage/clinic";
import { expectSoundScreen, signInAs } from "./stage/screen";

test("a doctor plans the week by keyboard, takes leave, and the patient chooses a new time", async ({ page, baseURL }) => {
  const doctor = await newDoctor(baseURL!, newWord());
  const patient = await newPerson(baseURL!, "patient", { firstName: "Meera", lastName: newWord() });

  await test.step("the week", async () => {
    await signInAs(page, doctor.email, password, "doctor");
    await page.goto("/doctor/slots/hours");
    const week = page.getByRole("grid", { name: "Your week" });
    for (let day = 0; day < 7; day++) {
      await week.locator(`[data-cell="${day} 18"]`).focus();
      await page.keyboard.press("Space");
      await page.keyboard.press("Shift+ArrowDown");
    }
    await expect(page.getByLabel("Until")).toHaveValue("10:00");
    await page.getByLabel("Minutes each").first().fill("0");
    await page.getByRole("button", { name: "Check before saving" }).first().click();
    await expect(page.getByText("A slot must last at least 5 minutes.")).toBeVisible();
    await page.getByLabel("Minutes each").first().fill("30");
    await page.getByRole("button", { name: "Check before saving" }).first().click();
    await expect(page.getByText("No booked visit is hit.")).toBeVisible();
    await expectSoundScreen(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved. Your times are made.")).toBeVisible();
  });

  const tomorrow = new Date(Date.now() + 86_400_000 + 330 * 60_000).toISOString().slice(0, 10);
  await expect.poll(async () => (await call<{ data: unknown[] }>(baseURL!, "GET", `/availability/doctors/${doctor.id}/available?date=${tomorrow}`)).data.length).toBe(2);
  const { data: free } = await call<{ data: { id: string }[] }>(baseURL!, "GET", `/availability/doctors/${doctor.id}/available?date=${tomorrow}`);
  const visit = await book(baseURL!, patient, free[0]!.id, "Acidity");

  await test.step("the leave", async () => {
    await page.reload();
    await page.getByLabel("Begins").fill(`${tomorrow}T00:00`);
    await page.getByLabel("Ends").fill(`${tomorrow}T23:00`);
    await page.getByRole("button", { name: "Check before saving" }).last().click();
    await expect(page.getByText("One booked visit is hit:")).toBeVisible();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Leave", { exact: true }).first()).toBeVisible();
  });

  await test.step("the patient's answer", async () => {
    await page.context().clearCookies();
    await signInAs(page, patient.email, password, "patient");
    await page.goto(`/patient/consultations/${visit}`);
    await expect(page.getByText("Your doctor asks to move it")).toBeVisible();
    await expectSoundScreen(page);
    await page.getByRole("link", { name: "Choose a new time" }).click();
    await page.getByRole("radio").first().check();
    await page.getByRole("button", { name: "Take this time" }).click();
    await expect(page.getByText("It is moved. You get a mail with the new time.")).toBeVisible();
  });
});
