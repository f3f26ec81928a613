import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { codeOf, freshSteps, holdWaits, makePersonWithMfa, password } from "@/lib/domain/testing/mfa";
import { type Actor, guest } from "@/lib/core/actor";
import { provideEnv } from "@/lib/platform/config/env";
import { actorOfAccessToken } from "../sessions/authenticate";
import { changePassword } from "./change";
import { refresh } from "../sessions/refresh";
import { register } from "../registration/register";
import { signIn } from "../sign-in/sign-in";

const currentPassword = "monsoon lantern tamarind";
const newPassword = "copper heron before dawn";
let number = 0;

// Production limits; the other test files run with higher ones.
beforeAll(() => provideEnv({ RATE_LIMIT_SCALE: "1" }));

let email: string;
let actor: Actor & { kind: "user" };
let here: string;
let elsewhere: { accessToken: string; refreshToken: string };

beforeEach(async () => {
  email = `change${process.pid}.${number++}@example.in`;
  const first = await register(context(guest), { email, password: currentPassword, role: "patient", firstName: "Asha", lastName: "Rao" });
  here = first.accessToken;
  actor = (await actorOfAccessToken(here)) as typeof actor;
  elsewhere = await signIn(context(guest), { email, password: currentPassword });
});

const signsIn = (password: string) => signIn(context(guest), { email, password }).then(() => true, () => false);
const auditOf = async (requestId: string) => [
  ...(await database().execute(sql`select action, outcome, resource_id, details from audit_logs where request_id = ${requestId}`)),
];

describe("changing the password", () => {
  test("lets the person in only with the new one, and signs every other device out at once", async () => {
    expect(await actorOfAccessToken(elsewhere.accessToken)).toBeDefined();
    const call = context(actor);
    await changePassword(call, { currentPassword, newPassword });
    expect([await signsIn(currentPassword), await signsIn(newPassword)]).toEqual([false, true]);
    expect(await actorOfAccessToken(here)).toBeDefined();
    expect(await actorOfAccessToken(elsewhere.accessToken)).toBeUndefined();
    await expect(refresh(context(guest), { refreshToken: elsewhere.refreshToken })).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await auditOf(call.requestId)).toEqual([{ action: "account.changePassword", outcome: "success", resource_id: actor.id, details: null }]);
  });

  test("is refused without the current one, whatever the new one is, and the refusal is audited", async () => {
    for (const wanted of [newPassword, "short"]) {
      const call = context(actor);
      const wrong = changePassword(call, { currentPassword: "not the password", newPassword: wanted });
      await expect(wrong).rejects.toMatchObject({ code: "forbidden", fields: { currentPassword: [expect.any(Object)] } });
      expect(await auditOf(call.requestId)).toEqual([{ action: "account.changePassword", outcome: "denied", resource_id: actor.id, details: { code: "forbidden" } }]);
    }
    expect(await actorOfAccessToken(elsewhere.accessToken)).toBeDefined();
    expect(await signsIn(currentPassword)).toBe(true);
  });

  test.each(["short", "password password", "asha rao asha rao", currentPassword])("refuses a new one that is weak or the same as before: %s", async (weak) => {
    const refused = changePassword(context(actor), { currentPassword, newPassword: weak });
    await expect(refused).rejects.toMatchObject({ code: "invalid_input", fields: { newPassword: [expect.any(Object)] } });
    expect(await signsIn(currentPassword)).toBe(true);
  });

  test("slows down guessing the current one in a stolen session; while it must wait, even a right guess is refused", async () => {
    for (let i = 0; i < 6; i++) await expect(changePassword(context(actor), { currentPassword: `guess ${i}`, newPassword })).rejects.toMatchObject({ code: "forbidden" });
    await holdWaits();
    const right = changePassword(context(actor), { currentPassword, newPassword });
    await expect(right).rejects.toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
    expect(await signsIn(currentPassword)).toBe(true);
  });

  test("counts guesses that are sent at the same time", async () => {
    const guesses = Array.from({ length: 6 }, (_, i) => changePassword(context(actor), { currentPassword: `guess ${i}`, newPassword }));
    await Promise.allSettled(guesses);
    await holdWaits();
    await expect(changePassword(context(actor), { currentPassword, newPassword })).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("is for people who are signed in", async () => {
    await expect(changePassword(context(guest), { currentPassword, newPassword })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("happens once if it is requested twice at the same time", async () => {
    const others = ["copper heron before dawn", "violet quarry under snow", "paper engine beside rivers"];
    const results = await Promise.allSettled(others.map((wanted) => changePassword(context(actor), { currentPassword, newPassword: wanted })));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const opened = await Promise.all(others.map(signsIn));
    expect(opened).toEqual(results.map(({ status }) => status === "fulfilled"));
  });

  test("leaves no session of a sign-in with the old one that ran at the same time", async () => {
    const trying = Array.from({ length: 5 }, () => signIn(context(guest), { email, password: currentPassword }).catch(() => undefined));
    await changePassword(context(actor), { currentPassword, newPassword });
    for (const opened of await Promise.all(trying)) {
      if (opened) expect(await actorOfAccessToken(opened.accessToken)).toBeUndefined();
    }
  });
});

describe("changing the password if two-step sign-in is on", () => {
  test("needs a code; without one the answer is the same for a right and a wrong password", async () => {
    const person = await makePersonWithMfa();
    for (const currentPassword of [password, "not the password"]) {
      const without = changePassword(context(person.actor), { currentPassword, newPassword });
      await expect(without).rejects.toMatchObject({ code: "invalid_input", fields: { code: [expect.any(Object)] } });
    }
    for (const wrong of [{ currentPassword: password, code: "000000" }, { currentPassword: "not the password", code: codeOf(person.secret, 1) }]) {
      await expect(changePassword(context(person.actor), { ...wrong, newPassword })).rejects.toMatchObject({ code: "forbidden", fields: { currentPassword: [{ key: "refusals.signIn.wrongPasswordOrCode" }] } });
    }
  });

  test("works with a recovery code or a code of the app, which a weak new password does not spend", async () => {
    const person = await makePersonWithMfa();
    await freshSteps(person.id);
    const code = codeOf(person.secret);
    const weak = changePassword(context(person.actor), { currentPassword: password, newPassword: "password password", code });
    await expect(weak).rejects.toMatchObject({ code: "invalid_input", fields: { newPassword: [expect.any(Object)] } });
    await changePassword(context(person.actor), { currentPassword: password, newPassword, code });
    const again = { currentPassword: newPassword, newPassword: "violet quarry under snow" };
    await expect(changePassword(context(person.actor), { ...again, code })).rejects.toMatchObject({ code: "forbidden" });
    await expect(changePassword(context(person.actor), { ...again, code: person.recoveryCodes[0] })).resolves.toEqual({});
  });
});
