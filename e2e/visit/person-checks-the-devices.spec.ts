import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { book, call, newDoctor, newPerson, newWord, offer, soon } from "../stage/clinic";
import { expectArriving, join, openRoom, received, withDevices } from "../stage/room";
import { expectSoundScreen } from "../stage/screen";

// The second of Chromium's made-up cameras gives pictures of depth, which no call can send; the first and the third give colours.
const three = "--use-fake-device-for-media-stream=device-count=3";
test.use({ launchOptions: { ...withDevices, args: [...withDevices.args.filter((one) => !one.startsWith("--use-fake-device")), three] } });

interface Watched {
  opened: MediaStreamTrack[];
  notes: number;
  refused: boolean;
}

/** Keeps what the page opens and plays, and can refuse devices as a person does. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const seen: Watched = Object.assign(window as unknown as Watched, { opened: [], notes: 0, refused: false });
    for (const name of ["getUserMedia", "getDisplayMedia"] as const) {
      const original = MediaDevices.prototype[name];
      MediaDevices.prototype[name] = async function (constraints?: MediaStreamConstraints) {
        if (seen.refused) throw new DOMException("Permission denied", "NotAllowedError");
        const stream = await original.call(this, constraints);
        seen.opened.push(...stream.getTracks());
        return stream;
      };
    }
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (when) {
      if (this.context.state === "running") seen.notes++;
      return start.call(this, when);
    };
  });

/** Ends the newest device of a kind as the browser does when it is unplugged, or when its own bar stops a screen. */
const endFromOutside = (page: Page, kind: "audio" | "video") =>
  page.evaluate((of) => {
    const track = (window as unknown as Watched).opened.findLast((one) => one.kind === of && one.readyState === "live")!;
    track.stop();
    track.dispatchEvent(new Event("ended"));
  }, kind);

const labelOfCamera = (page: Page) => page.evaluate(() => (window as unknown as Watched).opened.findLast(({ kind, readyState }) => kind === "video" && readyState === "live")?.label);
const meterWidth = (page: Page) => page.locator("rect[data-meter]").first().getAttribute("width");
const pressed = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");
const says = (page: Page, words: string | RegExp) => expect(page.getByRole("status").filter({ hasText: words }).first()).toBeVisible();

/** Goes on with the Tab key until a button with this name has the focus. */
async function tabTo(page: Page, name: string) {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press("Tab");
    if ((await pressed(page)).trim() === name) return;
  }
  throw new Error(`Tab never came to "${name}"`);
}

/** While `change` runs and afterwards, pictures go on arriving: the longest hole in milliseconds. */
async function longestHole(page: Page, change: () => Promise<void>): Promise<number> {
  let [frames, since, hole] = [(await received(page)).frames, performance.now(), 0];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const now = (await received(page)).frames;
      if (now > frames) [frames, since] = [now, performance.now()];
      hole = Math.max(hole, performance.now() - since);
      await page.waitForTimeout(50);
    }
  })();
  await change();
  await page.waitForTimeout(1500);
  isOver = true;
  await watching;
  return hole;
}

