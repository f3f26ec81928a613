import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { fullName, profiles } from "@/db/schema/accounts";
import { context, makePatient } from "@/lib/domain/testing/fixtures";
import { guest, system } from "@/lib/core/actor";
import { registrationsTotal } from "@/lib/platform/telemetry/figures";
import { actorOfAccessToken } from "../sessions/authenticate";
import { createAdmin } from "./create-admin";
import { register } from "./register";
import { signIn } from "../sign-in/sign-in";

let number = 0;
const asha = () => ({
  email: `Asha.${process.pid}.${number++}@Example.in `,
  password: "monsoon lantern tamarind",
  role: "patient" as const,
  firstName: "Asha",
  lastName: "Rao",
});
const rows = async (text: ReturnType<typeof sql>) => database().execute<Record<string, unknown>>(text);

describe("registering", () => {
  test("makes an account, signs it in, and writes one audit row", async () => {
    const call = context(guest, { userAgent: "Firefox", address: "192.0.2.7" });
    const input = asha();
    const answer = await register(call, input);
    expect(answer).toEqual({
      user: { id: expect.any(String), email: input.email.trim().toLowerCase(), role: "patient", firstName: "Asha", lastName: "Rao" },
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      expiresIn: 900,
    });
    expect(await actorOfAccessToken(answer.accessToken)).toMatchObject({ id: answer.user.id, role: "patient", strength: "password" });
    const audit = await rows(sql`select actor_role, action, resource_id, outcome, address from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([
      { actor_role: "guest", action: "account.register", resource_id: answer.user.id, outcome: "success", address: "192.0.2.7" },
    ]);
  });

  test.each([{ lastName: "" }, { lastName: " " }, { lastName: null }, {}])("takes one name as the whole name: %j", async (given) => {
    const { lastName: _, ...rest } = asha();
    const { user } = await register(context(guest), { ...rest, firstName: "Kanimozhi", ...given } as never);
    expect(user).toMatchObject({ firstName: "Kanimozhi", lastName: "" });
    const [row] = await database().select({ name: fullName(profiles) }).from(profiles).where(eq(profiles.personId, user.id));
    expect(row).toEqual({ name: "Kanimozhi" });
  });

  test("keeps neither the password nor the tokens nor the phone in plain text", async () => {
    const { user, refreshToken } = await register(context(guest), { ...asha(), phone: "098450 12345" });
    const [row] = await rows(sql`
      select u.password_hash, p.phone, p.phone_index, t.token_hash, s.door from users u join profiles p on p.user_id = u.id
      join sessions s on s.user_id = u.id join refresh_tokens t on t.session_id = s.id where u.id = ${user.id}`);
    expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(row!.phone).toMatch(/^v1\./);
    expect(row!.phone_index).not.toContain("98450");
    expect(row!.token_hash).not.toBe(refreshToken);
    expect(row!.door).toBe("api");
  });

  test("keeps the zone in which the person reads times, India's by default", async () => {
    const zoneOf = async (named: { timeZone?: string }) => {
      const { user } = await register(context(guest), { ...asha(), ...named });
      return (await rows(sql`select time_zone from profiles where user_id = ${user.id}`))[0]!.time_zone;
    };
    expect(await zoneOf({ timeZone: "America/New_York" })).toBe("America/New_York");
    expect(await zoneOf({})).toBe("Asia/Kolkata");
    await expect(zoneOf({ timeZone: "America/Atlantis" })).rejects.toMatchObject({ code: "invalid_input", fields: { timeZone: [{ key: "fields.timeZone.unknown" }] } });
  });

  test("a second time with the same email, in any upper or lower case, is refused and names the field", async () => {
    const input = asha();
    await register(context(guest), input);
    await expect(register(context(guest), { ...input, email: input.email.toUpperCase() })).rejects.toMatchObject({
      code: "email_taken",
      fields: { email: [{ key: "refusals.account.emailTaken" }] },
    });
  });

  test("ten times at once with one email makes one account", async () => {
    const input = asha();
    const before = (await registrationsTotal.get()).values.find(({ labels }) => labels.role === "patient")?.value ?? 0;
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => register(context(guest), input)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of settled) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "email_taken" });
    const after = (await registrationsTotal.get()).values.find(({ labels }) => labels.role === "patient")!.value;
    expect(after - before).toBe(1);
  });

  test("ten times at once with one Idempotency-Key makes one account, whose tokens are answered once", async () => {
    const input = asha();
    const key = `register-${input.email.trim()}`;
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => register(context(guest, { idempotencyKey: key }), input)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of settled) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "email_taken" });
  });

  test.each([
    ["role", { role: "admin" }],
    ["role", { role: undefined }],
    ["email", { email: "asha" }],
    ["email", { email: `${"a".repeat(1_000_000)}@example.in` }],
    ["email", { email: "as\u0000ha@example.in" }],
    ["password", { password: "short" }],
    ["password", { password: "Password-2026" }],
    ["password", { password: "asha-rao-2026" }],
    ["password", { password: "x".repeat(1_000_000) }],
    ["password", { password: 123456789012 }],
    ["firstName", { firstName: "" }],
    ["firstName", { firstName: "." }],
    ["firstName", { firstName: "--" }],
    ["lastName", { lastName: "." }],
    ["lastName", { lastName: "a".repeat(81) }],
    ["lastName", { lastName: "Ra\u0000o" }],
    ["phone", { phone: "call me" }],
    ["dateOfBirth", { dateOfBirth: "2001-02-30" }],
    ["dateOfBirth", { dateOfBirth: "2150-01-01" }],
    ["gender", { gender: "x" }],
  ])("names the field that is wrong: %s", async (field, wrong) => {
    const refused = await register(context(guest), { ...asha(), ...wrong } as never).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "invalid_input" });
    expect(Object.keys((refused as { fields: object }).fields)).toEqual([field]);
  });

  test("works for a client that still sends another account's token", async () => {
    const { actor } = await makePatient();
    await expect(register(context(actor), { ...asha(), email: "another@example.test" })).resolves.toMatchObject({ user: { email: "another@example.test" } });
  });
});

describe("an administrator", () => {
  const operator = system("admin:create");
  const { email, role: _, ...rest } = asha();

  test("is made by the operator's command, and can sign in", async () => {
    const account = await createAdmin(context(operator), { ...rest, email });
    expect(account.role).toBe("admin");
    const { user } = await signIn(context(guest), { email, password: rest.password });
    expect(user).toMatchObject({ id: account.id, role: "admin" });
  });

  test("cannot be made by anyone else", async () => {
    const { actor } = await makePatient();
    await expect(createAdmin(context(actor), { ...rest, email: asha().email })).rejects.toMatchObject({ code: "forbidden" });
    await expect(createAdmin(context(guest), { ...rest, email: asha().email })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
