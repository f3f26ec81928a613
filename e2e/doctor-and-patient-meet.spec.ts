import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { findBrowser } from "../scripts/find-browser";
import { book, call, newDoctor, newPerson, newWord, offer, password, type Person, soon } from "./stage/clinic";
import { expectSoundScreen, signInAs } from "./stage/screen";

/* Two browsers with cameras and microphones of their own, which show and sound something that moves. */

test.use({
  launchOptions: {
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required"],
  },
});

interface Watched {
  calls: RTCPeerConnection[];
}

/** What the newest connection of a page has received so far. */
const received = (page: Page) =>
  page.evaluate(async () => {
    const call = (window as unknown as Watched).calls.at(-1);
    const stats = call ? [...(await call.getStats()).values()] : [];
    const of = (kind: string) => stats.find(({ type, kind: is }) => type === "inbound-rtp" && is === kind) as { framesDecoded?: number; totalAudioEnergy?: number } | undefined;
    return { frames: of("video")?.framesDecoded ?? 0, energy: of("audio")?.totalAudioEnergy ?? 0 };
  });

/** Expects that picture and sound arrive, and go on arriving. */
async function expectSeeingAndHearing(page: Page) {
  await expect.poll(async () => (await received(page)).frames, { timeout: 30_000 }).toBeGreaterThan(5);
  const before = await received(page);
  await expect.poll(async () => (await received(page)).frames, { timeout: 15_000 }).toBeGreaterThan(before.frames);
  await expect.poll(async () => (await received(page)).energy, { timeout: 15_000 }).toBeGreaterThan(0);
}

async function openRoom(context: BrowserContext, portal: "patient" | "doctor", id: string, person?: Person): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const calls: RTCPeerConnection[] = ((window as unknown as Watched).calls = []);
    const Original = RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        calls.push(this);
      }
    };
  });
  if (person) await signInAs(page, person.email, password, portal);
  await page.goto(`/${portal}/consultations/${id}/room`);
  return page;
}

const join = (page: Page) => page.getByRole("button", { name: "Join", exact: true }).click();
const write = async (page: Page, text: string) => {
  await page.getByLabel("Your message").fill(text);
  await page.keyboard.press("Enter");
};
const conversation = (page: Page) => page.getByRole("log", { name: "Messages" });

