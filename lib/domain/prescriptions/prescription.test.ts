import { describe, expect, it } from "vitest";
import { isPrescribable } from "./prescription";

describe("a consultation", () => {
  const now = new Date("2026-11-24T06:00:00Z");
  const ended = (days: number) => new Date(now.getTime() - days * 86_400_000);
  it("allows prescribing while it lasts and for 30 days after", () => {
    expect(isPrescribable({ status: "in_progress", completedAt: null }, now)).toBe(true);
    expect(isPrescribable({ status: "completed", completedAt: ended(30) }, now)).toBe(true);
    expect(isPrescribable({ status: "completed", completedAt: ended(30.01) }, now)).toBe(false);
    for (const status of ["pending_payment", "scheduled", "cancelled", "no_show", "expired"] as const) {
      expect(isPrescribable({ status, completedAt: null }, now), status).toBe(false);
    }
  });
});
