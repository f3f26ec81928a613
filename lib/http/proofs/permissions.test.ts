import { eq } from "drizzle-orm";
import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditLogs } from "@/db/schema/audit";
import { makeAdmin, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { allows, lacksScope, refusalOf } from "@/lib/core/access";
import { apiScopes } from "@/db/schema/choices";
import { type Actor, actorId, guest } from "@/lib/core/actor";
import { problems } from "@/lib/core/errors";
import { Upload } from "@/lib/core/upload";
import { policy } from "@/lib/core/policy";
import { contract } from "@/lib/http/api/contract";
import type { Endpoint } from "@/lib/http/api/endpoint";
import { call } from "./testing/call";
import { examples } from "./testing/examples";
import { headersOf, partnerKey, makeFamily, ownPatient, type Patient, type Person, type Stage } from "./testing/stage";

/*
 * Calls every row of the contract as every kind of actor, about their own things, other people's things and things that do
 * not exist. The API must answer what the policy says, and audit each denial. The test finds the rows in the contract; the
 * requests are in testing/examples.ts.
 */

interface Caller {
  name: string;
  actor: Actor;
  person?: Person;
  headers: () => Promise<Record<string, string>>;
  /** The patient that this account cares for, or cared for. */
  patient?: Patient;
}

const callers: Caller[] = [];
let [patient, doctor, stranger]: Person[] = [];

beforeAll(async () => {
  [patient, doctor, stranger] = [await makePatient(), await makeDoctor(), await makePatient()];
  const people = { patient: await makePatient(), doctor: await makeDoctor(), admin: await makeAdmin() };
  callers.push({ name: "guest", actor: guest, headers: async () => ({}) });
  for (const [name, person] of Object.entries(people)) callers.push({ name, actor: person.actor, person, headers: () => headersOf(person) });
  const family = await makeFamily();
  for (const [name, person] of Object.entries(family.carers)) callers.push({ name, actor: person.actor, person, headers: () => headersOf(person), patient: family.child });
  const unproved: Person = { ...people.admin, actor: { ...people.admin.actor, strength: "password" } };
  callers.push({ name: "administrator before the second factor", actor: unproved.actor, person: unproved, headers: () => headersOf(unproved) });
  for (const given of [apiScopes, apiScopes.slice(0, 1)]) {
    const { id, name, apiKey } = await partnerKey(people.admin, given);
    callers.push({ name: `partner with ${given.join(" ")}`, actor: { kind: "partner", id, name, scopes: given }, headers: async () => ({ authorization: `Bearer ${apiKey}` }) });
  }
});

/** A stage with the caller's own things, as far as they can have any, or with other people's. */
function stageOf({ person, patient: caredFor }: Caller, whose: "own" | "foreign"): Stage {
  const own = whose === "own" ? person : undefined;
  return {
    caller: person,
    owner: own ?? stranger!,
    patient: (own && caredFor) ?? ownPatient(own?.actor.role === "patient" ? own : patient!),
    doctor: own?.actor.role === "doctor" ? own : doctor!,
  };
}

async function send({ method, path }: Endpoint, input: Record<string, unknown>, headers: Record<string, string>) {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !path.includes(`{${name}}`)));
  const requestId = `permissions-${v7()}`;
  const { file, name, ...values } = rest;
  const withBody = !file && (method === "POST" || method === "PUT");
  const query = withBody ? "" : `?${new URLSearchParams((file ? values : rest) as Record<string, string>)}`;
  const answer = await call(method, `${address}${query}`, { ...(withBody && { body: rest }), ...(file instanceof Upload && { file, name: String(name) }), headers: { ...headers, "idempotency-key": v7(), "x-request-id": requestId } });
  return { ...answer, requestId };
}

/** Expects an audit entry that says who tried what. */
async function expectDenial(requestId: string, row: Endpoint, caller: Caller, about: string) {
  const entries = await database().select().from(auditLogs).where(eq(auditLogs.requestId, requestId));
  const expected = { outcome: "denied", action: row.useCase.permission, actorId: actorId(caller.actor) ?? null };
  expect(entries, `audit of ${about}`).toEqual([expect.objectContaining(expected)]);
}

const rows = Object.entries<Endpoint>(contract);
const looksAtSubject = (row: Endpoint) => policy[row.useCase.permission].about === "subject";
const variantsOf = (name: string, row: Endpoint): Exclude<(typeof examples)[string], () => unknown> => {
  const needsNone = !looksAtSubject(row) && row.useCase.input.safeParse({}).success;
  const example = examples[name] ?? (needsNone ? () => ({}) : {});
  return typeof example === "function" ? { "": example } : example;
};

/** The allowed statuses for a thing that does not exist: 404, or the status of the refusal if this actor is refused whatever the thing is. */
function statusOfMissing(row: Endpoint, by: Actor): number[] {
  const { permission } = row.useCase;
  const refused = refusalOf(permission, by, undefined);
  if (refused !== "forbidden" || lacksScope(permission, by)) return [problems[refused].status];
  return looksAtSubject(row) || allows(permission, by, undefined as never) ? [404] : [403, 404];
}

describe("the contract's rows", () => {
  it.each(rows)("%s has an example request", (name, row) => {
    const what = `Add "${name}" to lib/http/proofs/testing/examples.ts: a valid request to ${row.method} ${row.path}`;
    expect(Object.keys(variantsOf(name, row)), looksAtSubject(row) ? `${what}, and the subject that "${row.useCase.permission}" looks at` : what).not.toEqual([]);
  });

  it("are the only names that have examples", () => {
    expect(Object.keys(examples).filter((name) => !(name in contract))).toEqual([]);
  });
});

describe.each(rows)("%s", (name, row) => {
  it("answers every actor as the policy says, and audits each denial", async () => {
    const { permission } = row.useCase;
    for (const [variant, make] of Object.entries(variantsOf(name, row))) {
      for (const caller of callers) {
        for (const whose of caller.person ? (["own", "foreign"] as const) : (["foreign"] as const)) {
          const stage = stageOf(caller, whose);
          const about = [name, variant, "as", caller.name, "about", whose].filter(Boolean).join(" ");
          const { input = {}, subject, status = row.status } = await make(stage);
          if (looksAtSubject(row)) expect(subject, `${about}: the example must give the subject that "${permission}" looks at`).toBeDefined();
          const isAllowed = allows(permission, caller.actor, subject as never);
          const expected = isAllowed ? status : problems[refusalOf(permission, caller.actor, subject)].status;
          const answer = await send(row, input, await caller.headers());
          expect(answer.status, `${about}: ${answer.text.slice(0, 300)}`).toBe(expected);
          if (!isAllowed) await expectDenial(answer.requestId, row, caller, about);
        }
      }
    }
  }, 60_000);

  if (!row.path.includes("{")) return;
  it("answers not found for a thing that does not exist", async () => {
    for (const caller of callers) {
      const [make] = Object.values(variantsOf(name, row));
      const { input = {} } = await make!(stageOf(caller, "own"));
      const ids = Object.fromEntries([...row.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => [parameter!, v7()]));
      const answer = await send(row, { ...input, ...ids }, await caller.headers());
      expect(statusOfMissing(row, caller.actor), `${name} as ${caller.name}: ${answer.text.slice(0, 300)}`).toContain(answer.status);
      const isRefused = looksAtSubject(row) || !allows(row.useCase.permission, caller.actor, undefined as never);
      if (isRefused) await expectDenial(answer.requestId, row, caller, `${name} as ${caller.name}`);
    }
  }, 60_000);
});