test("a patient and a doctor see, hear and write to each other, and find each other again after a reload", async ({ browser, baseURL }) => {
  const contextOf = (width: number, height: number) => browser.newContext({ baseURL, locale: "en-IN", timezoneId: "Asia/Kolkata", viewport: { width, height } });
  const [desk, phone] = [await contextOf(1280, 900), await contextOf(390, 844)];
  const doctor = await newDoctor(baseURL!, newWord());
  const patient = await newPerson(baseURL!, "patient", { firstName: "Meera", lastName: newWord(), dateOfBirth: "1991-04-12" });
  const [slotId] = await offer(baseURL!, doctor, [soon()]);
  const id = await book(baseURL!, patient, slotId!, "Cough at night");
  const [doctors, patients] = [await openRoom(desk, "doctor", id, doctor), await openRoom(phone, "patient", id, patient)];
  const errors: string[] = [];
  for (const page of [doctors, patients]) page.on("pageerror", (error) => errors.push(error.message));

  await test.step("the patient tells what is good to know, and the doctor reads it beside the picture", async () => {
    const before = await phone.newPage();
    await before.goto(`/patient/consultations/${id}`);
    await before.getByLabel("Allergies").fill("Penicillin: rash");
    await before.getByLabel("Height in cm").fill("9");
    await before.getByRole("button", { name: "Save", exact: true }).click();
    await expect(before.getByLabel("Height in cm")).toHaveAttribute("aria-invalid", "true");
    await expect(before.getByLabel("Allergies")).toHaveValue("Penicillin: rash");
    await before.getByLabel("Height in cm").fill("161.5");
    await before.getByRole("button", { name: "Save", exact: true }).click();
    await expect(before.getByText("Your doctor reads it before the visit.")).toBeVisible();
    await expectSoundScreen(before);
    await before.close();
    await doctors.reload();
    await expect(doctors.getByRole("tabpanel", { name: "Brief" })).toContainText("Penicillin: rash");
  });

  await test.step("each sees their own picture first, and whoever comes first waits", async () => {
    for (const page of [doctors, patients]) await expectSoundScreen(page);
    await join(patients);
    await expect(patients.getByRole("status").filter({ hasText: "is not there yet" })).toBeVisible();
    await expect(patients.getByText("You are next.")).toBeVisible();
  });

  await test.step("a doctor who runs late tells those who wait at once", async () => {
    await call(baseURL!, "PUT", "/doctors/me/delay", { by: doctor.token, body: { state: "late", minutes: 20 } });
    await expect(patients.getByText("that the day runs about 20 minutes late")).toBeVisible();
    await expectSoundScreen(patients);
  });

  await test.step("then the call begins by itself", async () => {
    await join(doctors);
    for (const page of [doctors, patients]) {
      await expect(page.getByRole("status").filter({ hasText: "You are connected with" })).toBeVisible({ timeout: 30_000 });
      await expectSeeingAndHearing(page);
      await expectSoundScreen(page);
    }
    await expect(patients.locator(`video[aria-label*="Revati"]`)).toBeVisible();
    await expect(doctors.locator(`video[aria-label*="Meera"]`)).toBeVisible();
  });

  await test.step("what they write arrives at once, in one order", async () => {
    await write(patients, "Can you hear me?");
    await expect(conversation(doctors)).toContainText("Can you hear me?");
    await write(doctors, "Very well. Show me the tablets, please.");
    await expect(conversation(patients)).toContainText("Show me the tablets");
  });

  await test.step("the doctor's notes save themselves, and two windows overwrite nothing of each other", async () => {
    const plan = doctors.getByLabel("Plan");
    const second = await desk.newPage();
    await second.goto(`/doctor/consultations/${id}`);
    await doctors.getByRole("button", { name: "I have confirmed who this is" }).click();
    await expect(doctors.getByText("You confirmed it")).toBeVisible();
    await doctors.getByRole("tab", { name: "Notes" }).click();
    await doctors.route("**/notes", (route) => route.abort());
    await plan.fill("Typed without a line");
    await expect(doctors.getByText("Not saved yet", { exact: true })).toBeVisible();
    await doctors.unroute("**/notes");
    await expect(doctors.getByText("All notes are saved.")).toBeVisible({ timeout: 15_000 });
    await second.getByLabel("Plan").fill("Typed in the second window");
    await expect(second.getByText("These notes were saved in another window")).toBeVisible();
    await expectSoundScreen(second);
    await second.getByRole("radio", { name: "Keep both" }).check();
    await second.getByRole("button", { name: "Save it like this" }).click();
    await expect(second.getByText("All notes are saved.")).toBeVisible();
    await second.reload();
    await expect(second.getByLabel("Plan")).toHaveValue("Typed without a line\n\nTyped in the second window");
    await second.close();
    await expectSoundScreen(doctors);
    await expectSeeingAndHearing(doctors);
  });

  await test.step("a camera that is off is covered, and comes back", async () => {
    await patients.getByRole("button", { name: "Camera off" }).click();
    await expect(doctors.getByText("has switched the camera off")).toBeVisible();
    await patients.getByRole("button", { name: "Camera on" }).click();
    await expect(doctors.getByText("has switched the camera off")).toBeHidden();
    await expectSeeingAndHearing(doctors);
  });

  for (const [name, page] of [["the patient", patients], ["the doctor", doctors]] as const) {
    await test.step(`${name} reloads, and both are connected again`, async () => {
      await page.reload();
      await join(page);
      for (const each of [doctors, patients]) await expectSeeingAndHearing(each);
      await expect(conversation(page)).toContainText("Can you hear me?");
    });
  }

  await test.step("a second window takes the place of the first", async () => {
    const second = await openRoom(phone, "patient", id);
    await join(second);
    await expect(patients.getByText("You have joined in another window")).toBeVisible();
    await expectSeeingAndHearing(second);
    await expectSeeingAndHearing(doctors);
    await second.getByRole("button", { name: "Leave" }).click();
    await expect(doctors.getByRole("status").filter({ hasText: "is not there yet" })).toBeVisible();
    await expectSoundScreen(second);
    await second.getByRole("link", { name: "Back to the consultation" }).first().click();
    await expect(second.getByRole("heading", { name: "What happened" })).toBeVisible();
    await expect(second.getByRole("listitem").filter({ hasText: "You joined" }).first()).toBeVisible();
    await expect(second.getByRole("listitem").filter({ hasText: "Revati" }).first()).toContainText("joined");
    await expectSoundScreen(second);
  });

  expect(errors).toEqual([]);
  await Promise.all([desk.close(), phone.close()]);
});

test("nobody else gets into a room", async ({ baseURL }) => {
  const doctor = await newDoctor(baseURL!, newWord());
  const [patient, stranger] = [await newPerson(baseURL!, "patient", { firstName: "Meera" }), await newPerson(baseURL!, "patient", { firstName: "Ravi" })];
  const [slotId] = await offer(baseURL!, doctor, [soon()]);
  const id = await book(baseURL!, patient, slotId!, "Cough at night");
  const enter = async (token: string) => {
    const answer = await fetch(`${baseURL}/api/v1/consultations/${id}/room`, { method: "POST", headers: { authorization: `Bearer ${token}` } });
    return { status: answer.status, body: (await answer.json()) as { ticket?: string } };
  };
  expect((await enter(stranger.token)).status).toBe(404);
  const { body } = await enter(patient.token);
  const open = (ticket: string) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${baseURL!.replace("http", "ws")}/api/v1/consultations/${id}/room/socket`, ["amrutam.room", `ticket.${ticket}`]);
      socket.addEventListener("open", () => resolve("open"));
      socket.addEventListener("error", () => resolve("refused"));
    });
  const tries = await Promise.all(Array.from({ length: 20 }, () => open(body.ticket!)));
  expect(tries.filter((outcome) => outcome === "open")).toHaveLength(1);
  expect(await open(`${body.ticket!.split(".")[0]}.${"x".repeat(43)}`)).toBe("refused");
});
