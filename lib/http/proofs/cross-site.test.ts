import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bearer, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { provideEnv, readEnv } from "@/lib/platform/config/env";
import { proxy } from "@/proxy";
import { GET as mountedSearch } from "@/app/api/v1/doctors/search/route";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { call, textOf } from "./testing/call";

const PARTNER = "https://partner.example.org";
const asked = { "access-control-request-method": "PUT", "access-control-request-headers": "authorization,if-match" };
let patient: Record<string, string>;
let doctorId: string;

beforeAll(async () => {
  provideEnv({ CORS_ALLOWED_ORIGINS: `${PARTNER}, http://localhost:5173` });
  patient = await bearer(await makePatient());
  doctorId = (await makeDoctor()).id;
});
afterAll(() => provideEnv({ CORS_ALLOWED_ORIGINS: "" }));

/** OPTIONS, sent to each of the two mountings. */
const preflights = {
  "in front of Next": (path: string, headers: Record<string, string>) => call("OPTIONS", path, { headers }),
  "in Next": async (path: string, headers: Record<string, string>) => {
    const answer = proxy(new NextRequest(`http://localhost:3000/api/v1${path}`, { method: "OPTIONS", headers }));
    return { status: answer.status, headers: answer.headers, text: await textOf(answer) };
  },
};

describe.each(Object.entries(preflights))("a preflight %s", (_, preflight) => {
  it("allows pages of allowed sites to send what the API accepts, without credentials", async () => {
    const { status, headers, text } = await preflight("/users/profile", { origin: PARTNER, ...asked });
    expect([status, text]).toEqual([204, ""]);
    expect(headers.get("access-control-allow-origin")).toBe(PARTNER);
    expect(headers.get("access-control-allow-methods")).toBe("GET, HEAD, POST, PUT, DELETE");
    expect(headers.get("access-control-allow-headers")).toMatch(/Authorization.*Idempotency-Key.*If-Match/);
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("vary")).toContain("Origin");
  });

  it("allows no other site", async () => {
    for (const origin of ["https://evil.example", "null", `${PARTNER}.evil.example`, "http://partner.example.org", `${PARTNER}:8443`]) {
      const { status, headers } = await preflight("/consultations", { origin, ...asked });
      expect(status).toBe(204);
      expect([...headers.keys()].filter((name) => name.startsWith("access-control-")), origin).toEqual([]);
    }
  });
});

describe("an answer", () => {
  it("can be read by pages of allowed sites, also for problems and unknown addresses, and never with credentials", async () => {
    for (const [method, path] of [["GET", "/users/profile"], ["GET", "/doctors/search"], ["GET", "/nothing"], ["DELETE", "/consultations"], ["POST", "/consultations"]] as const) {
      const { headers } = await call(method, path, { headers: { ...patient, origin: PARTNER } });
      expect(headers.get("access-control-allow-origin"), path).toBe(PARTNER);
      expect(headers.get("access-control-expose-headers"), path).toMatch(/ETag.*Idempotency-Replayed.*RateLimit.*Retry-After.*X-Request-Id/);
      expect(headers.get("access-control-allow-credentials"), path).toBeNull();
      expect(headers.get("vary"), path).toContain("Origin");
    }
    const mounted = await mountedSearch(new Request("http://localhost:3000/api/v1/doctors/search", { headers: { origin: PARTNER } }), { params: Promise.resolve({}) });
    expect(mounted.headers.get("access-control-allow-origin")).toBe(PARTNER);
  });

  it("cannot be read by others", async () => {
    const { headers } = await call("GET", "/users/profile", { headers: { ...patient, origin: "https://evil.example" } });
    expect([...headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });
});

describe("caching", () => {
  it("is forbidden for every row: answers are about a person, or have free times that may be taken by now", async () => {
    for (const { method, path } of Object.values<Endpoint>(contract)) {
      const address = path.replaceAll(/\{\w+\}/g, doctorId);
      for (const headers of [patient, {}]) {
        const { status, headers: sent } = await call(method, address, { headers, ...(method === "GET" ? {} : { body: {} }) });
        expect(sent.get("cache-control"), `${method} ${path} ${status}`).toBe("no-store");
      }
    }
  });
});

describe("HEAD", () => {
  it("answers as GET does, without the body", async () => {
    const path = `/doctors/${doctorId}`;
    const [get, head] = [await call("GET", path), await call("HEAD", path)];
    expect([head.status, head.text]).toEqual([200, ""]);
    expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
  });
});

describe("CORS_ALLOWED_ORIGINS", () => {
  it("accepts origins and nothing else", () => {
    const read = (list: string) => readEnv({ NODE_ENV: "test", CORS_ALLOWED_ORIGINS: list }).CORS_ALLOWED_ORIGINS;
    expect(read("https://a.example , http://localhost:5173")).toEqual(["https://a.example", "http://localhost:5173"]);
    expect(read("")).toEqual([]);
    for (const wrong of ["*", "https://a.example/", "a.example", "https://a.example/path", "ftp://a.example", "null"]) {
      expect(() => read(wrong), wrong).toThrow(/CORS_ALLOWED_ORIGINS must be/);
    }
  });
});
