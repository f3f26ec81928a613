import { expect, it } from "vitest";
import { bareCode, plainDigits, typedCode } from "./typed";
import { Id } from "./wire";

const id = "0198c7f0-0000-7000-8000-0000000000ab";

it.each([
  [` ${id} `], [`\t${id}\r\n`], [id.replaceAll("-", "–")], [id.replaceAll("-", "—")], [id.replaceAll("-", "‑")], [id.replaceAll("-", "−")], [id.replaceAll("-", " - ")],
  [id.toUpperCase()], [`\u00a0${id}\u200b`], [`\u2068${id}\u2069`], [id.replaceAll("-", "-\u00ad")], ["０１９８ｃ７ｆ０－００００－７０００－８０００－００００００００００ａｂ"],
])("the id is read from %j", (pasted) => {
  expect(Id.parse(pasted)).toBe(id);
});

it.each(["", "0198c7f0", `${id}0`, "call me"])("%j is still no id", (typed) => {
  expect(Id.safeParse(typed).success).toBe(false);
});

it.each([
  ["7k2m–q4xd—93tb", "7K2MQ4XD93TB"], [" 7K2M Q4XD 93TB ", "7K2MQ4XD93TB"], ["７Ｋ２Ｍ－Ｑ４ＸＤ－９３ＴＢ", "7K2MQ4XD93TB"], ["7K2M.Q4XD.93TB", "7K2MQ4XD93TB"],
])("the code %j is read as %s", (typed, code) => {
  expect(bareCode(typed)).toBe(code);
});

it.each([["४९२०३९", "492039"], ["٤٩٢٠٣٩", "492039"], ["௪௯௨௦௩௯", "492039"], ["492039", "492039"], ["a4", "a4"]])("the digits %s are %s", (typed, digits) => {
  expect(plainDigits(typed)).toBe(digits);
  expect(typedCode(` ${typed.slice(0, 3)} ${typed.slice(3)} `)).toBe(digits);
});
