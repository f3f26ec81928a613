import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { Input } from "./input";

type Wheel = (event: { currentTarget: { blur: () => void } }) => void;
const wheelOf = (type: string) => (Input({ type }).props as { onWheel?: Wheel }).onWheel;

it("the wheel takes the focus from a number field, so that it scrolls the page and changes no number", () => {
  const blur = vi.fn();
  wheelOf("number")?.({ currentTarget: { blur } });
  expect(blur).toHaveBeenCalledOnce();
});

it.each(["text", "date", "email"])("a field of type %s does not care about the wheel", (type) => {
  expect(wheelOf(type)).toBeUndefined();
});

it("no page has a number field of its own", () => {
  const files = execFileSync("git", ["ls-files", "app", "components"], { encoding: "utf8" }).split("\n").filter((file) => file.endsWith(".tsx"));
  expect(files.length).toBeGreaterThan(100);
  for (const file of files) expect(readFileSync(file, "utf8"), file).not.toMatch(/<input\b[^>]*type="number"/);
});
