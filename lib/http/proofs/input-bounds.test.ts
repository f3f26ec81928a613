import postgres from "postgres";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { bearer, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { env, provideEnv } from "@/lib/platform/config/env";
import { logger } from "@/lib/platform/log/logger";
import { bodyBound } from "@/lib/http/api/body-limit";
import { contract } from "@/lib/http/api/contract";
import { apiDoor } from "@/lib/http/api/door";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { parseJson } from "@/lib/http/api/json";

const door = apiDoor(async () => true);
let patient: Awaited<ReturnType<typeof makePatient>>;
let headers: Record<string, string>;

beforeAll(async () => {
  patient = await makePatient();
  headers = { "content-type": "application/json", ...(await bearer(patient)) };
});

const put = (body: BodyInit, more: Record<string, string> = {}) =>
  door.request("http://localhost:3000/api/v1/users/profile", { method: "PUT", headers: { ...headers, ...more }, body, duplex: "half" } as RequestInit);

describe("the body of a request", () => {
  it("has a limit for each row that follows from its fields, and is not larger than needed", () => {
    const bounds = Object.entries<Endpoint>(contract)
      .filter(([, { method }]) => method === "POST" || method === "PUT")
      .map(([name, row]) => [name, bodyBound(row)] as const);
    for (const [name, bound] of bounds) expect(bound, name).toBeLessThanOrEqual(512 * 1024);
    expect(Object.fromEntries(bounds)).toMatchObject({ signIn: 16 * 1024, bookConsultation: 21 * 1024 });
  });

  it("may be as long as the longest valid request", async () => {
    const doctor = await makeDoctor();
    const auth = await bearer(doctor);
    const first = Math.ceil(Date.now() / 86_400_000) * 86_400_000;
    // 200 slots, with as much whitespace as a program may write.
    const at = (minutes: number) => new Date(first + minutes * 60_000).toISOString().replace("Z", "+00:00");
    const slots = Array.from({ length: 200 }, (_, i) => ({ startsAt: at(i * 20), endsAt: at(i * 20 + 20) }));
    const response = await door.request(`http://localhost:3000/api/v1/availability/doctors/${doctor.id}/slots`, {
      method: "POST", headers: { ...headers, ...auth, "idempotency-key": v7() }, body: JSON.stringify({ slots }, null, 4),
    });
    expect(response.status).toBe(201);
  });

  it("is refused beyond its limit, whether or not its length was declared", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 8192;
        controller.enqueue(new Uint8Array(8192).fill(0x20));
      },
    });
    const streamed = await put(endless);
    expect(streamed.status).toBe(413);
    expect(await streamed.json()).toMatchObject({ code: "too_large" });
    expect(sent).toBeLessThanOrEqual(bodyBound(contract.updateProfile) + 4 * 8192);
    expect((await put(" ".repeat(100_000), { "content-length": "100000" })).status).toBe(413);
  });

  it("that breaks off is an error of the caller, not ours", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error("aborted"));
      },
    });
    expect((await put(broken)).status).toBe(400);
  });

  it("that arrives too slowly is answered in time, and is no failure of ours", async () => {
    provideEnv({ REQUEST_TIMEOUT_SECONDS: "1" });
    const error = vi.spyOn(logger, "error");
    try {
      const never = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Buffer.from('{"lastName":')) });
      for (const response of await Promise.all([put(never()), put(never(), { "content-length": "20" })])) {
        expect(response.status).toBe(400);
        expect(await response.json()).toMatchObject({ code: "malformed_request", detail: "The body did not come in time." });
      }
      expect(error).not.toHaveBeenCalled();
    } finally {
      error.mockRestore();
      provideEnv({ REQUEST_TIMEOUT_SECONDS: "20" });
    }
  });

  it.each([
    ["a name that stands twice", '{"lastName":"Menon","lastName":"Rao"}'],
    ["the same, written otherwise", '{"lastName":"Menon","\\u006castName":"Rao"}'],
    ["the same, deeper", '{"address":{"city":"A","city":"B"}}'],
    ["__proto__", '{"lastName":"Menon","__proto__":{"role":"admin"}}'],
    ["__proto__, written otherwise", '{"lastName":"Menon","__proto\\u005f_":{"role":"admin"}}'],
    ["a nest", `${'{"a":'.repeat(2000)}1${"}".repeat(2000)}`],
    ["a nest of lists", `{"lastName":${"[".repeat(3000)}${"]".repeat(3000)}}`],
    ["no JSON", "{lastName:1}"],
    ["a list", "[]"],
  ])("is refused with %s in it", async (_, body) => {
    const response = await put(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "malformed_request" });
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it("is refused if it is not UTF-8, or has another media type", async () => {
    expect((await put(Uint8Array.from([...Buffer.from('{"lastName":"'), 0xff, 0xfe, ...Buffer.from('"}')]))).status).toBe(400);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"]) {
      expect((await put('{"lastName":"Menon"}', { "content-type": type })).status, type).toBe(415);
    }
  });

  it("may contain colons, brackets and escapes in its texts", () => {
    const value = { 'a:"b\\': ["{[:", { c: "\u2028 \\\" : {" }, {}], d: { e: null } };
    expect(parseJson(JSON.stringify(value, null, 2))).toEqual(value);
  });

  it("changes no prototype, whatever the names in a query", async () => {
    const response = await door.request("http://localhost:3000/api/v1/doctors/search?__proto__=x&constructor=y&__proto__[role]=admin");
    expect(response.status).toBeLessThan(500);
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});

it("answers 503 in time if the database does not answer, and a repeat with the same key does the work once", async () => {
  provideEnv({ REQUEST_TIMEOUT_SECONDS: "1" });
  const sql = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
  try {
    const slot = await makeSlot((await makeDoctor()).id);
    const key = v7();
    const book = () =>
      door.request("http://localhost:3000/api/v1/consultations", {
        method: "POST", headers: { ...headers, "idempotency-key": key }, body: JSON.stringify({ slotId: slot.id, complaint: "Cough", mode: "video" }),
      });
    const startedAt = performance.now();
    const held = sql.begin(async (tx) => {
      await tx`lock table consultations in access exclusive mode`;
      const response = await book();
      expect(response.status).toBe(503);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(await response.json()).toMatchObject({ code: "unavailable" });
    });
    await held;
    expect(performance.now() - startedAt).toBeLessThan(5000);
    const [first, second] = [await book(), await book()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
  } finally {
    await sql.end();
    provideEnv({ REQUEST_TIMEOUT_SECONDS: "20" });
  }
});
