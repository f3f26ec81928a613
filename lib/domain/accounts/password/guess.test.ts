import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { whyPasswordIsGuessable } from "./guess";
import { whyPasswordIsWeak } from "./rules";

const asha = { email: "asha.rao@example.in", firstName: "Asha", lastName: "Rao" };

describe("a new password that the plain rules let through", () => {
  test.each(["michaeljordan23", "Jennifer1987!", "liverpool2023!", "trustno1trustno1!", "qazwsxedcrfv", "1qaz2wsx3edc"])("is refused where breaches know it: %s", async (password) => {
    expect(whyPasswordIsWeak(password, asha)).toBeUndefined();
    expect(await whyPasswordIsGuessable(password, asha)).toEqual({ key: "fields.password.guessable" });
  });

  test.each([
    "monsoon lantern tamarind ferry",
    "Turmeric-kettle-91",
    "correct horse battery staple",
    "मेरा घर नदी के पास है",
    "x7#Kq2!mP9$vLw",
    "Amrutam-demo-1",
    "asha walks along the river",
  ])("may be %s", async (password) => {
    expect(await whyPasswordIsGuessable(password, asha)).toBeUndefined();
  });

  test("is judged without holding up anything else, however it is made", async () => {
    const nasty = ["4a4a4a@@@$$$", "l33t@$0!x", "1!iI|lL", "0oO@4a3e1!5$7+"].map((piece) => piece.repeat(16).slice(0, 200));
    // What this thread spends, which no busy machine adds to; each of them takes up to a quarter of a second of some thread.
    const before = process.threadCpuUsage();
    await Promise.all(nasty.map((password) => whyPasswordIsGuessable(password, asha)));
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(150);
  });
});

test("lets a command end that has asked, and does not hold it until the thread has been idle for minutes", { timeout: 50_000 }, async () => {
  const script = `import("./lib/domain/accounts/password/guess.ts").then(async ({ whyPasswordIsGuessable }) => {
    console.log((await whyPasswordIsGuessable("Password123456", { email: "asha@example.test" })).key);
  });`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "--eval", script], { timeout: 40_000 });
  expect(stdout).toContain("guessable");
});
