import { expect, type Page, test } from "@playwright/test";
import { formulary } from "@/lib/domain/prescriptions/formulary/lists";
import { call, newDoctor, newPerson, newWord, offer, password, soon } from "./stage/clinic";
import { sheetsOf } from "./stage/pdf-text";
import { expectFromTheLeft, expectSoundScreen, signIn, signInAs } from "./stage/screen";

const name = "احمد خان";

/** 125 lines: 2,000 characters as the browser counts, in which a line break is one. */
const complaint = `${Array.from({ length: 125 }, (_, n) => `Day ${String(n + 1).padStart(3, "0")}: a burn`).join("\n")}.`;

/** It must be broken somewhere, and must not push anything off the paper. */
const longWord = "abcdefghij".repeat(8);

const drugs = formulary.filter(({ list, system, until }) => list === "O" && system === "Ayurveda" && !until).slice(0, 20);

/** A birthday half a year away from today, so that the age is the same on whatever day this runs. */
function born(years: number): string {
  const today = new Date();
  return new Date(Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth() - 6, 15)).toISOString().slice(0, 10);
}

/** Expects that the name stands isolated wherever the page writes it, so that it changes the order of nothing beside it. */
async function expectIsolated(page: Page) {
  const open = await page.evaluate((written) => {
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    while (nodes.nextNode()) if (nodes.currentNode.nodeValue?.includes(written) && !nodes.currentNode.parentElement?.closest("script")) found.push(nodes.currentNode);
    return { count: found.length, bare: found.filter((node) => !node.parentElement!.closest("bdi") && !node.nodeValue!.includes(`\u2068${written}`)).map((node) => node.nodeValue) };
  }, name);
  expect(open.bare).toEqual([]);
  expect(open.count).toBeGreaterThan(0);
}

