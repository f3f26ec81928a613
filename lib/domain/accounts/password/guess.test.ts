import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { whyPasswordIsGuessable } from "./guess";
import { whyPasswordIsWeak } from "./rules";

const asha = { email: "asha.rao@example.in", firstName: "Asha", lastName: "Rao" };

describe("a new password that passes the plain rules", () => {
  test.each(["michaeljordan23", "Jennifer1987!", "liverpool2023!", "trustno1trustno1!", "qazwsxedcrfv", "1qaz2wsx3edc"])("is refused if it is known from breaches: %s", async (password) => {
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

  test("is judged without blocking this thread, whatever it consists of", async () => {
    const nasty = ["4a4a4a@@@$$$", "l33t@$0!x", "1!iI|lL", "0oO@4a3e1!5$7+"].map((piece) => piece.repeat(16).slice(0, 200));
    // CPU time of this thread, which does not grow on a busy machine. Judging each password takes up to a quarter of a second of another thread.
    const before = process.threadCpuUsage();
    await Promise.all(nasty.map((password) => whyPasswordIsGuessable(password, asha)));
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(150);
  });
});

test("a command that judged a password can end at once, without waiting until the thread has been idle for minutes", { timeout: 50_000 }, async () => {
  const script = `import("./lib/domain/accounts/password/guess.ts").then(async ({ whyPasswordIsGuessable }) => {
    console.log((await whyPasswordIsGuessable("Password123456", { email: "asha@example.test" })).key);
  });`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "--eval", script], { timeout: 40_000 });
  expect(stdout).toContain("guessable");
});
