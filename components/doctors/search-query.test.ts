import { describe, expect, it, test } from "vitest";
import { titled } from "./doctor-name";
import { isLocalDate, searchHref, searchQueryOf } from "./search-query";

describe("a search as its address holds it", () => {
  it("leaves out what is empty or no filter, and takes the first of what is given twice", () => {
    expect(searchQueryOf({ q: "  back pain ", location: "", language: ["hi", "ta"], utm_source: "mail", cursor: undefined })).toEqual({
      q: "back pain",
      language: "hi",
    });
  });

  it("begins at the first page wherever a filter is changed or taken away", () => {
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
