import { describe, expect, it, test } from "vitest";
import { titled } from "./doctor-name";
import { isLocalDate, searchHref, searchQueryOf } from "./search-query";

describe("a search in an address", () => {
  it("leaves out empty values and unknown filters, and takes the first of a repeated value", () => {
    expect(searchQueryOf({ q: "  back pain ", location: "", language: ["hi", "ta"], utm_source: "mail", cursor: undefined })).toEqual({
      q: "back pain",
      language: "hi",
    });
  });

  it("starts at the first page when a filter is changed or removed", () => {
    const query = { q: "skin", location: "Pune", sort: "fee", cursor: "abc" };
    expect(searchHref(query, { location: undefined })).toBe("/doctors?q=skin&sort=fee");
    expect(searchHref(query, { cursor: "def" })).toBe("/doctors?q=skin&location=Pune&sort=fee&cursor=def");
    expect(searchHref({ q: "a&b=c" })).toBe("/doctors?q=a%26b%3Dc");
    expect(searchHref({})).toBe("/doctors");
  });
});

test.each([
  ["2026-02-28", true],
  ["2026-02-30", false],
  ["30-02-2026", false],
  ["tomorrow", false],
])("%s is a date that exists: %s", (value, exists) => {
  expect(isLocalDate(value)).toBe(exists);
});

test.each([
  ["Meera Iyer", "Dr. Meera Iyer"],
  ["Dr Meera Iyer", "Dr Meera Iyer"],
  ["Vaidya Ramesh", "Vaidya Ramesh"],
  ["Drishti Rao", "Dr. Drishti Rao"],
])("%s is addressed as %s", (name, address) => {
  expect(titled(name, (_, values) => `Dr. ${values.name}`)).toBe(address);
});
