import { describe, expect, it } from "vitest";
import { zoneNames } from "@/lib/clock/zone-rules";
import { TimeZone } from "./zone";

describe("a time zone", () => {
  it.each(["Asia/Kolkata", "Asia/Calcutta", "America/Winnipeg", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Japan", "UTC", "GMT"])("may be %s", (name) => {
    expect(TimeZone.parse(name)).toBe(name);
  });

  it("is kept as the tz database spells it", () => {
    expect(TimeZone.parse("america/new_york")).toBe("America/New_York");
  });

  it.each([
    "BST", "IST", "PST", "CST", "EST", "MST", "EST5EDT", "PST8PDT", "CET", "WET", "PRC", "GB",
    "+05:30", "-08:00", "+0530", "UTC+5", "UTC+05:30", "GMT+5", "GMT0", "EST5EDT,M3.2.0,M11.1.0", "<+0530>-5:30", "Mars/Olympus", "America", "Asia/", "", " Asia/Kolkata", "posixrules", "localtime", "__proto__", "constructor",
  ])("is not %j", (name) => {
    const { success, error } = TimeZone.safeParse(name);
    expect(success).toBe(false);
    expect(error?.issues[0]?.message).toBe("fields.timeZone.unknown");
  });

  it("takes every place that the rules know", () => {
    for (const name of zoneNames()) if (name.includes("/")) expect(TimeZone.safeParse(name).success, name).toBe(true);
  });
});
