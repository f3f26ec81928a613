import fc from "fast-check";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bearer, context, makeAdmin, makeDoctor, makePatient, makeSlot } from "@/lib/domain/testing/fixtures";
import { apiScopes } from "@/db/schema/choices";
import { createApiKey } from "@/lib/domain/api-keys/create";
import { bookConsultation } from "@/lib/domain/consultations/book";
import { contract } from "@/lib/http/api/contract";
import { apiDoor } from "@/lib/http/api/door";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { problemsOf } from "@/lib/http/openapi/problems";
import { descriptions } from "@/lib/http/openapi/reference/all";
import { textOf as bodyTextOf } from "./testing/call";
import { type Wild, wildRequests } from "./testing/garbage";

/*
 * Sends random requests to every row of the API. Whatever is sent, the API must answer, without a failure of its own and
 * without internal details. FUZZ_SEED repeats a run, FUZZ_RUNS makes it longer.
 */

const rows = Object.entries<Endpoint>(contract);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const requestsInAll = Number(process.env.FUZZ_RUNS ?? 6000);
const perRow = Math.ceil(requestsInAll / rows.length);
const SLOW_MS = 5000;

const door = apiDoor(async () => true);
const byToken = (make: typeof makePatient) => async () => {
  const person = await make();
  return { id: person.id, headers: await bearer(person) };
};
const makers = { patient: byToken(makePatient), doctor: byToken(() => makeDoctor()), admin: byToken(makeAdmin), partner: makePartner };
const people: Record<string, { id: string; headers: Record<string, string> }> = { guest: { id: v7(), headers: {} } };
const pool: string[] = [v7()];
const seen = { requests: 0, statuses: new Map<number, number>() };

beforeAll(async () => {
  process.stdout.write(`FUZZ_SEED=${seed}\n`);
  for (const [role, make] of Object.entries(makers)) {
    const person = await make();
    people[role] = person;
    pool.push(person.id);
    if (role !== "doctor") continue;
    const patient = await makePatient();
    for (let i = 0; i < 6; i++) {
      const slot = await makeSlot(person.id, { startsInHours: 24 + i });
      pool.push(slot.id);
      if (i < 3) pool.push((await bookConsultation(context(patient.actor), { slotId: slot.id, complaint: "Cough", mode: "video" })).id);
    }
  }
});

afterAll(() => {
  const counts = [...seen.statuses].toSorted(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  process.stdout.write(`${seen.requests} requests; ${counts.join(", ")}\n`);
  expect(seen.requests).toBeGreaterThanOrEqual(Math.min(5000, requestsInAll));
  // Some requests must succeed and some must fail in each way: otherwise the test would prove nothing.
  for (const status of [200, 204, 400, 401, 403, 404, 422]) expect(seen.statuses.get(status) ?? 0, String(status)).toBeGreaterThan(20);
});

describe.each(rows)("%s, whatever it is sent,", (name, endpoint) => {
  it("answers in time, in its documented form, and without internal details", async () => {
    const property = fc.asyncProperty(wildRequests(endpoint, Object.keys(people), pool), async (wild) => {
      const response = await send(endpoint, wild);
      await judge(response, `${name} as ${wild.who}`, problemsOf(endpoint, descriptions[name]));
    });
    // fast-check shrinks a failure to the smallest request that still fails, and prints it with the seed.
    await fc.assert(property, { seed: seed + name.length, numRuns: perRow, interruptAfterTimeLimit: 80_000, markInterruptAsFailure: true });
  }, 90_000);
});

async function send(endpoint: Endpoint, wild: Wild): Promise<Response> {
  const { values, who } = wild;
  const isInPath = (name: string) => endpoint.path.includes(`{${name}}`);
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(values[name] ?? pool[0]).slice(0, 1000) || "x"));
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !isInPath(name)));
  const takesBody = endpoint.method === "POST" || endpoint.method === "PUT";
  const query = takesBody ? "" : `?${Object.entries(rest).map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(textOf(value))}`).join("&")}`;
  const request = new Request(`http://localhost:3000/api/v1${path}${query}`, {
    method: endpoint.method,
    headers: { "content-type": "application/json", "idempotency-key": v7(), ...people[who]!.headers, ...wild.headers },
    ...(takesBody ? { body: wild.raw ?? JSON.stringify(rest) } : {}),
  });
  const answer = await Promise.race([door.fetch(request), new Promise<undefined>((resolve) => setTimeout(resolve, SLOW_MS))]);
  if (!answer) throw new Error("no answer in time");
  if (answer.status === 401 && who !== "guest" && !("authorization" in wild.headers)) await signInAnew(who);
  return answer;
}

/** Signs the person in again, because one of the random requests may have ended the session. */
async function signInAnew(who: string) {
  people[who] = await makers[who as keyof typeof makers]();
}

async function makePartner() {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const { id, apiKey } = await createApiKey(context((await makeAdmin()).actor), { name: "A pharmacy", scopes: [...apiScopes], expiresAt });
  return { id, headers: { authorization: `Bearer ${apiKey}` } };
}

const INSIDES = /node_modules|\bat [\w.<>]+ \(|\.(?:ts|js|mjs):\d+|postgres|drizzle|\bselect\b[^.]*\bfrom\b|insert into|\bzod|violates|undefined is not|Cannot read|stack/i;

/** @param documented codes of the problems that the API document lists for this row */
async function judge(response: Response, about: string, documented: string[]) {
  seen.requests++;
  seen.statuses.set(response.status, (seen.statuses.get(response.status) ?? 0) + 1);
  const text = await bodyTextOf(response);
  const type = response.headers.get("content-type") ?? "";
  expect(response.status, `${about}: ${text}`).toBeLessThan(500);
  expect(response.headers.get("x-request-id"), about).toBeTruthy();
  if (response.status >= 400) {
    expect(type, about).toBe("application/problem+json");
    const problem = JSON.parse(text) as Record<string, unknown>;
    expect(problem, about).toMatchObject({ status: response.status, code: expect.any(String), title: expect.any(String), type: expect.stringContaining("/problems/"), instance: expect.any(String) });
    expect(documented, `the document of ${about}`).toContain(problem.code);
    expect(JSON.stringify({ ...problem, instance: "" }), about).not.toMatch(INSIDES);
    if (response.status === 422 && problem.code === "invalid_input") expect(Object.keys((problem.errors as object | undefined) ?? {}).length, about).toBeGreaterThan(0);
    return;
  }
  if (response.status === 204 || response.status === 304) return expect(text, about).toBe("");
  expect(type, about).toMatch(/^(?:application\/(?:json|x-ndjson)|text\/(?:csv|event-stream))/);
  if (type.startsWith("application/json")) harvest(JSON.parse(text));
}

/** Collects ids that exist now; later requests use them. */
function harvest(body: unknown) {
  const ids = [body, ...((body as { data?: unknown[] } | null)?.data ?? [])].map((item) => (item as { id?: unknown } | null)?.id);
  for (const id of ids) if (typeof id === "string" && pool.length < 300) pool.push(id);
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).toWellFormed();
