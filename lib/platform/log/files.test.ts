import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { LogFiles } from "./files";

const made: string[] = [];
function fresh(): string {
  made.push(mkdtempSync(path.join(tmpdir(), "amrutam-logs-")));
  return made.at(-1) as string;
}
const quiet = (dir: string, days = 14) => {
  const files = new LogFiles(dir, days);
  // Keeps the lines out of the test's own stdout.
  Object.assign(files, { stdout: { write: () => true, flushSync: () => undefined } });
  return files;
};
const write = (files: LogFiles, level: number, line: string) => {
  files.lastLevel = level;
  files.write(`${line}\n`);
};

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
});

it("writes all lines to the combined file and errors to the error file too", () => {
  const dir = fresh();
  const files = quiet(dir);
  write(files, 30, "calm");
  write(files, 50, "wrong");
  files.flush();
  const day = new Date().toISOString().slice(0, 10);
  expect(readFileSync(path.join(dir, `combined-${day}.log`), "utf8")).toBe("calm\nwrong\n");
  expect(readFileSync(path.join(dir, `error-${day}.log`), "utf8")).toBe("wrong\n");
});

it("starts new files at midnight and removes those past their time", () => {
  const dir = fresh();
  for (const name of ["combined-2026-01-01.log", "error-2026-01-01.log", "combined-2026-03-08.log", "notes.log"]) writeFileSync(path.join(dir, name), "");
  vi.useFakeTimers({ now: Date.parse("2026-03-09T23:59:59Z"), toFake: ["Date"] });
  const files = quiet(dir, 7);
  write(files, 30, "before");
  files.flush();
  vi.setSystemTime(Date.parse("2026-03-10T00:00:00Z"));
  write(files, 30, "after");
  files.flush();
  const names = readdirSync(dir).sort();
  expect(names).toEqual(["combined-2026-03-08.log", "combined-2026-03-09.log", "combined-2026-03-10.log", "error-2026-03-09.log", "error-2026-03-10.log", "notes.log"]);
  expect(readFileSync(path.join(dir, "combined-2026-03-10.log"), "utf8")).toBe("after\n");
});

it("keeps working if the directory cannot be written, and says so once", () => {
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const file = path.join(fresh(), "file");
  writeFileSync(file, "");
  const files = quiet(path.join(file, "logs"));
  for (let i = 0; i < 3; i++) write(files, 50, "line");
  files.flush();
  expect(said).toHaveBeenCalledTimes(1);
});
