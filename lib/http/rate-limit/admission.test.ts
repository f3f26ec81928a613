import { v7 } from "uuid";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { bearer, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { policy, type Permission } from "@/lib/core/policy";
import { provideEnv } from "@/lib/platform/config/env";
import { rateLimitedTotal } from "@/lib/platform/telemetry/figures";
import { budgetPerAccount, budgets, kindOf } from "./limits";
import { apiDoor } from "@/lib/http/api/door";
import { Admission, counted, pageWaitSeconds } from "./admission";

const door = apiDoor(async () => true);
beforeAll(() => {
  provideEnv({ RATE_LIMIT_SCALE: "1" });
  // Shortly after the start of a window of one minute and of one of five minutes, so that no window ends during a test.
  // The faked date does not advance.
  vi.useFakeTimers({ toFake: ["Date"], now: Math.ceil(Date.now() / 300_000) * 300_000 + 1000 });
});

let addresses = 0;
const newAddress = () => `198.51.${Math.trunc(addresses / 250)}.${(addresses++ % 250) + 1}`;

async function call(method: string, path: string, { body, headers = {}, from = newAddress() }: { body?: unknown; headers?: Record<string, string>; from?: string } = {}) {
  const request = new Request(`http://localhost:3000/api/v1${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const response = await door.fetch(request, { incoming: { socket: { remoteAddress: from } } });
  return { status: response.status, headers: response.headers, body: (await response.json().catch(() => undefined)) as Record<string, unknown> | undefined };
}

const times = async <T>(n: number, work: (i: number) => Promise<T>) => {
  const results: T[] = [];
  for (let i = 0; i < n; i++) results.push(await work(i));
  return results;
};
const statuses = (answers: { status: number }[]) => Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, all]) => [status, all.length]));

describe("the limits", () => {
  it("are reported on every answer with what is left, as structured fields", async () => {
    const headers = await bearer(await makePatient());
    const first = await call("GET", "/consultations", { headers });
    expect(first.headers.get("ratelimit-policy")).toBe('"read";q=600;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"read";r=599;t=\d+$/);
    const refused = await call("GET", `/consultations/${v7()}`, { headers });
    expect(refused.status).toBe(404);
    expect(refused.headers.get("ratelimit")).toMatch(/^"read";r=598;t=\d+$/);
    const malformed = await call("POST", "/consultations", { headers, body: [] });
    expect(malformed.status).toBe(400);
    expect(malformed.headers.get("ratelimit")).toMatch(/^"write";r=59;t=\d+$/);
  });

  it("refuse further requests with 429, the time to wait, and nothing else", async () => {
    const headers = await bearer(await makePatient());
    const before = (await rateLimitedTotal.get()).values.find(({ labels }) => labels.budget === "write")?.value ?? 0;
    const answers = await times(63, () => call("PUT", "/users/profile", { headers, body: { lastName: "Menon" } }));
    expect(statuses(answers)).toEqual({ 200: 60, 429: 3 });
    const last = answers.at(-1)!;
    expect(last.body).toMatchObject({ code: "rate_limited", status: 429 });
    expect(last.headers.get("content-type")).toBe("application/problem+json");
    expect(last.headers.get("ratelimit")).toMatch(/^"write";r=0;t=\d+$/);
    const after = (await rateLimitedTotal.get()).values.find(({ labels }) => labels.budget === "write")?.value;
    expect(after).toBe(before + 3);

    const seconds = Number(last.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    const now = Date.now();
    vi.setSystemTime(now + (seconds - 2) * 1000);
    expect((await call("PUT", "/users/profile", { headers, body: { lastName: "Menon" } })).status).toBe(429);
    vi.setSystemTime(now + seconds * 1000);
    expect((await call("PUT", "/users/profile", { headers, body: { lastName: "Menon" } })).status).toBe(200);
  });

  it("count an account over all addresses, and two accounts of one address separately", async () => {
    const [one, other] = [await bearer(await makePatient()), await bearer(await makePatient())];
    const from = newAddress();
    await times(60, () => call("PUT", "/users/profile", { headers: one, body: { lastName: "Menon" } }));
    expect((await call("PUT", "/users/profile", { headers: one, body: { lastName: "Menon" }, from })).status).toBe(429);
    expect((await call("PUT", "/users/profile", { headers: other, body: { lastName: "Menon" }, from })).status).toBe(200);
  });

  it("allow forty patients behind one clinic's address to register, sign in and book", async () => {
    const [from, doctor] = [newAddress(), await makeDoctor()];
    const password = "monsoon over the western ghats";
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const email = `clinic.${v7()}@example.in`;
        // Half of them register from this address; the others only sign in from it.
        const made = await call("POST", "/auth/register", { body: { email, password, role: "patient", firstName: "Asha", lastName: "Rao" }, from: i % 2 ? from : newAddress() });
        const { accessToken } = (i % 2 ? made : await call("POST", "/auth/login", { body: { email, password }, from })).body!;
        const slot = await makeSlot(doctor.id, { startsInHours: 24 + i });
        const headers = { authorization: `Bearer ${String(accessToken)}`, "idempotency-key": v7() };
        return call("POST", "/consultations", { body: { slotId: slot.id, complaint: "Cough", mode: "video" }, headers, from });
      }),
    );
    expect(statuses(answers)).toEqual({ 201: 40 });
  });

  it("count a guest by address: the whole IPv4 address, or the 64-bit network of an IPv6 address", async () => {
    // An invalid request counts like any other, and costs no password hash.
    const register = (from: string) => call("POST", "/auth/register", { body: {}, from });
    expect(statuses(await times(62, () => register("203.0.113.7")))).toEqual({ 422: 60, 429: 2 });
    expect((await register("::ffff:203.0.113.7")).status).toBe(429);
    expect((await call("POST", "/auth/login", { body: {}, from: "203.0.113.7" })).status).toBe(429);
    expect((await register("203.0.113.8")).status).toBe(422);
    expect(statuses(await times(62, (i) => register(`2001:db8:1:2:${i + 1}::${i}`)))).toEqual({ 422: 60, 429: 2 });
    expect((await register("2001:db8:1:3::1")).status).toBe(422);
  });

  it("stop attempts at one account earlier than those of an address, and never stop its owner at another address", async () => {
    const [from, email] = [newAddress(), `victim.${v7()}@example.in`];
    const attempt = (email: string, from: string) => call("POST", "/auth/login", { body: { email, password: "" }, from });
    const answers = await times(14, (i) => attempt(i % 2 ? email : ` ${email.toUpperCase()}`, from));
    expect(statuses(answers)).toEqual({ 422: budgetPerAccount.limit, 429: 14 - budgetPerAccount.limit });
    expect(answers.at(-1)!.headers.get("ratelimit-policy")).toBe('"auth";q=60;w=60, "auth-account";q=10;w=300');
    expect((await attempt(`other.${v7()}@example.in`, from)).status).toBe(422);
    expect((await attempt(email, newAddress())).status).toBe(422);
  });

  it("count a request with an invalid credential as a guest's", async () => {
    const from = newAddress();
    const answers = await times(1202, () => call("GET", "/users/profile", { headers: { authorization: "Bearer x.y.z" }, from }));
    expect(statuses(answers)).toEqual({ 401: 1200, 429: 2 });
    expect((await call("GET", "/users/profile", { headers: await bearer(await makePatient()), from })).status).toBe(200);
  });

  it("ignore an address that the caller writes into a header", async () => {
    const answers = await times(62, (i) => call("POST", "/auth/register", { body: {}, from: "203.0.113.99", headers: { "x-forwarded-for": `10.0.0.${i}` } }));
    expect(statuses(answers)).toEqual({ 422: 60, 429: 2 });
  });

  it("are shared by the web's forms and the API", async () => {
    const patient = await makePatient();
    const headers = await bearer(patient);
    const context = counted({ actor: patient.actor, requestId: "web-form-1", address: newAddress() });
    for (let i = 0; i < 59; i++) await context.chargeBudget!({ permission: "profile.update", kind: "command" }, {});
    expect((await call("PUT", "/users/profile", { headers, body: { lastName: "Menon" } })).status).toBe(200);
    expect((await call("PUT", "/users/profile", { headers, body: { lastName: "Menon" } })).status).toBe(429);
    await expect(context.chargeBudget!({ permission: "profile.update", kind: "command" }, {})).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
  });

  it("stop a flood of pages", () => {
    const from = newAddress();
    for (let i = 0; i < 3000; i++) expect(pageWaitSeconds(from)).toBeUndefined();
    expect(pageWaitSeconds(from)).toBeGreaterThan(0);
    expect(pageWaitSeconds(newAddress())).toBeUndefined();
  });

  it("cost a request a few microseconds in this process", async () => {
    const asked = { permission: "doctor.search", kind: "query" } as const;
    const one = (i: number) => {
      const admission = new Admission(guest, `198.18.${i % 200}.${i % 250}`);
      void admission.charge(asked);
      return admission.headers();
    };
    for (let i = 0; i < 20_000; i++) one(i);
    const startedAt = performance.now();
    for (let i = 0; i < 100_000; i++) one(i);
    // About 1 µs on an idle machine; the bound allows for a busy one.
    expect((performance.now() - startedAt) / 100_000).toBeLessThan(0.02);
  });
});

describe("the table of budgets", () => {
  it("gives an account less than an address, and sign-ins and expensive requests less than reads", () => {
    for (const kind of ["read", "search", "write"] as const) expect(budgets[kind].user.limit, kind).toBeLessThan(budgets[kind].guest.limit);
    for (const who of ["user", "guest"] as const) {
      const perMinute = ({ limit, seconds }: { limit: number; seconds: number }) => (limit * 60) / seconds;
      expect(perMinute(budgets.auth[who])).toBeLessThan(perMinute(budgets.write[who]));
      expect(perMinute(budgets.search[who])).toBeLessThan(perMinute(budgets.read[who]));
      expect(perMinute(budgets.export[who])).toBeLessThan(perMinute(budgets.search[who]));
      expect(perMinute(budgetPerAccount)).toBeLessThan(perMinute(budgets.auth[who]));
    }
  });

  it("counts every command that a guest may send against the `auth` budget", () => {
    const kinds = (Object.keys(policy) as Permission[]).map((permission) => [permission, kindOf({ permission, kind: "command" })] as const);
    expect(Object.fromEntries(kinds)).toMatchObject({ "account.register": "auth", "account.signIn": "auth", "account.changePassword": "auth", "consultation.book": "write" });
  });
});