test("a person checks the devices, changes them in a call, shows a screen and does it all by keyboard", async ({ browser, baseURL }) => {
  const seen = (width: number, height: number): BrowserContextOptions => ({ baseURL, locale: "en-IN", timezoneId: "Asia/Kolkata", viewport: { width, height } });
  const [desk, phone] = [await browser.newContext(seen(1280, 900)), await browser.newContext({ ...seen(390, 844), hasTouch: true, isMobile: true })];
  const doctor = await newDoctor(baseURL!, newWord());
  const patient = await newPerson(baseURL!, "patient", { firstName: "Meera", lastName: newWord(), dateOfBirth: "1991-04-12" });
  await Promise.all([[doctor, "+919845067890"], [patient, "+919845012345"]].map(([who, number]) => call(baseURL!, "PUT", "/users/profile", { by: (who as typeof doctor).token, body: { phone: number } })));
  const [slotId] = await offer(baseURL!, doctor, [soon()]);
  const id = await book(baseURL!, patient, slotId!, "Cough at night");
  const open = async (context: typeof desk, portal: "patient" | "doctor", person: typeof doctor) => {
    const page = await openRoom(context, portal, id, { person });
    await watch(page);
    await page.reload();
    return page;
  };
  const [doctors, patients] = [await open(desk, "doctor", doctor), await open(phone, "patient", patient)];
  const errors: string[] = [];
  for (const page of [doctors, patients]) page.on("pageerror", (error) => errors.push(error.message));

  await test.step("camera, microphone and loudspeaker are chosen, seen, heard and remembered", async () => {
    await expect(doctors.getByLabel("Camera", { exact: true })).toBeVisible();
    const widths = new Set<string | null>();
    await expect.poll(async () => widths.add(await meterWidth(doctors)).size, { intervals: [100] }).toBeGreaterThan(3);
    await says(doctors, "We hear you.");
    await doctors.getByLabel("Loudspeaker").selectOption({ label: "Fake Audio Output 2" });
    await doctors.getByRole("button", { name: "Play a tone" }).click();
    await says(doctors, "Playing two notes");
    await says(doctors, "Did you hear two notes?");
    expect(await doctors.evaluate(() => (window as unknown as Watched).notes)).toBe(2);
    await doctors.getByLabel("Camera", { exact: true }).selectOption({ label: "fake_device_2" });
    await expect.poll(() => labelOfCamera(doctors)).toBe("fake_device_2");
    await doctors.getByRole("button", { name: "Mute" }).click();
    await says(doctors, "Your microphone is off.");
    await doctors.reload();
    await expect(doctors.getByRole("button", { name: "Unmute" })).toBeVisible();
    await expect.poll(() => labelOfCamera(doctors)).toBe("fake_device_2");
    await expect(doctors.getByLabel("Loudspeaker").locator("option:checked")).toHaveText("Fake Audio Output 2");
    await doctors.getByRole("button", { name: "Unmute" }).click();
  });

  await test.step("whoever refuses the devices is told what to do, and can try again", async () => {
    await patients.getByRole("button", { name: "Camera off" }).click();
    await patients.evaluate(() => ((window as unknown as Watched).refused = true));
    await patients.getByRole("button", { name: "Camera on" }).click();
    await says(patients, "This browser does not let us use your camera.");
    await expectSoundScreen(patients);
    await patients.evaluate(() => ((window as unknown as Watched).refused = false));
    await patients.getByRole("button", { name: "Try again" }).click();
    await expect(patients.getByRole("button", { name: "Camera off" })).toBeVisible();
    await expect(patients.getByText("This browser does not let us")).toBeHidden();
  });

  await test.step("by keyboard alone to Join; the focus stays in the room", async () => {
    await doctors.locator("body").press("Home");
    await tabTo(doctors, "Join");
    await doctors.keyboard.press("Enter");
    await expect.poll(() => pressed(doctors)).toBe("Mute");
    await join(patients);
    await Promise.all([doctors, patients].map((page) => expectArriving(page, { within: 30_000 })));
    await doctors.keyboard.press("m");
    await expect.poll(() => pressed(doctors)).toBe("Unmute");
    await expect(patients.getByText("Sound off")).toBeVisible();
    await doctors.keyboard.press("m");
    await doctors.getByLabel("Your message").pressSequentially("vm");
    await expect(doctors.getByRole("button", { name: "Camera off" })).toBeVisible();
    await expect(doctors.getByRole("button", { name: "Mute" })).toBeVisible();
    for (const page of [doctors, patients]) {
      await expect(page.getByText(/^\d+ minutes left$/)).toBeVisible();
      await says(page, "Connection: good");
    }
  });

  await test.step("on a phone the controls stay above the lower edge", async () => {
    for (const place of ["Home", "End"]) {
      await patients.locator("body").press(place);
      for (const name of ["Mute", "Camera off", "Turn camera", "Devices", "Leave"]) {
        const box = (await patients.getByRole("button", { name, exact: true }).boundingBox())!;
        expect(box.y + box.height, name).toBeLessThanOrEqual(844);
        expect(box.x + box.width, name).toBeLessThanOrEqual(390);
        expect(Math.min(box.height, box.width), name).toBeGreaterThanOrEqual(24);
      }
    }
  });

  await test.step("another camera in the call: the other side sees no hole", async () => {
    const hole = await longestHole(patients, async () => {
      await doctors.getByRole("button", { name: "Devices" }).click();
      await doctors.getByLabel("Camera", { exact: true }).selectOption({ label: "fake_device_0" });
      await expect.poll(() => labelOfCamera(doctors)).toBe("fake_device_0");
    });
    expect(hole).toBeLessThan(1200);
    await doctors.evaluate(() => ((window as unknown as Watched).refused = true));
    await doctors.getByLabel("Camera", { exact: true }).selectOption({ label: "fake_device_2" });
    await says(doctors, "This browser does not let us use your camera.");
    await expectSoundScreen(doctors);
    await doctors.evaluate(() => ((window as unknown as Watched).refused = false));
    await doctors.locator("#room-devices").getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => labelOfCamera(doctors)).toBe("fake_device_2");
    await expect(doctors.getByText("This browser does not let us")).toHaveCount(0);
    await doctors.keyboard.press("Escape");
    await expect.poll(() => pressed(doctors)).toBe("Devices");
    await expectArriving(patients, { within: 10_000 });
  });

  await test.step("a camera that is unplugged is replaced, with words", async () => {
    await endFromOutside(doctors, "video");
    await says(doctors, "The camera that you used is not there any more.");
    await expectArriving(patients, { within: 10_000 });
  });

  await test.step("the other person's picture floats, and is not left standing when it is covered", async () => {
    await patients.getByRole("button", { name: "Small window" }).click();
    await expect.poll(() => patients.evaluate(() => document.pictureInPictureElement !== null)).toBe(true);
    await doctors.keyboard.press("v");
    await expect.poll(() => patients.evaluate(() => document.pictureInPictureElement)).toBeNull();
    await doctors.keyboard.press("v");
    await expectArriving(patients, { within: 10_000 });
  });

  await test.step("a screen takes the place of the camera, uncropped and in words, until it ends in whatever way", async () => {
    const picture = patients.locator(`video[aria-label*="Revati"]`);
    const share = () => doctors.getByRole("button", { name: "Share screen" }).click();
    const back = async () => {
      await expect(patients.getByText(/shows the screen\.$/)).toBeHidden();
      await expect(picture).toHaveCSS("object-fit", "cover");
      await expectArriving(patients, { within: 10_000 });
    };
    await share();
    await says(patients, /Revati.* shows the screen\./);
    await says(doctors, /Meera.* sees your screen/);
    await expect(picture).toHaveCSS("object-fit", "contain");
    await expectArriving(patients, { within: 10_000 });
    await expect(patients.getByRole("button", { name: "Share screen" })).toHaveCount(0);
    await expectSoundScreen(patients);
    await doctors.getByRole("button", { name: "Stop sharing" }).click();
    await back();
    await share();
    await says(patients, "shows the screen.");
    await endFromOutside(doctors, "video");
    await back();
    await share();
    await says(patients, "shows the screen.");
    await doctors.getByRole("button", { name: "Sound only" }).click();
    await expect(doctors.getByRole("button", { name: "Share screen" })).toBeHidden();
    await expect(patients.getByText(/shows the screen\.$/)).toBeHidden();
    expect(await doctors.evaluate(() => (window as unknown as Watched).opened.filter(({ kind, readyState }) => kind === "video" && readyState === "live").length)).toBe(0);
  });

  await test.step("a number to call is shown to both once both agree, and to neither when one takes it back", async () => {
    await doctors.getByRole("button", { name: /may call me$/ }).click();
    await expect(doctors.getByText("is shown here if")).toBeVisible();
    await expect(patients.getByRole("link", { name: /^Call / })).toHaveCount(0);
    await patients.getByRole("button", { name: /may call me$/ }).click();
    await expect(patients.getByRole("link", { name: /^Call / })).toHaveAttribute("href", "tel:+919845067890");
    await expect(doctors.getByRole("link", { name: /^Call / })).toHaveAttribute("href", "tel:+919845012345");
    await expectSoundScreen(doctors);
    await doctors.getByRole("button", { name: "Take it back" }).click();
    for (const page of [doctors, patients]) await expect(page.getByRole("link", { name: /^Call / })).toHaveCount(0);
  });

  await test.step("by keyboard alone out of the room; who was here before finds the check folded", async () => {
    await tabTo(doctors, "Leave");
    await doctors.keyboard.press("Enter");
    await expect.poll(() => pressed(doctors)).toBe("Join again");
    await doctors.keyboard.press("Enter");
    await expect(doctors.getByText("Check your devices")).toBeVisible();
    await expect(doctors.getByLabel("Camera", { exact: true })).toBeHidden();
  });

  expect(errors).toEqual([]);
  await Promise.all([desk.close(), phone.close()]);
});
