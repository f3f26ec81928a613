import { expect, type Page, test } from "@playwright/test";
import { makeJpeg, makePdf, makePng } from "../../lib/domain/testing/files";
import { book, newDoctor, newPerson, newWord, offer, soon } from "../stage/clinic";
import { conversation, join, openRoom, withDevices } from "../stage/room";
import { expectSoundScreen } from "../stage/screen";

test.use({ launchOptions: withDevices });

/** Chooses a file as a person does: by the button, from the device. */
async function choose(page: Page, button: string, file: { name: string; mimeType: string; buffer: Buffer }) {
  const [picker] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: button }).click()]);
  await picker.setFiles(file);
}

test("a patient shows a photo before the visit and a report in the room, and what is not allowed is refused in plain words", async ({ browser, baseURL }) => {
  const [desk, phone] = await Promise.all([[1280, 900], [390, 844]].map(([width, height]) => browser.newContext({ baseURL, locale: "en-IN", timezoneId: "Asia/Kolkata", viewport: { width: width!, height: height! } })));
  const doctor = await newDoctor(baseURL!, newWord());
  const patient = await newPerson(baseURL!, "patient", { firstName: "Meera", lastName: newWord(), dateOfBirth: "1991-04-12" });
  const [slotId] = await offer(baseURL!, doctor, [soon()]);
  const id = await book(baseURL!, patient, slotId!, "A rash on the arm");
  const patients = await openRoom(phone!, "patient", id, { person: patient });

  await test.step("the patient adds a photo before the visit, and takes a wrong one back", async () => {
    await patients.goto(`/patient/consultations/${id}`);
    await choose(patients, "Add a file", { name: "rash.png", mimeType: "image/png", buffer: makePng({ width: 60, height: 60 }) });
    await expect(patients.getByRole("link", { name: "rash.png" })).toBeVisible();
    await expect(patients.getByText("rash.png was added.")).toBeVisible();
    await choose(patients, "Add a file", { name: "cat.jpg", mimeType: "image/jpeg", buffer: makeJpeg() });
    await patients.getByRole("button", { name: "Remove cat.jpg" }).click();
    await expect(patients.getByRole("link", { name: "cat.jpg" })).toBeHidden();
    await expectSoundScreen(patients);
  });

  const doctors = await openRoom(desk!, "doctor", id, { person: doctor });
  await test.step("the doctor sees it in the brief, beside the picture", async () => {
    const photo = doctors.getByRole("tabpanel", { name: "Brief" }).getByRole("link", { name: "rash.png" });
    await expect(photo).toBeVisible();
    await photo.scrollIntoViewIfNeeded();
    await expect.poll(() => photo.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(60);
    await expectSoundScreen(doctors);
  });

  await patients.goto(`/patient/consultations/${id}/room`);
  await Promise.all([patients, doctors].map(join));
  await test.step("a script that is named like a photo is refused in plain words, and the typed text stays", async () => {
    await patients.getByLabel("Your message").fill("Here is my report");
    await choose(patients, "Attach a file", { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from("#!/bin/sh\necho hello") });
    await expect(patients.getByRole("alert").filter({ hasText: "This is not a PDF, JPEG or PNG, whatever its name says" })).toBeVisible();
    await expect(patients.getByLabel("Your message")).toHaveValue("Here is my report");
    await expectSoundScreen(patients);
    await patients.getByRole("button", { name: "Put it away" }).click();
    await expect(patients.getByText("photo.jpg")).toBeHidden();
  });

  await test.step("a report chosen while the line is down is sent once when it is back, and the doctor saves it", async () => {
    await patients.route("**/attachments?place=*", (route) => route.abort());
    await choose(patients, "Attach a file", { name: "Blood test 3 May.pdf", mimeType: "application/pdf", buffer: makePdf() });
    await expect(patients.getByText("Waits to be sent")).toBeVisible();
    await patients.unroute("**/attachments?place=*");
    const report = conversation(doctors).getByRole("link", { name: "Blood test 3 May.pdf" });
    await expect(report).toBeVisible();
    await expect(conversation(patients).getByRole("link", { name: "Blood test 3 May.pdf" })).toHaveCount(1);
    const [download] = await Promise.all([doctors.waitForEvent("download"), report.click()]);
    expect(download.suggestedFilename()).toBe("Blood test 3 May.pdf");
    await patients.keyboard.press("Escape");
    await expectSoundScreen(doctors);
  });

  await test.step("it stays with the visit", async () => {
    await patients.goto(`/patient/consultations/${id}`);
    await expect(patients.getByRole("heading", { name: "Files of the conversation" })).toBeVisible();
    await expect(patients.getByRole("link", { name: "Blood test 3 May.pdf" })).toBeVisible();
  });
});
