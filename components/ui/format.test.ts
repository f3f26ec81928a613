import { describe, expect, test } from "vitest";
import { initialsOf } from "./avatar";
import { formatMoney } from "./money";
import { formatInstant } from "@/lib/clock/format-instant";

/** Intl puts thin and non-breaking spaces between parts; people read them as spaces. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("money", () => {
  test.each([
    [50_000, "INR", "₹500"],
    [49_950, "INR", "₹499.50"],
    [12_500_000, "INR", "₹1,25,000"],
    [0, "INR", "₹0"],
    [-50_000, "INR", "-₹500"],
  ])("%i minor units of %s read %s", (amount, currency, text) => {
    expect(formatMoney({ amount, currency })).toBe(text);
  });

  test("a currency without minor units is not divided", () => {
    expect(formatMoney({ amount: 500, currency: "JPY" })).toContain("500");
  });
});

describe("time", () => {
  const at = "2026-11-24T20:00:00Z";

  test("an instant is shown in the requested zone, whatever the server's own zone is", () => {
    expect(plain(formatInstant(at, { timeZone: "Asia/Kolkata", format: "date" }))).toBe("Wed, 25 Nov, 2026");
    expect(plain(formatInstant(at, { timeZone: "Europe/London", format: "date" }))).toBe("Tue, 24 Nov, 2026");
  });

  test("the zone's name can be added", () => {
    expect(plain(formatInstant(at, { timeZone: "Asia/Kolkata", format: "time", zone: true }))).toBe("1:30 am IST");
  });

  test("a range shows the part that both ends share only once", () => {
    const text = plain(formatInstant(at, { timeZone: "Asia/Kolkata", format: "time", until: "2026-11-24T20:30:00Z" }));
    expect(text.match(/am/g)).toHaveLength(1);
  });

  test("a range of times across midnight names no dates", () => {
    const text = plain(formatInstant("2026-11-30T18:15:00Z", { timeZone: "Asia/Kolkata", format: "time", until: "2026-11-30T18:45:00Z" }));
    expect(text).toBe("11:45 pm – 12:15 am");
  });
});

describe("initials", () => {
  test.each([
    ["Dr. Meera S. Iyer", "MI"],
    ["Asha", "A"],
    ["vaidya ramesh kulkarni", "RK"],
    ["Dr", "D"],
    ["", ""],
  ])("of %j are %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
