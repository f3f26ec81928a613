import { expect, type Page, test } from "@playwright/test";
import { expectSoundScreen, signIn } from "./stage/screen";

const password = "monsoon over the western ghats";

async function register(page: Page, who: { email: string; firstName: string; lastName: string; doctor?: boolean }) {
  await page.goto(who.doctor ? "/sign-up?role=doctor" : "/sign-up");
  await page.getByLabel("First name").fill(who.firstName);
  await page.getByLabel("Last name").fill(who.lastName);
  await page.getByLabel("Email").fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.locator("form button[type=submit]").last().click();
  await page.waitForURL(who.doctor ? "**/doctor**" : "**/patient");
}

test("a doctor sets up a practice, is booked, writes the record and prescribes; patient and pharmacy read the prescription", async ({ browser, baseURL }) => {
  const open = async () => (await browser.newContext({ baseURL, locale: "en-IN", timezoneId: "Asia/Kolkata" })).newPage();
  const [doctor, patient, admin, pharmacy] = [await open(), await open(), await open(), await open()];
  const run = String(Date.now());
  const lastName = `Journey${String.fromCodePoint(65 + (Date.now() % 26))}`;

  // The practice.
  await register(doctor, { email: `doctor-${run}@example.test`, firstName: "Revati", lastName, doctor: true });
  await expectSoundScreen(doctor);
  await doctor.goto("/doctor/practice");
  await expectSoundScreen(doctor);
  await doctor.getByLabel("Registration number").fill(`J-${run}`);
  await doctor.getByLabel("Council").fill("Karnataka Ayurvedic and Unani Practitioners Board");
  await doctor.getByLabel("System of medicine").selectOption("Ayurveda");
  await doctor.getByLabel("Qualifications").fill("BAMS");
  await doctor.getByRole("checkbox", { name: "Kayachikitsa" }).check({ force: true });
  await doctor.getByLabel("Years of experience").fill("9");
  await doctor.getByRole("checkbox", { name: "English" }).check({ force: true });
  await doctor.getByLabel("City").fill("Mysuru");
  await doctor.getByLabel("State").fill("Karnataka");
  // No fee, so that the booking below is an appointment at once; patient-books.spec.ts pays one.
  await doctor.getByLabel("Fee").fill("0");
  await doctor.locator("main form button[type=submit]").last().click();
  await doctor.waitForURL("**/doctor**");
  await expectSoundScreen(doctor);

  // Slots, by weekly hours.
  await doctor.goto("/doctor/slots/new");
  await expectSoundScreen(doctor);
  await offerTimes(doctor);
  await doctor.goto("/doctor/slots");
  await expectSoundScreen(doctor);

  // An administrator verifies.
  await signIn(admin, "admin");
  await verify(admin, lastName);

  // A patient books a time that is about to begin, so that the doctor can start it.
  const slotId = await offerSoon(doctor);
  await register(patient, { email: `patient-${run}@example.test`, firstName: "Ananya", lastName: "Krishnan" });
  await patient.goto(`/doctors?q=${lastName}`);
  await patient.locator('main a[href^="/doctors/0"]').first().click();
  await patient.waitForURL(/\/doctors\/[0-9a-f-]{36}/);
  await patient.locator(`input[value="${slotId}"]`).check({ force: true });
  await patient.getByLabel("What troubles you?").fill("Acidity after meals for two weeks");
  await patient.getByRole("button", { name: "Book this time" }).click();
  await patient.waitForURL(/\/patient\/consultations\//);
  const consultationId = /consultations\/([0-9a-f-]{36})/.exec(patient.url())![1]!;

  // The visit.
  await doctor.goto(`/doctor/consultations/${consultationId}`);
  await expect(doctor.getByText("Acidity after meals for two weeks")).toBeVisible();
  await expectSoundScreen(doctor);
  await doctor.getByRole("button", { name: "Start consultation" }).click();
  // A start by mistake is undone with one press.
  await doctor.getByRole("button", { name: "Started by mistake? Undo" }).click();
  await doctor.getByRole("button", { name: "Start consultation" }).click();
  await expect(doctor.getByRole("link", { name: "Write a prescription" })).toBeVisible();
  // Notes save themselves; diagnosis and advice by their button.
  await doctor.getByLabel("History").fill("Burning after spicy food, worse at night.");
  await expect(doctor.getByText("All notes are saved.")).toBeVisible();
  await doctor.getByLabel("Diagnosis").fill("Amlapitta (acid reflux)");
  await doctor.getByRole("button", { name: "Save", exact: true }).click();
  await expect(doctor.getByText("Saved.", { exact: true })).toBeVisible();
  await expectSoundScreen(doctor);

  // The prescription: one medicine too many, one that is not listed, then the right one.
  await doctor.getByRole("link", { name: "Write a prescription" }).click();
  await doctor.waitForURL("**/prescription");
  await expectSoundScreen(doctor);
  await expect(doctor.getByLabel("Diagnosis")).toHaveValue("Amlapitta (acid reflux)");
  // One line: what it leaves open is asked, and typing over it counts.
  await doctor.getByLabel("A medicine in one line").fill("pan d 1-0-0 5d");
  await doctor.keyboard.press("Enter");
  await expect(doctor.getByRole("radio", { name: "pan d" })).toBeFocused();
  await expectSoundScreen(doctor);
  await doctor.getByLabel("A medicine in one line").fill("avipattikar 3g bd ac 14d warm water");
  await doctor.keyboard.press("Enter");
  await expect(doctor.getByText("Take 3 g in the morning and at night, before food, for 14 days.")).toBeVisible();
  await expect(doctor.getByLabel("Generic name")).toHaveValue("AVIPATTIKAR CHURNA");
  await doctor.getByRole("button", { name: "Add a medicine" }).click();
  await expect(doctor.getByLabel("Generic name")).toHaveCount(2);
  await medicine(doctor, 1, "Avipattikar churna");
  await doctor.getByRole("button", { name: "Remove medicine 1" }).click();
  await expect(doctor.getByLabel("Generic name")).toHaveCount(1);
  await expect(doctor.getByLabel("Generic name")).toHaveValue("Avipattikar churna");
  await doctor.getByLabel("For how many days").fill("");
  await doctor.getByRole("button", { name: "Save draft and check it" }).click();
  await expect(doctor.getByLabel("For how many days")).toHaveAttribute("aria-invalid", "true");
  await expect(doctor.getByLabel("Generic name")).toHaveValue("Avipattikar churna");
  await expectSoundScreen(doctor);
  await doctor.getByLabel("For how many days").fill("14");
  await doctor.getByLabel("Generic name").fill("Moon dust");
  await doctor.getByRole("button", { name: "Save draft and check it" }).click();
  await doctor.waitForURL("**/doctor/prescriptions/**");
  await expect(doctor.getByText("not in the formulary")).toBeVisible();
  await expectSoundScreen(doctor);
  await doctor.getByRole("link", { name: "Continue writing" }).click();
  await doctor.waitForURL("**/prescription?draft=**");
  await doctor.getByLabel("Generic name").fill("Avipattikar churna");
  await doctor.getByLabel("Age in years").fill("34");
  await doctor.getByLabel("Gender").selectOption("female");
  await doctor.getByRole("textbox", { name: "Address" }).fill("4 Temple Road, Mysuru");
  await doctor.getByRole("button", { name: "Save draft and check it" }).click();
  await doctor.waitForURL("**/doctor/prescriptions/**");
  await doctor.getByRole("button", { name: "Sign", exact: true }).click();
  await doctor.getByRole("dialog").getByRole("button", { name: "Sign it" }).click();
  await expect(doctor.getByText("Valid", { exact: true })).toBeVisible();
  // Printed, it takes one sheet.
  const sheets = (await doctor.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(sheets).toHaveLength(1);
  await expectSoundScreen(doctor);

  // Completes the consultation.
  await doctor.goto(`/doctor/consultations/${consultationId}`);
  await expect(doctor.getByLabel("History")).toHaveValue("Burning after spicy food, worse at night.");
  await doctor.getByLabel("Plan").fill("Review in two weeks.");
  await doctor.getByRole("button", { name: "Save and complete" }).first().click();
  await expect(doctor.getByText("You have not confirmed who the patient is")).toBeVisible();
  await doctor.getByRole("dialog").getByRole("checkbox", { name: "I have confirmed that this is" }).check();
  // The patient was never in the room, so the record must say how they met; what was typed is kept.
  await doctor.getByRole("dialog").getByRole("button", { name: "Complete it" }).click();
  await expect(doctor.getByRole("dialog").getByText("The patient was never in the room of this visit.")).toBeVisible();
  await expect(doctor.getByLabel("Diagnosis")).toHaveValue("Amlapitta (acid reflux)");
  await doctor.getByRole("dialog").getByLabel("How did you meet?").fill("The video did not work, so we spoke by phone.");
  await doctor.getByRole("dialog").getByRole("button", { name: "Complete it" }).click();
  await expect(doctor.getByText("Completed", { exact: true }).first()).toBeVisible();
  await expect(doctor.getByText("The doctor says: The video did not work")).toBeVisible();
  await expect(doctor.getByText("You confirmed it")).toBeVisible();
  await expect(doctor.getByText("Review in two weeks.")).toBeVisible();
  await doctor.getByLabel("Add to the notes").fill("The patient called: better.");
  await doctor.getByRole("button", { name: "Add addendum" }).click();
  await expect(doctor.locator("section").filter({ hasText: "Addendum" })).toContainText("The patient called: better.");
  await doctor.goto("/doctor");
  await doctor.getByRole("button", { name: "20 min late" }).click();
  await expect(doctor.getByText("that you run about 20 minutes late")).toBeVisible();
  await expectSoundScreen(doctor);

  // The patient reads the prescription.
  await patient.goto("/patient/prescriptions");
  await expectSoundScreen(patient);
  await patient.locator('main a[href^="/patient/prescriptions/"]').first().click();
  await patient.waitForURL(/\/patient\/prescriptions\/[0-9a-f-]{36}/);
  const paper = patient.getByRole("article");
  for (const words of ["AVIPATTIKAR CHURNA", "34 years", "4 Temple Road, Mysuru", `J-${run}`, "This prescription is generated on a teleconsultation."]) await expect(paper).toContainText(words);
  await expectSoundScreen(patient);

  // A pharmacy checks it, by hand and by the QR code's address. Then the doctor revokes it.
  const id = /prescriptions\/([0-9a-f-]{36})/.exec(patient.url())![1]!;
  const code = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await paper.textContent()) ?? "")![0];
  await pharmacy.goto("/verify");
  await expectSoundScreen(pharmacy);
  await pharmacy.getByLabel("Number").fill(id);
  await pharmacy.getByLabel("Code").fill("0000-0000-0000");
  await pharmacy.getByRole("button", { name: "Check", exact: true }).click();
  await expect(pharmacy.getByText("There is no signed prescription")).toBeVisible();
  await pharmacy.getByLabel("Code").fill(code.toLowerCase());
  await pharmacy.getByRole("button", { name: "Check", exact: true }).click();
  await expect(pharmacy.getByText("This prescription is valid")).toBeVisible();
  await expect(pharmacy.getByRole("main")).toContainText(`J-${run}`);
  await expect(pharmacy.getByRole("main")).not.toContainText(/Ananya|AVIPATTIKAR/);
  await expectSoundScreen(pharmacy);

  await doctor.goto(`/doctor/prescriptions/${id}`);
  await doctor.getByRole("button", { name: "Revoke" }).first().click();
  await doctor.getByRole("dialog").getByRole("textbox").fill("An allergy came to light.");
  await doctor.getByRole("dialog").getByRole("button", { name: "Revoke it" }).click();
  await expect(doctor.getByText("An allergy came to light.")).toBeVisible();
  await pharmacy.goto("about:blank");
  await pharmacy.goto(`/verify?id=${id}#${code}`);
  await expect(pharmacy.getByText("Revoked: do not dispense")).toBeVisible();
  expect(pharmacy.url()).not.toContain(code);
  await patient.reload();
  await expect(patient.getByText("An allergy came to light.")).toBeVisible();
  await expectSoundScreen(patient);

  // The patient says how it was. An administrator reads the words, and then everybody can.
  await patient.goto(`/patient/consultations/${consultationId}`);
  await patient.getByRole("radio", { name: "5 stars" }).check();
  await patient.getByLabel("In a few words").fill(`Took time for every question, ${run}.`);
  await patient.getByRole("button", { name: "Send the review" }).click();
  await expect(patient.getByText("An administrator reads your words before they are published.")).toBeVisible();
  await expectSoundScreen(patient);
  await admin.goto("/admin/reviews");
  const waiting = admin.getByRole("listitem").filter({ hasText: `Took time for every question, ${run}.` });
  await expectSoundScreen(admin);
  await waiting.getByRole("button", { name: "Publish" }).click();
  await expect(waiting).toHaveCount(0);
  await admin.goto(`/doctors?q=${lastName}`);
  await admin.locator('main a[href^="/doctors/0"]').first().click();
  await expect(admin.getByText(`Took time for every question, ${run}.`)).toBeVisible();
});

