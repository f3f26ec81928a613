import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { decisions, type DoctorStatus, excerptOf, statusAfterEdit } from "./doctor";
import { languageCode, languages } from "./languages";

describe("the status after an edit", () => {
  it.each([
    ["verified", "doctor", ["bio", "feeAmount"], "verified"],
    ["verified", "doctor", ["registrationNumber"], "pending"],
    ["verified", "doctor", ["bio", "registrationCouncil"], "pending"],
    ["verified", "doctor", ["systemOfMedicine"], "pending"],
    ["verified", "doctor", ["qualifications"], "pending"],
    ["verified", "admin", ["registrationNumber"], "verified"],
    ["rejected", "doctor", ["bio"], "pending"],
    ["rejected", "doctor", [], "rejected"],
    ["rejected", "admin", ["bio"], "rejected"],
    ["pending", "doctor", ["registrationNumber"], "pending"],
  ] as const)("of a %s doctor whose %s changes %j is %s", (before, by, changed, after) => {
    expect(statusAfterEdit(before, by, changed)).toBe(after);
  });

  it("never becomes verified through an edit", () => {
    const status = fc.constantFrom<DoctorStatus>("pending", "rejected");
    fc.assert(fc.property(status, fc.constantFrom("doctor" as const, "admin" as const), fc.array(fc.string()), (before, by, changed) => statusAfterEdit(before, by, changed) !== "verified"));
  });

  it("is never final: an administrator can always decide again", () => {
    for (const [status, next] of Object.entries(decisions)) expect(next.filter((to) => to !== status).length).toBeGreaterThan(0);
  });
});

describe("an excerpt", () => {
  it("is the whole text, or the whole words of it that fit", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const bio = words.join(" ");
        const excerpt = excerptOf(bio);
        expect(excerpt.length).toBeLessThanOrEqual(161);
        if (excerpt === bio) return;
        expect(excerpt.endsWith("…")).toBe(true);
        expect(`${bio} `.startsWith(`${excerpt.slice(0, -1)} `)).toBe(true);
      }),
    );
  });
});

describe("languages", () => {
  it("are recognized by code and by name, in upper or lower case", () => {
    expect(["hi", "HI", " Hindi ", "odia", "mni", "xy"].map(languageCode)).toEqual(["hi", "hi", "hi", "or", "mni", "xy"]);
    expect(["Klingon", "", "h1", "e"].map(languageCode)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("are the same in the list that the search uses", async () => {
    for (const [code, names] of Object.entries(languages)) {
      const [row] = await database().execute(sql`select language_names(array[${code}]) as names`);
      expect(row?.names).toBe(names.join(" "));
    }
  });
});