test("a patient with a name in Arabic letters writes as much as fits; the doctor reads all of it and prescribes twenty medicines, and each printed sheet says whose it is", async ({ browser, baseURL }) => {
  const open = async () => (await browser.newContext({ baseURL, locale: "en-IN", timezoneId: "Asia/Kolkata" })).newPage();
  const [patientsPage, page] = [await open(), await open()];
  const lastName = newWord();
  const doctor = await newDoctor(baseURL!, lastName);
  const patient = await newPerson(baseURL!, "patient", { firstName: "احمد", lastName: "خان", gender: "male", dateOfBirth: born(34) });
  const [slotId] = await offer(baseURL!, doctor, [soon()]);

  const id = await test.step("the patient types until the browser takes no more, and books", async () => {
    await signInAs(patientsPage, patient.email, password, "patient");
    await patientsPage.goto(`/doctors/${doctor.id}`);
    await patientsPage.locator(`input[value="${slotId}"]`).check({ force: true });
    const field = patientsPage.getByLabel("What troubles you?");
    await field.focus();
    await patientsPage.keyboard.insertText(complaint);
    await patientsPage.keyboard.insertText("one more");
    await expect(field).toHaveValue(complaint);
    await patientsPage.getByRole("button", { name: "Book this time" }).click();
    await patientsPage.waitForURL(/\/patient\/consultations\/.*booked/);
    return /consultations\/([0-9a-f-]{36})/.exec(patientsPage.url())![1]!;
  });

  await test.step("the doctor reads the whole complaint, and whose it is", async () => {
    await signInAs(page, doctor.email, password, "doctor");
    await expect(page.getByRole("main")).toContainText(name);
    await expectIsolated(page);
    await page.goto(`/doctor/consultations/${id}`);
    await expect(page.getByText("Day 001: a burn")).toHaveText(complaint, { useInnerText: true });
    await expect(page.getByRole("main")).toContainText("34 years, male");
    await expectFromTheLeft(page.getByText(/^In the words of/), ["In the words of", name, "."]);
    await expectIsolated(page);
    await expectSoundScreen(page);
  });

  const prescription = await test.step("the doctor prescribes", async () => {
    const medications = drugs.map(({ ingredient }, n) => ({ drug: ingredient, form: "powder", strength: "as supplied", dose: "3 g", route: "oral", frequency: "twice a day", durationDays: 14, quantity: "90 g", instructions: `Note ${n + 1} of 20` }));
    await call(baseURL!, "PUT", `/consultations/${id}`, { by: doctor.token, body: { status: "in_progress" } });
    await page.goto(`/doctor/consultations/${id}/prescription`);
    await expectIsolated(page);
    const made = await call<{ id: string }>(baseURL!, "POST", "/prescriptions", { by: doctor.token, body: { consultationId: id, diagnosis: "Amlapitta", complaints: "Acidity after meals", patientAddress: longWord, medications } });
    await page.goto(`/doctor/prescriptions/${made.id}`);
    await expect(page.getByText("Valid", { exact: true })).toBeVisible();
    return made.id;
  });

  const paper = page.getByRole("article");
  const patientsLine = paper.locator("dd").first();
  await test.step("on the screen and on paper the age stands after the name, and nothing leaves the paper", async () => {
    await expectFromTheLeft(patientsLine, [name, ",", "34 years", ",", "male"]);
    await expectIsolated(page);
    // A4 without its margins of 14 mm.
    await page.setViewportSize({ width: 688, height: 1017 });
    await page.emulateMedia({ media: "print" });
    await expectFromTheLeft(patientsLine, [name, ",", "34 years", ",", "male"]);
    await expectFromTheLeft(paper.locator("p").first(), [name, "·", `Dr. Revati ${lastName}`, ",", "Reg. no."]);
    const beyond = await paper.evaluate((article) => {
      const { left, right } = article.getBoundingClientRect();
      const nodes = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const found: (string | null)[] = [];
      const range = document.createRange();
      while (nodes.nextNode()) {
        range.selectNodeContents(nodes.currentNode);
        if ([...range.getClientRects()].some((box) => box.left < left - 1 || box.right > right + 1)) found.push(nodes.currentNode.nodeValue);
      }
      return { found, scrolls: document.documentElement.scrollWidth > window.innerWidth };
    });
    expect(beyond).toEqual({ found: [], scrolls: false });
  });

  await test.step("patient and administrator see the name isolated too", async () => {
    await patientsPage.goto(`/patient/prescriptions/${prescription}`);
    await expectFromTheLeft(patientsPage.getByRole("article").locator("dd").first(), [name, ",", "34 years", ",", "male"]);
    await expectIsolated(patientsPage);
    await patientsPage.context().clearCookies();
    await signIn(patientsPage, "admin");
    await patientsPage.goto(`/admin/consultations/${id}`);
    await expect(patientsPage.getByRole("main")).toContainText(name);
    await expectIsolated(patientsPage);
  });

  await test.step("each printed sheet has patient, doctor, number and its place among the sheets", async () => {
    const bare = (text: string) => text.replace(/\s/g, "");
    const sheets = sheetsOf(await page.pdf({ format: "A4", preferCSSPageSize: true })).map(bare);
    expect(sheets.length).toBeGreaterThan(1);
    // A line is drawn from the left, so the first letter of an Arabic name is drawn last.
    const drawn = [...name].toReversed().join("");
    sheets.forEach((sheet, n) => {
      for (const words of [`${drawn}·Dr.Revati${lastName}`, `Number${prescription}`, `${n + 1}/${sheets.length}`]) expect(sheet).toContain(bare(words));
    });
    expect(sheets[0]).toContain(bare(`${drawn}, 34 years, male`));
    expect(sheets[0]).toContain(longWord);
    const all = sheets.join("\n");
    for (const [n, { ingredient }] of drugs.entries()) {
      expect(all.split(bare(`${n + 1}.${ingredient}powder`))).toHaveLength(2);
      expect(all.split(bare(`Note ${n + 1} of 20`))).toHaveLength(2);
    }
  });
});
