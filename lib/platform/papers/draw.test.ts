import { describe, expect, it } from "vitest";
import { drawGolden, goldenSheet } from "@/lib/domain/prescriptions/paper/testing/golden";
import { drawPaper } from "./draw";

describe("the thread that draws papers", () => {
  it("does not hold up the requests of its process", async () => {
    const sheet = goldenSheet();
    await drawPaper(sheet);
    let longest = 0;
    let last = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await Promise.all(Array.from({ length: 20 }, () => drawPaper(sheet)));
    clearInterval(watch);
    // Twenty papers are about 300 ms of work. Here nothing of it is done, except handing over.
    expect(longest).toBeLessThan(150);
  });

  it("refuses a paper when too many wait, and draws the others", async () => {
    const sheet = goldenSheet();
    const asked = await Promise.allSettled(Array.from({ length: 100 }, () => drawPaper(sheet)));
    const refused = asked.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(20);
    expect(refused[0]).toMatchObject({ reason: { name: "PaperError", kind: "busy" } });
  });

  it("says nothing of the paper when a template fails, and draws the next one", async () => {
    const failure = await drawPaper({ template: "prescription", data: { title: "Asha Rao" }, at: new Date() }).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "PaperError", kind: "broken" });
    expect((failure as Error).message).not.toContain("Asha");
    expect((await drawGolden()).length).toBeGreaterThan(10_000);
  });
});
