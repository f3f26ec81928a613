import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { proxy } from "@/proxy";
import { sessionCookieName } from "@/lib/http/web/session-cookie";

describe("a page of a portal", () => {
  it.each(["/patient", "/patient/consultations/1", "/doctor/slots", "/admin/api-keys", "/account/devices", "/sign-in"])("%s must not be cached", (path) => {
    for (const cookie of ["", `${sessionCookieName()}=some`]) {
      const answer = proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { cookie } }));
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });
});
