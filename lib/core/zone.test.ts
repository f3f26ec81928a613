import { describe, expect, it } from "vitest";
import { zoneNames } from "@/lib/clock/zone-rules";
import { UpdateProfile } from "@/lib/domain/accounts/profile/schema";
import { Register } from "@/lib/domain/accounts/registration/schema";
import { ReadConsultationTrends, ReadDashboard, ReadRevenueTrends, ReadTopDoctors } from "@/lib/domain/analytics/schema";
import { ListFreeSlots } from "@/lib/domain/availability/schema";
import { CreateDoctor, UpdateDoctor } from "@/lib/domain/doctors/schema";
import { TimeZone } from "./zone";

describe("wherever a zone is taken", () => {
  const schemas = { UpdateProfile, Register, CreateDoctor, UpdateDoctor, ListFreeSlots, ReadDashboard, ReadConsultationTrends, ReadRevenueTrends, ReadTopDoctors };

  it.each(Object.entries(schemas))("%s says by the field that BST is none", (_, schema) => {
    for (const timeZone of ["BST", "+05:30", "EST5EDT"]) {
      const { error } = schema.safeParse({ timeZone });
      expect(error?.issues.filter(({ path }) => path[0] === "timeZone").map(({ message }) => message)).toEqual(["fields.timeZone.unknown"]);
    }
    const { error } = schema.safeParse({ timeZone: "Asia/Calcutta" });
    expect(error?.issues.filter(({ path }) => path[0] === "timeZone") ?? []).toEqual([]);
  });
});

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
