import { encode } from "next-auth/jwt";
import { beforeAll, describe, expect, test } from "vitest";
import { context } from "@/lib/domain/testing/fixtures";
import { guest } from "@/lib/core/actor";
import { register } from "@/lib/domain/accounts/registration/register";
import { verifyAccessToken } from "@/lib/domain/accounts/sessions/tokens";
import { env } from "@/lib/platform/config/env";
import { contract } from "./contract";
import type { Endpoint } from "./endpoint";
import { answer } from "./route";
import { callerOf } from "./caller";

const password = "monsoon lantern tamarind";
const asha = { email: `door.${process.pid}@example.in`, password, role: "patient" as const, firstName: "Asha", lastName: "Rao" };
let tokens: Awaited<ReturnType<typeof register>>;
let cookie: string;

beforeAll(async () => {
  tokens = await register(context(guest), asha);
  const { sessionId } = verifyAccessToken(tokens.accessToken)!;
  cookie = `theme=x; next-auth.session-token=${await encode({ token: { sessionId }, secret: env().JWT_SECRET })}`;
});

const origin = "http://localhost:3000";
const send = (endpoint: Endpoint, headers: Record<string, string> = {}, body?: unknown) =>
  answer(
    endpoint,
    new Request(`${origin}/api/v1${endpoint.path}`, {
      method: endpoint.method,
      headers: { host: "localhost:3000", ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
    {},
  );

describe("the caller of a request", () => {
  test("is nobody if the page names another account than the one that is signed in now", async () => {
    expect(await callerOf(new Headers({ cookie, "x-account": tokens.user.id }))).toMatchObject({ via: "cookie", actor: { id: tokens.user.id } });
    expect(await callerOf(new Headers({ cookie, "x-account": "018f0000-0000-7000-8000-000000000000" }))).toEqual({ via: "none", actor: guest });
  });

  test("is the person of its bearer token", async () => {
    const caller = await callerOf(new Headers({ authorization: `Bearer ${tokens.accessToken}` }));
    expect(caller).toMatchObject({ via: "bearer", actor: { id: tokens.user.id, role: "patient" } });
  });

  test("is the person of the web's cookie, which is NextAuth's own", async () => {
    expect(await callerOf(new Headers({ cookie }))).toMatchObject({ via: "cookie", actor: { id: tokens.user.id } });
  });

  test("is a guest without token and cookie, or with a cookie that is not ours", async () => {
    expect(await callerOf(new Headers())).toEqual({ via: "none", actor: guest });
    expect(await callerOf(new Headers({ cookie: "next-auth.session-token=forged" }))).toEqual({ via: "none", actor: guest });
    const foreign = await encode({ token: { sessionId: verifyAccessToken(tokens.accessToken)!.sessionId }, secret: "another secret that is long enough, 32+" });
    expect(await callerOf(new Headers({ cookie: `next-auth.session-token=${foreign}` }))).toEqual({ via: "none", actor: guest });
  });

  test.each(["Bearer", "Bearer x", "Basic YTpi", "Bearer a.b.c", `Bearer ${"x".repeat(5000)}`])("is refused with Authorization: %s", async (authorization) => {
    await expect(callerOf(new Headers({ authorization, cookie }))).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a write with the cookie", () => {
  const change = { lastName: "Menon" };

  test.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["a sister site", { "sec-fetch-site": "same-site", origin: "http://other.localhost:3000" }],
    ["another site, in a browser without Sec-Fetch-Site", { origin: "https://evil.example" }],
    ["nobody knows where", {}],
  ])("from %s is refused", async (_, headers) => {
    expect((await send(contract.updateProfile, { cookie, ...headers }, change)).status).toBe(403);
  });

  test.each([
    ["our own pages", { "sec-fetch-site": "same-origin", origin }],
    ["our own pages, in a browser that says less", { origin }],
  ])("from %s is accepted", async (_, headers) => {
    expect((await send(contract.updateProfile, { cookie, ...headers }, change)).status).toBe(200);
  });
});

describe("the API of accounts", () => {
  test("answers as the contract says", async () => {
    const made = await send(contract.register, {}, { ...asha, email: `api.${process.pid}@example.in` });
    expect(made.status).toBe(201);
    expect(made.headers.get("cache-control")).toBe("no-store");
    const { user, accessToken, refreshToken, expiresIn } = (await made.json()) as typeof tokens;
    expect(user).toEqual({ id: expect.any(String), email: `api.${process.pid}@example.in`, role: "patient", firstName: "Asha", lastName: "Rao" });
    expect(expiresIn).toBe(900);

    const bearer = { authorization: `Bearer ${accessToken}` };
    expect((await send(contract.readProfile, bearer)).status).toBe(200);
    expect((await send(contract.listSessions, bearer)).status).toBe(200);
    const refreshed = await send(contract.refresh, {}, { refreshToken });
    expect(refreshed.status).toBe(200);
    expect((await send(contract.signOut, bearer)).status).toBe(204);
    expect((await send(contract.readProfile, bearer)).status).toBe(401);
    expect((await send(contract.signIn, {}, { email: user.email, password })).status).toBe(200);
  });

  test("does not tell whether an email has an account, and has no secret in a problem", async () => {
    const wrong = await send(contract.signIn, {}, { email: asha.email, password: "a secret of mine" });
    const unknown = await send(contract.signIn, {}, { email: "nobody@example.in", password: "a secret of mine" });
    const [a, b] = [await wrong.json(), await unknown.json()] as Record<string, unknown>[];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...a, instance: null }).toEqual({ ...b, instance: null });
    expect(JSON.stringify(a)).not.toContain("a secret of mine");
  });

  test("names a field that is far too long, and refuses a body longer than all fields together may be", async () => {
    const refused = await send(contract.register, {}, { ...asha, password: "x".repeat(10_000) });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: "invalid_input", errors: { password: [expect.stringContaining("200")] } });
    expect((await send(contract.register, {}, { ...asha, password: "x".repeat(1_000_000) })).status).toBe(413);
  });
});
