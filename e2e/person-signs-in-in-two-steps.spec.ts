import { expect, type Page, test } from "@playwright/test";
import { generateSync } from "otplib";
import { openDatabase } from "./canaries/search";
import { expectSoundScreen } from "./stage/screen";

const password = "monsoon over the western ghats";
/** The app's code some steps of 30 seconds from now. The server takes each code only once, and also accepts the next step's code. */
const codeOf = (secret: string, steps = 0) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

async function signUp(page: Page, email: string) {
  await page.goto("/sign-up");
  await page.getByLabel("First name").fill("Ananya");
  await page.getByLabel("Last name").fill("Krishnan");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.locator("form button[type=submit]").last().click();
  await page.waitForURL("**/patient");
}

/** Makes the session of this person twenty minutes old. */
async function age(email: string) {
  const database = openDatabase(process.env.E2E_DATA_DIR!);
  await database`update sessions set created_at = now() - interval '20 minutes' where user_id = (select id from users where email = ${email})`;
  await database.end();
}

async function giveFirstStep(page: Page, email: string) {
  await page.context().clearCookies();
  await page.goto("/sign-in?next=%2Faccount");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/sign-in/code**");
  expect(page.url()).not.toContain("ghats");
  expect(await page.content()).not.toContain("ghats");
}

for (const { name, width, javaScriptEnabled } of [
  { name: "on a desktop", width: 1280, javaScriptEnabled: true },
  { name: "on a phone, without JavaScript", width: 390, javaScriptEnabled: false },
]) {
  test.describe(name, () => {
    test.use({ javaScriptEnabled, viewport: { width, height: 850 } });

    test("a person turns two-step sign-in on, signs in with a code, and with a recovery code", async ({ page }) => {
      const email = `two-steps-${width}-${javaScriptEnabled}-${Date.now()}@example.test`;
      const sound = async () => {
        if (javaScriptEnabled) await expectSoundScreen(page);
      };
      await signUp(page, email);
      await page.goto("/account/mfa");
      await sound();
      await page.getByRole("button", { name: "Set up" }).click();
      await page.waitForURL("**/mfa/set-up");
      await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
      await sound();

      const secret = (await page.locator("p.font-mono").innerText()).replaceAll(/\s/g, "");
      await page.getByLabel("Code").fill("000000");
      await page.getByRole("button", { name: "Turn on" }).click();
      await expect(page.getByText("not the code that the app shows")).toBeVisible();
      await page.getByLabel("Code").fill(codeOf(secret));
      await page.getByRole("button", { name: "Turn on" }).click();
      await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
      const codes = await page.locator("ol.font-mono li").allInnerTexts();
      expect(codes).toHaveLength(10);
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download" }).click()]);
      expect(download.suggestedFilename()).toBe("amrutam-recovery-codes.txt");
      await sound();
      await page.getByRole("link", { name: "I have kept them" }).click();
      await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
      expect(await page.content()).not.toContain(codes[0]);
      await sound();

      await giveFirstStep(page, email);
      await sound();
      await page.getByLabel("Code").fill("000000");
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await expect(page.getByText("The code is not right")).toBeVisible();
      await page.getByLabel("Code").fill(codeOf(secret, 1));
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/account");

      await giveFirstStep(page, email);
      await page.getByRole("link", { name: "Use a recovery code instead" }).click();
      await sound();
      await page.getByLabel("Recovery code").fill(codes[0]!.toLowerCase());
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.waitForURL("**/account");
      await page.goto("/account/mfa");
      await expect(page.getByText("9 recovery codes are left.")).toBeVisible();

      const renewal = page.locator("form").filter({ has: page.getByRole("button", { name: "Make new codes" }) });
      await renewal.getByLabel("Password", { exact: true }).fill(password);
      await renewal.getByLabel("Code").fill(codes[1]!);
      await renewal.getByRole("button", { name: "Make new codes" }).click();
      await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();
      const renewed = await page.locator("ol.font-mono li").allInnerTexts();
      expect(renewed).not.toContain(codes[2]);

      await page.goto("/account/mfa");
      const off = page.locator("form").filter({ has: page.getByRole("button", { name: "Turn off" }) });
      await off.getByLabel("Password", { exact: true }).fill(password);
      await off.getByLabel("Code").fill(renewed[0]!);
      await off.getByRole("button", { name: "Turn off" }).click();
      await expect(page.getByText("Two-step sign-in is off.")).toBeVisible();
    });

    test("a person who signed in a while ago gives the password to turn it on, and a code to change the password", async ({ page }) => {
      const email = `while-ago-${width}-${javaScriptEnabled}-${Date.now()}@example.test`;
      const sound = async () => {
        if (javaScriptEnabled) await expectSoundScreen(page);
      };
      await signUp(page, email);
      await page.goto("/account/mfa");
      await expect(page.getByLabel("Password", { exact: true })).toHaveCount(0);
      await age(email);
      // The page was already open: the password field appears with the answer.
      await page.getByRole("button", { name: "Set up" }).click();
      await page.getByLabel("Password", { exact: true }).fill("not the password");
      await sound();
      await page.getByRole("button", { name: "Set up" }).click();
      await expect(page.getByText("The password is not right.").first()).toBeVisible();
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Set up" }).click();
      await page.waitForURL("**/mfa/set-up");

      const secret = (await page.locator("p.font-mono").innerText()).replaceAll(/\s/g, "");
      await page.getByLabel("Code").fill(codeOf(secret));
      await page.getByLabel("Password", { exact: true }).fill(password);
      await sound();
      await page.getByRole("button", { name: "Turn on" }).click();
      await expect(page.getByRole("heading", { name: "Your recovery codes" })).toBeVisible();

      await page.goto("/account/password");
      await page.getByLabel("Current password").fill(password);
      await page.getByLabel("New password").fill(`${password} again`);
      await page.getByLabel("Code").fill(codeOf(secret, 1));
      await sound();
      await page.getByRole("button", { name: "Change password" }).click();
      await expect(page.getByText("Your password is changed.")).toBeVisible();
    });
  });
}

test("NextAuth's own address lets nobody skip the second step", async ({ page }) => {
  const email = `callback-${Date.now()}@example.test`;
  await signUp(page, email);
  const { secret } = (await (await page.request.post("/api/v1/auth/mfa/setup", { headers: { "sec-fetch-site": "same-origin" } })).json()) as { secret: string };
  const enabled = await page.request.post("/api/v1/auth/mfa/enable", { headers: { "sec-fetch-site": "same-origin" }, data: { code: codeOf(secret) } });
  expect(enabled.status()).toBe(200);
  await page.context().clearCookies();

  const callback = async (form: Record<string, string>) => {
    const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
    await page.request.post("/api/auth/callback/credentials", { form: { csrfToken, email, password, json: "true", ...form } });
    return (await page.request.get("/api/v1/users/profile")).status();
  };
  expect(await callback({})).toBe(401);
  expect(await callback({ totpCode: "000000" })).toBe(401);
  expect(await callback({ totpCode: codeOf(secret, 1) })).toBe(200);
});
