import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { withTimeout } from "./with-timeout";

test("a result or an error that comes in time is passed on", async () => {
  expect(await withTimeout(1000, Promise.resolve("done"), () => "late")).toBe("done");
  await expect(withTimeout(1000, Promise.reject(new Error("broken")), () => "late")).rejects.toThrow("broken");
});

test("work that is late is answered by `late`, once, and each by its own timeout", async () => {
  let answers = 0;
  const late = () => `late ${++answers}`;
  const slow = withTimeout(300, sleep(1500, "done"), late);
  const slower = withTimeout(5000, sleep(1200, "done"), late);
  expect(await slow).toBe("late 1");
  expect(await slower).toBe("done");
  await sleep(600);
  expect(answers).toBe(1);
});
