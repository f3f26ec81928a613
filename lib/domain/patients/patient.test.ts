import { describe, expect, it } from "vitest";
import { adultOf, contradicts, isMinorOn } from "./patient";

describe("who is under age", () => {
  it("is decided on the birthday, also of somebody born on 29 February", () => {
    expect(isMinorOn("2026-03-14", "2008-03-15")).toBe(true);
    expect(isMinorOn("2026-03-15", "2008-03-15")).toBe(false);
    expect(isMinorOn("2026-02-27", "2008-02-29")).toBe(true);
    expect(isMinorOn("2026-02-28", "2008-02-29")).toBe(false);
  });
});

describe("dates of birth and relations", () => {
  it("contradict each other if a child is not younger, or a parent not older", () => {
    expect(contradicts("child", "1990-05-01", "1990-05-01")).toBe(true);
    expect(contradicts("child", "1989-05-01", "1990-05-01")).toBe(true);
    expect(contradicts("child", "2020-05-01", "1990-05-01")).toBe(false);
    expect(contradicts("parent", "1991-05-01", "1990-05-01")).toBe(true);
    expect(contradicts("parent", "1961-05-01", "1990-05-01")).toBe(false);
  });

  it("contradict nothing among others, or if one is not known", () => {
    expect(contradicts("sibling", "1970-01-01", "1990-05-01")).toBe(false);
    expect(contradicts("other", "1970-01-01", "1990-05-01")).toBe(false);
    expect(contradicts("child", "1970-01-01", null)).toBe(false);
  });
});

describe("the adult at a minor's visit", () => {
  const booker = { name: "Meera Krishnan", birth: "1990-05-01", relation: "child" as const };

  it("is the account that books, unless somebody is named", () => {
    expect(adultOf(booker, "2026-03-14")).toEqual({ name: "Meera Krishnan", relation: "parent" });
    expect(adultOf({ ...booker, relation: "sibling" }, "2026-03-14")).toEqual({ name: "Meera Krishnan", relation: "sibling" });
    expect(adultOf({ ...booker, birth: null }, "2026-03-14")).toMatchObject({ relation: "parent" });
  });

  it("is never the minor's own account, nor another minor", () => {
    expect(adultOf({ ...booker, relation: "self" }, "2026-03-14")).toBeUndefined();
    expect(adultOf({ ...booker, relation: "sibling", birth: "2010-01-01" }, "2026-03-14")).toBeUndefined();
  });
});