async function medicine(page: Page, row: number, drug: string) {
  const values = { drug, form: "powder", strength: "as supplied", dose: "3 g", route: "oral", frequency: "twice a day", durationDays: "14", quantity: "90 g" };
  for (const [field, value] of Object.entries(values)) await page.locator(`[name="medications.${row}.${field}"]`).fill(value);
}

async function verify(page: Page, lastName: string) {
  for (let pages = 0; pages < 5; pages++) {
    const card = page.getByRole("listitem").filter({ hasText: lastName });
    if ((await card.count()) > 0) {
      await card.getByRole("button", { name: "Verify" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Verify" }).click();
      await expect(page.getByText("Patients can find this doctor now.")).toBeVisible();
      return;
    }
    await page.getByRole("link", { name: "Next page" }).click();
    await page.waitForURL(/cursor/);
  }
  throw new Error("the doctor is not in the queue");
}

/** A free time that begins in ten minutes, by the API in the name of the signed-in doctor. Answers the slot's id. */
async function offerSoon(page: Page): Promise<string> {
  const origin = new URL(page.url()).origin;
  const { id } = (await (await page.request.get("/api/v1/doctors/me")).json()) as { id: string };
  const startsAt = new Date((Math.floor(Date.now() / 60_000) + 10) * 60_000);
  const endsAt = new Date(startsAt.getTime() + 600_000);
  const slotsPath = `/api/v1/availability/doctors/${id}/slots`;
  // The weekly hours may have put times there already.
  const range = new URLSearchParams({ from: new Date(startsAt.getTime() - 3_600_000).toISOString(), to: endsAt.toISOString() });
  const { data } = (await (await page.request.get(`${slotsPath}?${range}`)).json()) as { data: { id: string; startsAt: string; endsAt: string }[] };
  for (const slot of data.filter((one) => new Date(one.startsAt) < endsAt && new Date(one.endsAt) > startsAt)) await page.request.delete(`${slotsPath}/${slot.id}`, { headers: { origin } });
  const answer = await page.request.post(slotsPath, { data: { slots: [{ startsAt, endsAt }] }, headers: { origin, "idempotency-key": `soon-${Date.now()}` } });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { data: { id: string }[] }).data[0]!.id;
}

async function offerTimes(page: Page) {
  await page.getByRole("button", { name: "Preview" }).click();
  await page.waitForURL("**/slots/new?**");
  await expectSoundScreen(page);
  await page.locator("#preview form button[type=submit]").click();
  await page.waitForURL(/\/doctor\/slots(?:\?|$)/);
}
