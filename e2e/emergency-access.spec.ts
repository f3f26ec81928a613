import { expect, test } from "@playwright/test";
import { expectSoundScreen, signIn } from "./stage/screen";

test("an administrator opens a record in an emergency, and the patient sees who, when and why", async ({ browser, baseURL }) => {
  const [mine, theirs] = await Promise.all([browser.newContext({ baseURL }), browser.newContext({ baseURL })]);
  const [patient, admin] = await Promise.all([mine.newPage(), theirs.newPage()]);
  const reason = `Collapsed at work, the hospital asks for the current medicines now`;

  await signIn(patient, "patient");
  await patient.goto("/patient?when=past");
  const address = await patient.locator('main a[href^="/patient/consultations/"]').first().getAttribute("href");
  const id = address!.split("/").at(-1)!.split("?")[0]!;

  await signIn(admin, "admin");
  await admin.goto(`/admin/consultations/${id}`);
  await expect(admin.getByRole("heading", { name: "What patient and doctor wrote is withheld" })).toBeVisible();
  await expectSoundScreen(admin);

  await admin.getByRole("button", { name: "Open the record in an emergency" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Curious");
  await dialog.getByRole("button", { name: "Open the record" }).click();
  await expect(dialog.getByText("Use at least 15 characters.")).toBeVisible();
  await expectSoundScreen(admin);
  await dialog.getByRole("textbox").fill(reason);
  await dialog.getByRole("button", { name: "Open the record" }).click();
  await expect(admin.getByText("You have this record open until")).toBeVisible();
  await expect(admin.getByText("minutes are left")).toBeVisible();
  await expect(admin.getByText("Complaint, in the patient's words")).toBeVisible();
  await expectSoundScreen(admin);

  await admin.goto("/admin/audit/emergency");
  await expect(admin.getByText(reason)).toBeVisible();
  await expectSoundScreen(admin);
  await admin.goto("/admin/audit?action=emergency.open");
  await expect(admin.getByText(reason)).toBeVisible();
  await expectSoundScreen(admin);

  await patient.goto("/patient/record-access");
  await expect(patient.getByRole("heading", { name: /opened your record in an emergency/ }).first()).toBeVisible();
  await expect(patient.getByText(reason)).toBeVisible();
  await expectSoundScreen(patient);

  await admin.goto(`/admin/consultations/${id}`);
  await admin.getByRole("button", { name: "Close the record now" }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Close it" }).click();
  await expect(admin.getByRole("heading", { name: "What patient and doctor wrote is withheld" })).toBeVisible();
  await expect(admin.getByText("Complaint, in the patient's words")).toHaveCount(0);
});
