import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { bearer, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { httpRequestDuration } from "@/lib/platform/telemetry/figures";
import { call } from "@/lib/http/proofs/testing/call";

const people: Record<string, Record<string, string>> = {};
let doctor: Awaited<ReturnType<typeof makeDoctor>>;

beforeAll(async () => {
  doctor = await makeDoctor();
  people.guest = {};
  people.patient = await bearer(await makePatient());
  people.doctor = await bearer(doctor);
  people.admin = await bearer(await makeAdmin());
});

describe("the API door", () => {
  it("books with a bearer token and answers 201 with the consultation", async () => {
    const slot = await makeSlot(doctor.id);
    const { status, body, headers } = await call("POST", "/consultations", {
      body: { slotId: slot.id, complaint: "Cough", mode: "video" },
      headers: { ...people.patient, "idempotency-key": v7(), "x-request-id": "partner-request-1" },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: "scheduled", slotId: slot.id });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toBe("partner-request-1");
  });

  it("requires an Idempotency-Key from API clients when they book", async () => {
    const { status, body } = await call("POST", "/consultations", { body: {}, headers: people.patient });
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "malformed_request", errors: { "Idempotency-Key": [expect.any(String)] } });
  });

  it("answers guests with 401 before it asks for a key", async () => {
    expect(await call("POST", "/consultations", { body: {} })).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  it("sends no Content-Type without content", async () => {
    const session = await bearer(await makePatient());
    const read = await call("GET", "/users/profile", { headers: session });
    expect(read.headers.get("content-type")).toBe("application/json");
    const unchanged = await call("GET", "/users/profile", { headers: { ...session, "if-none-match": read.headers.get("etag")! } });
    expect([unchanged.status, unchanged.headers.get("content-type")]).toEqual([304, null]);
    const left = await call("POST", "/auth/logout", { headers: session });
    expect([left.status, left.headers.get("content-type")]).toEqual([204, null]);
  });

  it("names a parameter that was sent twice, and ignores unknown ones", async () => {
    expect(await call("GET", "/doctors/search?q=a&q=b&limit=1&limit=2&utm=1&utm=2")).toMatchObject({
      status: 422,
      body: { code: "invalid_input", errors: { q: ["Send this parameter once."], limit: ["Send this parameter once."] } },
    });
    expect((await call("GET", "/doctors/search?utm=1&utm=2&__proto__=1&__proto__=2")).status).toBe(200);
  });

  it("accepts a time offset whose plus was not escaped", async () => {
    const at = (offset: string) => `/availability/doctors/${doctor.id}/slots?from=2027-01-01T00:00:00${offset}&to=2027-01-02T00:00:00.5${offset}`;
    for (const offset of ["+05:30", "%2B05:30", "-05:00", "Z"]) expect((await call("GET", at(offset), { headers: people.doctor })).status, offset).toBe(200);
    expect((await call("GET", at("%205:30"), { headers: people.doctor })).status).toBe(422);
  });

  it("answers problem details whose type is a URL that can be opened", async () => {
    const { status, body, headers } = await call("GET", `/consultations/${v7()}`, { headers: people.patient });
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(status).toBe(404);
    expect(body).toMatchObject({ type: expect.stringMatching(/\/problems\/not_found$/), title: "Not found", status: 404, code: "not_found", instance: headers.get("x-request-id") });
  });

  it("answers 401 to a forged token and to a missing one", async () => {
    for (const authorization of ["Bearer x.y.z", "Basic abc", `${people.patient!.authorization}x`]) {
      const { status, headers } = await call("GET", "/consultations", { headers: { authorization } });
      expect(status).toBe(401);
      expect(headers.get("www-authenticate")).toContain("Bearer");
    }
    expect((await call("GET", "/consultations")).status).toBe(401);
  });

  it("counts requests that match no row under one name", async () => {
    const count = async () => {
      const { values } = await httpRequestDuration.get();
      return values.filter(({ metricName, labels }) => metricName?.endsWith("_count") && labels.route === "none").reduce((sum, { value }) => sum + value, 0);
    };
    const before = await count();
    await call("GET", "/nothing/here");
    await call("DELETE", "/consultations");
    expect((await count()) - before).toBe(2);
  });

  it("tells unknown addresses from wrong methods, and names the methods", async () => {
    expect((await call("GET", "/nothing/here")).status).toBe(404);
    const { status, headers } = await call("DELETE", "/consultations");
    expect(status).toBe(405);
    expect(headers.get("allow")).toBe("POST, GET");
  });

  it("refuses bodies that are not a JSON object, or are too large", async () => {
    const headers = { ...people.patient, "idempotency-key": v7() };
    for (const body of ["{", "[]", "null", '"text"', "\u0000"]) {
      expect(await call("POST", "/consultations", { body, headers })).toMatchObject({ status: 400, body: { code: "malformed_request" } });
    }
    const huge = JSON.stringify({ complaint: "x".repeat(3_000_000) });
    expect(await call("POST", "/consultations", { body: huge, headers: { ...headers, "content-length": String(huge.length) } })).toMatchObject({ status: 413 });
    expect(await call("POST", "/consultations", { body: huge, headers })).toMatchObject({ status: 413 });
  });
});
