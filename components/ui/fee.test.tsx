import { readdirSync, readFileSync } from "node:fs";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import english from "@/messages/en.json";
import { Fee } from "./fee";

const html = (amount: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en-IN" messages={english} timeZone="Asia/Kolkata">
      <Fee value={{ amount, currency: "INR" }} more="per visit" />
    </NextIntlClientProvider>,
  ).replaceAll(/<[^>]+>/g, "");

it("a visit without a fee says so in words, one with a fee says what it costs", () => {
  expect(html(0)).toBe("No fee");
  expect(html(50_000)).toBe("₹500 per visit");
});

it("no page shows a fee as a bare amount", () => {
  const files = ["app", "components"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tsx")).map((name) => `${folder}/${name}`));
  const bare = files.filter((file) => /<Money[^>]*value=\{(?:\w+\.)*(?:fee|consultationFee)\}/.test(readFileSync(file, "utf8")));
  expect(bare).toEqual([]);
});
