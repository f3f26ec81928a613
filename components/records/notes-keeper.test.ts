import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepNotes, type KnownVersion, type NoteTexts, type SaveOutcome } from "./notes-keeper";

const EMPTY: NoteTexts = { complaint: "", history: "", findings: "", assessment: "", plan: "" };
const start = (): KnownVersion => ({ version: 0, texts: EMPTY });

/** A server that keeps versions as the product does; its answers can be lost on the way. */
function server() {
  const versions: KnownVersion[] = [start()];
  const line = { isCut: false, losesAnswers: false };
  const send = async ({ version, texts }: KnownVersion): Promise<SaveOutcome> => {
    if (line.isCut) return { kind: "lost" };
    const current = versions.at(-1)!;
    const isSame = JSON.stringify(current.texts) === JSON.stringify(texts);
    if (!isSame && version !== current.version) return line.losesAnswers ? { kind: "lost" } : { kind: "conflict", current };
    if (!isSame) versions.push({ version: version + 1, texts });
    return line.losesAnswers ? { kind: "lost" } : { kind: "saved", version: versions.at(-1)!.version };
  };
  return { versions, line, send, newest: () => versions.at(-1)! };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("saves what was typed within a second, also while typing goes on", async () => {
  const { send, newest } = server();
  const keeper = keepNotes(start(), send);
  for (let n = 1; n <= 30; n++) {
    keeper.type("plan", "x".repeat(n));
    await vi.advanceTimersByTimeAsync(100);
    if (n > 11) expect(newest().texts.plan.length).toBeGreaterThanOrEqual(n - 10);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(newest().texts.plan).toHaveLength(30);
  expect(keeper.snapshot()).toMatchObject({ state: "saved" });
});

it("keeps what cannot be sent, says so, and sends it by itself once the line is back", async () => {
  const { send, newest, line } = server();
  const keeper = keepNotes(start(), send);
  line.isCut = true;
  keeper.type("history", "Since Monday");
  await vi.advanceTimersByTimeAsync(5000);
  keeper.type("plan", "Rest");
  expect(keeper.snapshot().state).toBe("lost");
  line.isCut = false;
  await vi.advanceTimersByTimeAsync(3000);
  expect(newest()).toMatchObject({ texts: { history: "Since Monday", plan: "Rest" } });
  expect(keeper.snapshot().state).toBe("saved");
});

it("knows its own save again whose answer was lost, and makes no conflict of it", async () => {
  const { send, newest, line, versions } = server();
  const keeper = keepNotes(start(), send);
  line.losesAnswers = true;
  keeper.type("plan", "Rest");
  await vi.advanceTimersByTimeAsync(1000);
  expect(newest().texts.plan).toBe("Rest");
  keeper.type("plan", "Rest and water");
  // This one is refused as older, and that answer is lost too.
  await vi.advanceTimersByTimeAsync(3000);
  line.losesAnswers = false;
  await vi.advanceTimersByTimeAsync(4000);
  expect(keeper.snapshot()).toMatchObject({ state: "saved", version: 2 });
  expect(versions.map(({ texts }) => texts.plan)).toEqual(["", "Rest", "Rest and water"]);
});

it("sends nothing over another window's notes until the doctor has decided, and loses neither text", async () => {
  const { send, newest, versions } = server();
  const [one, two] = [keepNotes(start(), send), keepNotes(start(), send)];
  one.type("plan", "From the first window");
  await vi.advanceTimersByTimeAsync(1000);
  two.type("plan", "From the second window");
  await vi.advanceTimersByTimeAsync(1000);
  expect(two.snapshot()).toMatchObject({ state: "conflict", texts: { plan: "From the second window" }, other: { version: 1, texts: { plan: "From the first window" } } });
  two.type("history", "Typed while deciding");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(newest().texts.plan).toBe("From the first window");
  await two.decide({ ...two.snapshot().texts, plan: "From both" });
  expect(versions.map(({ texts }) => texts.plan)).toEqual(["", "From the first window", "From both"]);
  expect(newest().texts.history).toBe("Typed while deciding");
});

it("keeps what was typed when the visit was closed meanwhile", async () => {
  const keeper = keepNotes(start(), async () => ({ kind: "closed" }));
  keeper.type("plan", "One more thing");
  await vi.advanceTimersByTimeAsync(1000);
  expect(keeper.snapshot()).toMatchObject({ state: "closed", texts: { plan: "One more thing" } });
});

it("goes on by itself after the doctor has signed in again", async () => {
  const { send, newest } = server();
  let isSignedIn = false;
  const keeper = keepNotes(start(), async (save) => (isSignedIn ? send(save) : { kind: "signedOut" }));
  keeper.type("plan", "Rest");
  await vi.advanceTimersByTimeAsync(1000);
  keeper.type("plan", "Rest and water");
  expect(keeper.snapshot().state).toBe("signedOut");
  isSignedIn = true;
  await vi.advanceTimersByTimeAsync(3000);
  expect(newest().texts.plan).toBe("Rest and water");
  expect(keeper.snapshot().state).toBe("saved");
});
