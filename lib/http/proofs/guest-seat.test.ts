import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { guest } from "@/lib/core/actor";
import { inviteGuest } from "@/lib/domain/visits/guests/invite";
import { takeSeat } from "@/lib/domain/visits/guests/take-seat";
import { bearer, context, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { discreet } from "@/lib/platform/telemetry/tracing";
import { proxy } from "@/proxy";
import { call } from "./testing/call";
import { ownPatient, visit } from "./testing/stage";

/** A guest of the patient, and the header with which the guest's browser asks. */
async function seated() {
  const [doctor, patient] = [await makeDoctor(), await makePatient()];
  const made = await visit({ patient: ownPatient(patient), doctor }, { status: "in_progress" });
  const { id: guestId, link } = await inviteGuest(context(patient.actor), { id: made.id, name: "Asha Rao", relation: "interpreter" });
  const { seat } = await takeSeat(context(guest), { link: link!.split("/room/")[1]! });
  return { id: made.id, guestId, patient, cookie: `amrutam.guest.${guestId}=${seat}` };
}

const own = { "sec-fetch-site": "same-origin" };

describe("the cookie of a guest's seat", () => {
  it("opens the room of its visit by the API, and nothing else", async () => {
    const { id, guestId, cookie } = await seated();
    for (const more of [{}, { "x-account": guestId }] as Record<string, string>[]) expect((await call("POST", `/consultations/${id}/room`, { headers: { cookie, ...own, ...more } })).body).toMatchObject({ role: "guest", ticket: expect.any(String) });
    for (const path of [`/consultations/${id}`, `/consultations/${id}/messages`, `/consultations/${id}/notes`, `/consultations/${id}/intake`, `/consultations/${id}/timeline`, `/consultations/${id}/guests`, `/consultations/${id}/phone`, `/consultations/${id}/notes/versions`, `/consultations/${id}/attachments`, `/attachments/${guestId}`, "/follow-up-windows", "/events", "/users/profile"]) {
      expect([path, (await call("GET", path, { headers: { cookie, ...own } })).status]).toEqual([path, 403]);
    }
    expect((await call("POST", `/consultations/${id}/attachments`, { headers: { cookie, ...own, "content-type": "image/png", "x-file-name": "a.png" } })).status).toBe(403);
    const other = await seated();
    expect((await call("POST", `/consultations/${other.id}/room`, { headers: { cookie, ...own } })).status).toBe(404);
  });

  it("is not taken from another site's page, nor for another guest, nor instead of the account that the request names", async () => {
    const { id, cookie, patient } = await seated();
    expect((await call("POST", `/consultations/${id}/room`, { headers: { cookie, "sec-fetch-site": "cross-site" } })).status).toBe(403);
    const other = await seated();
    for (const named of [other.guestId, patient.id]) expect((await call("POST", `/consultations/${id}/room`, { headers: { cookie, ...own, "x-account": named } })).status).toBe(401);
    expect((await call("POST", `/consultations/${id}/room`, { headers: { cookie, ...own, ...(await bearer(patient)) } })).body).toMatchObject({ role: "patient" });
  });
});

it("keeps the secret of a guest's link from other sites, caches and traces", () => {
  const { headers } = proxy(new NextRequest(`http://localhost:3000/room/${"s".repeat(43)}`));
  expect([headers.get("referrer-policy"), headers.get("cache-control")]).toEqual(["no-referrer", "no-store"]);
  expect(proxy(new NextRequest("http://localhost:3000/doctors")).headers.get("referrer-policy")).toBe("same-origin");
  expect([discreet("/api/v1/calendar/secret.ics"), discreet("/change-visit?token=secret")]).toEqual(["/api/v1/calendar/{token}", "/change-visit"]);
  expect([discreet("/room/secret?x=1"), discreet("/room/secret/more"), discreet("/doctors?q=1")]).toEqual(["/room/[guestLink]", "/room/[guestLink]", "/doctors"]);
});
