import { describe, expect, it } from "vitest";
import { formatWall, type TimeFormat } from "./format-wall";

const formats: TimeFormat[] = ["time", "short", "full"];

describe("a wall time in words", () => {
  it("is never torn apart before am or pm, whatever blank the language data write", () => {
    for (const format of formats) {
      expect(formatWall("2026-12-10T11:30", { format })).toMatch(/11:30\u00a0am$/);
      expect(formatWall("2026-12-10T11:30", { format, locale: "en-US" })).toMatch(/11:30\u00a0AM$/);
      expect(formatWall("2026-12-10T11:30", { format, until: "2026-12-10T12:15" })).toMatch(/11:30\u00a0am – 12:15\u00a0pm$/);
    }
  });

  it("has only ordinary blanks elsewhere, so that every browser writes what the server wrote", () => {
    for (const format of formats) expect(formatWall("2026-12-10T11:30", { format, until: "2026-12-10T11:50" })).not.toMatch(/[\u2009\u202f]/);
    expect(formatWall("2026-12-10T11:30", { format: "full" })).toBe("Thursday, 10 December 2026 at 11:30\u00a0am");
  });

  it("takes the zone's name from whoever knows it", () => {
    expect(formatWall("2026-12-10T01:00", { format: "time", until: "2026-12-10T01:30", zoneLabel: "GMT-5" })).toBe("1:00 – 1:30\u00a0am GMT-5");
  });
});
