import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context, makeAdmin } from "@/lib/domain/testing/fixtures";
import { makePerson, makePersonWithMfa, password } from "@/lib/domain/testing/mfa";
import { guest } from "@/lib/core/actor";
import { approveMfaReset } from "./approve";
import { actorOfAccessToken } from "../sessions/authenticate";
import { listMfaResets } from "./list";
import { refuseMfaReset } from "./refuse";
import { requestMfaReset } from "./request";
import { signIn } from "../sign-in/sign-in";

const proof = "Called back on the number of the account; passport shown on video, name and birth date agree.";
let asha: Awaited<ReturnType<typeof makeAdmin>>, binod: typeof asha, chitra: typeof asha;
let person: Awaited<ReturnType<typeof makePersonWithMfa>>;

beforeAll(async () => {
  [asha, binod, chitra] = [await makeAdmin(), await makeAdmin(), await makeAdmin()];
});
beforeEach(async () => {
  person = await makePersonWithMfa("doctor");
});

const ask = (by = asha) => requestMfaReset(context(by.actor), { email: person.email, proof });
const auditOf = async (requestId: string) => [
  ...(await database().execute(sql`select action, outcome, actor_id, resource_id, details from audit_logs where request_id = ${requestId}`)),
];
const topics = async () => (await database().execute(sql`select topic, payload from outbox where payload->>'userId' = ${person.id} and topic like 'account.mfaReset%' order by id`)).map(({ topic }) => topic);

describe("a lost device", () => {
  test("is replaced when one administrator asks and another approves: the factor is gone, every session has ended, the person is told", async () => {
    const asking = context(asha.actor);
    const request = await requestMfaReset(asking, { email: person.email, proof });
    expect(request).toMatchObject({ status: "open", proof, person: { id: person.id, email: person.email }, requestedBy: { id: asha.id } });
    expect(await auditOf(asking.requestId)).toEqual([{ action: "mfaReset.request", outcome: "success", actor_id: asha.id, resource_id: request.id, details: { userId: person.id } }]);
    expect(await actorOfAccessToken(person.accessToken)).toBeDefined();

    const approving = context(binod.actor);
    expect(await approveMfaReset(approving, { id: request.id })).toMatchObject({ status: "approved" });
    expect(await auditOf(approving.requestId)).toEqual([
      { action: "mfaReset.approve", outcome: "success", actor_id: binod.id, resource_id: request.id, details: { userId: person.id, requestedBy: asha.id } },
    ]);
    expect(await actorOfAccessToken(person.accessToken)).toBeUndefined();
    expect(await topics()).toEqual(["account.mfaResetRequested", "account.mfaReset"]);
    await expect(signIn(context(guest), { email: person.email, password })).resolves.toBeDefined();
    expect((await listMfaResets(context(chitra.actor), {})).data).not.toContainEqual(expect.objectContaining({ id: request.id }));
  });

  test("keeps the text about what was checked encrypted", async () => {
    await ask();
    expect(JSON.stringify(await database().execute(sql`select * from mfa_resets`))).not.toContain("passport");
  });

  test("is never approved by the administrator who asked, nor by the person; the database refuses it too", async () => {
    const { id } = await ask();
    const call = context(asha.actor);
    await expect(approveMfaReset(call, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await auditOf(call.requestId)).toMatchObject([{ action: "mfaReset.approve", outcome: "denied", resource_id: id }]);
    const approve = (by: string) => database().execute(sql`update mfa_resets set status = 'approved', decided_by = ${by}, decided_at = now() where id = ${id}`);
    for (const by of [asha.id, person.id]) await expect(approve(by)).rejects.toMatchObject({ cause: { constraint_name: "mfa_resets_two_people" } });
    expect(await actorOfAccessToken(person.accessToken)).toBeDefined();
  });

  test("of an administrator: they can neither ask for a reset of their own nor approve it", async () => {
    await database().execute(sql`update users set role = 'admin' where id = ${person.id}`);
    const own = { ...person.actor, role: "admin", strength: "mfa" } as const;
    await expect(requestMfaReset(context(own), { email: person.email, proof })).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await ask();
    await expect(approveMfaReset(context(own), { id })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is decided once if two administrators decide at the same time", async () => {
    const { id } = await ask();
    const tries = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => approveMfaReset(context(binod.actor), { id })),
      ...Array.from({ length: 5 }, () => approveMfaReset(context(chitra.actor), { id })),
      ...Array.from({ length: 5 }, () => refuseMfaReset(context(asha.actor), { id })),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const tried of tries) if (tried.status === "rejected") expect(tried.reason).toMatchObject({ code: "invalid_transition" });
  });

  test("has one request if two administrators ask at the same time", async () => {
    const tries = await Promise.allSettled([ask(), ask(binod), ask(chitra)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const tried of tries) if (tried.status === "rejected") expect(tried.reason).toMatchObject({ code: "already_exists" });
  });

  test("has a request that ends after a day; then a new one can be made", async () => {
    const { id } = await ask();
    await database().execute(sql`update mfa_resets set expires_at = now() where id = ${id}`);
    await expect(approveMfaReset(context(binod.actor), { id })).rejects.toMatchObject({ code: "invalid_transition" });
    expect((await listMfaResets(context(binod.actor), {})).data.map((one) => one.id)).not.toContain(id);
    const { createdAt, expiresAt } = await ask(binod);
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(86_400_000);
  });

  test("stays as it is if the request is refused", async () => {
    const { id } = await ask();
    expect(await refuseMfaReset(context(binod.actor), { id })).toMatchObject({ status: "refused" });
    await expect(approveMfaReset(context(chitra.actor), { id })).rejects.toMatchObject({ code: "invalid_transition" });
    expect(await actorOfAccessToken(person.accessToken)).toBeDefined();
  });

  test("needs a text about what was checked, an existing account, and a factor that is on", async () => {
    await expect(requestMfaReset(context(asha.actor), { email: person.email, proof: "yes" })).rejects.toMatchObject({ code: "invalid_input", fields: { proof: [expect.any(Object)] } });
    await expect(requestMfaReset(context(asha.actor), { email: "nobody@example.in", proof })).rejects.toMatchObject({ code: "not_found" });
    const plain = await makePerson();
    await expect(requestMfaReset(context(asha.actor), { email: plain.email, proof })).rejects.toMatchObject({ code: "invalid_input", fields: { email: [expect.any(Object)] } });
    await expect(approveMfaReset(context(binod.actor), { id: person.id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is handled only by administrators", async () => {
    const { id } = await ask();
    for (const other of [person.actor, guest] as const) {
      const code = other.kind === "guest" ? "unauthenticated" : "not_found";
      for (const email of [person.email, "nobody@example.in"]) await expect(requestMfaReset(context(other), { email, proof })).rejects.toMatchObject({ code });
      await expect(listMfaResets(context(other), {})).rejects.toMatchObject({ code: other.kind === "guest" ? code : "forbidden" });
      for (const decide of [approveMfaReset, refuseMfaReset]) await expect(decide(context(other), { id })).rejects.toMatchObject({ code });
    }
  });

  test("is listed oldest first, a page at a time", async () => {
    await database().execute(sql`delete from mfa_resets`);
    const first = await ask();
    person = await makePersonWithMfa();
    const second = await ask(binod);
    const page = await listMfaResets(context(chitra.actor), { limit: 1 });
    const next = await listMfaResets(context(chitra.actor), { limit: 1, cursor: page.nextCursor! });
    expect([...page.data, ...next.data].map(({ id }) => id)).toEqual([first.id, second.id]);
    expect(next.nextCursor).toBeNull();
  });
});
