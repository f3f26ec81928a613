import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { codeOf, freshSteps, holdWaits, makePerson, makePersonWithMfa, password } from "@/lib/domain/testing/mfa";
import { guest } from "@/lib/core/actor";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { provideEnv } from "@/lib/platform/config/env";
import { actorOfAccessToken } from "../sessions/authenticate";
import { changePassword } from "../password/change";
import { disableMfa } from "./disable";
import { enableMfa } from "./enable";
import { finishSignIn } from "../sign-in/finish";
import { matchTotp, newRecoveryCodes, newTotpSecret, recoveryCodeHash } from "./totp";
import { readMfa } from "./read";
import { readMfaSetUp } from "./read-set-up";
import { refresh } from "../sessions/refresh";
import { renewRecoveryCodes } from "./renew-recovery-codes";
import { setUpMfa } from "./set-up";
import { signIn } from "../sign-in/sign-in";
import { verifyAccessToken } from "../sessions/tokens";

// Production limits; the other test files run with higher ones.
beforeAll(() => provideEnv({ RATE_LIMIT_SCALE: "1" }));

const auditOf = async (requestId: string) => [
  ...(await database().execute(sql`select action, outcome, resource_id, details from audit_logs where request_id = ${requestId}`)),
];
const topicsOf = async (userId: string) => (await database().execute(sql`select topic from outbox where payload->>'userId' = ${userId} order by id`)).map(({ topic }) => topic);
const alive = async (accessToken: string) => (await actorOfAccessToken(accessToken)) !== undefined;
const refusal = (doing: Promise<unknown>) => doing.then(() => undefined, (error: { code: string; detail: string; extra?: { mfaToken?: string }; retryAfterSeconds?: number }) => error);

describe("the pure rules", () => {
  const secret = newTotpSecret();
  const now = new Date();
  const step = Math.floor(now.getTime() / 30_000);

  test("accept the code of this time step, the one before and the one after, and no other", () => {
    expect([-2, -1, 0, 1, 2].map((steps) => matchTotp(secret, codeOf(secret, steps, now.getTime()), now))).toEqual([undefined, step - 1, step, step + 1, undefined]);
  });

  test("accept no time step that was used, and none before it", () => {
    expect([-1, 0, 1].map((steps) => matchTotp(secret, codeOf(secret, steps, now.getTime()), now, step))).toEqual([undefined, undefined, step + 1]);
  });

  test("make ten different recovery codes, whose hash does not depend on how they are typed, but on the person", () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
    const [code] = codes as [string];
    expect(recoveryCodeHash("a", code.toLowerCase().replace("-", " "))).toBe(recoveryCodeHash("a", code));
    expect(recoveryCodeHash("b", code)).not.toBe(recoveryCodeHash("a", code));
  });
});

describe("setting up", () => {
  test("shows secret, URL and QR code, and has no effect until a code is proved", async () => {
    const person = await makePerson();
    const shown = await setUpMfa(context(person.actor), {});
    expect(shown.otpauthUrl).toBe(`otpauth://totp/Amrutam:${encodeURIComponent(person.email)}?secret=${shown.secret}&issuer=Amrutam`);
    expect(Buffer.from(shown.qrCode.replace("data:image/png;base64,", ""), "base64").subarray(1, 4).toString()).toBe("PNG");
    expect(await readMfaSetUp(context(person.actor), {})).toEqual({ pending: shown });
    expect(await readMfa(context(person.actor), {})).toMatchObject({ enabled: false });
    await expect(signIn(context(guest), { email: person.email, password })).resolves.toBeDefined();
    const [row] = await database().execute(sql`select secret, pending_secret from totp_factors where user_id = ${person.id}`);
    expect(row).toMatchObject({ secret: null, pending_secret: expect.not.stringContaining(shown.secret) });
  });

  test("may be started again; only the newest secret can be proved, and only for half an hour", async () => {
    const person = await makePerson();
    const first = await setUpMfa(context(person.actor), {});
    const second = await setUpMfa(context(person.actor), {});
    await expect(enableMfa(context(person.actor), { code: codeOf(first.secret) })).rejects.toMatchObject({ code: "invalid_input", fields: { code: [expect.any(Object)] } });
    await database().execute(sql`update totp_factors set pending_until = now() where user_id = ${person.id}`);
    await expect(enableMfa(context(person.actor), { code: codeOf(second.secret) })).rejects.toMatchObject({ code: "invalid_transition" });
    expect(await readMfaSetUp(context(person.actor), {})).toEqual({ pending: null });
  });

  test("never changes a secret that is in use", async () => {
    const person = await makePersonWithMfa();
    const before = await database().execute(sql`select * from totp_factors where user_id = ${person.id}`);
    await expect(setUpMfa(context(person.actor), {})).rejects.toMatchObject({ code: "invalid_transition" });
    await expect(enableMfa(context(person.actor), { code: codeOf(person.secret, 1) })).rejects.toMatchObject({ code: "invalid_transition" });
    expect([...(await database().execute(sql`select * from totp_factors where user_id = ${person.id}`))]).toEqual([...before]);
    // A constraint refuses a statement that does.
    await expect(database().execute(sql`update totp_factors set pending_secret = secret, pending_until = now() where user_id = ${person.id}`)).rejects.toMatchObject({
      cause: { constraint_name: "totp_no_pending_over_live" },
    });
  });

  test("is for people who are signed in", async () => {
    for (const ask of [setUpMfa, readMfa, readMfaSetUp]) await expect(ask(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(enableMfa(context(guest), { code: "123456" })).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("setting up in a session that was opened a while ago", () => {
  const age = (userId: string, by: string) => database().execute(sql`update sessions set created_at = now() - ${by}::interval where user_id = ${userId}`);
  const wantsPassword = { code: "forbidden", fields: { password: [expect.any(Object)] } };

  test("needs the password both to start and to finish, and then works", async () => {
    const person = await makePerson();
    const { secret } = await setUpMfa(context(person.actor), {});
    await age(person.id, "14 minutes");
    await expect(setUpMfa(context(person.actor), {})).resolves.toBeDefined();
    await age(person.id, "16 minutes");
    expect(await readMfa(context(person.actor), {})).toMatchObject({ setUpNeedsPassword: true });
    const call = context(person.actor);
    expect(await refusal(setUpMfa(call, {}))).toMatchObject(wantsPassword);
    expect(await auditOf(call.requestId)).toMatchObject([{ action: "mfa.setUp", outcome: "denied", details: { code: "forbidden" } }]);
    expect(await refusal(enableMfa(context(person.actor), { code: codeOf(secret) }))).toMatchObject(wantsPassword);

    const again = await setUpMfa(context(person.actor), { password });
    const code = codeOf(again.secret);
    for (const sent of [{ code }, { code, password: "not the password" }]) expect(await refusal(enableMfa(context(person.actor), sent))).toMatchObject(wantsPassword);
    expect(await readMfa(context(person.actor), {})).toMatchObject({ enabled: false });
    await expect(enableMfa(context(person.actor), { code, password })).resolves.toBeDefined();
  });

  test("still needs it after a refresh of the tokens", async () => {
    const person = await makePerson();
    await age(person.id, "16 minutes");
    const { accessToken } = await refresh(context(guest), { refreshToken: person.refreshToken });
    expect(await refusal(setUpMfa(context((await actorOfAccessToken(accessToken))!), {}))).toMatchObject(wantsPassword);
  });

  test("slows down guesses of the password, on the counter that all such proofs share", async () => {
    const person = await makePerson();
    await age(person.id, "16 minutes");
    const { secret } = await setUpMfa(context(person.actor), { password });
    for (let i = 0; i < 3; i++) {
      await refusal(setUpMfa(context(person.actor), { password: `guess ${i}` }));
      await refusal(enableMfa(context(person.actor), { code: codeOf(secret), password: `guess ${i}` }));
    }
    await holdWaits();
    const tries = [() => setUpMfa(context(person.actor), { password }), () => enableMfa(context(person.actor), { code: codeOf(secret), password })];
    for (const ask of tries) expect(await refusal(ask())).toMatchObject({ code: "rate_limited" });
    const change = changePassword(context(person.actor), { currentPassword: password, newPassword: "copper heron before dawn" });
    expect(await refusal(change)).toMatchObject({ code: "rate_limited" });
  });
});

describe("turning it on", () => {
  test("returns ten recovery codes, makes this session strong, ends every other one, and tells the person", async () => {
    const person = await makePerson();
    const elsewhere = await signIn(context(guest), { email: person.email, password });
    const { secret } = await setUpMfa(context(person.actor), {});
    const call = context(person.actor);
    const { recoveryCodes } = await enableMfa(call, { code: codeOf(secret) });
    expect(recoveryCodes).toHaveLength(10);
    expect(await readMfa(context(person.actor), {})).toEqual({ enabled: true, enabledAt: expect.any(String), recoveryCodesLeft: 10, required: false, setUpNeedsPassword: false });
    expect(await actorOfAccessToken(person.accessToken)).toMatchObject({ strength: "mfa" });
    expect(await alive(elsewhere.accessToken)).toBe(false);
    expect(await auditOf(call.requestId)).toMatchObject([{ action: "mfa.enable", outcome: "success" }]);
    expect(await topicsOf(person.id)).toContain("account.mfaEnabled");
    const kept = JSON.stringify([await database().execute(sql`select * from recovery_codes`), await database().execute(sql`select * from totp_factors`)]);
    for (const shown of [secret, ...recoveryCodes]) expect(kept).not.toContain(shown);
  });

  test("spends the code: it cannot be used to sign in as well", async () => {
    const person = await makePersonWithMfa();
    await expect(signIn(context(guest), { email: person.email, password, totpCode: person.spentCode })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("happens once if it is requested twice at the same time", async () => {
    const person = await makePerson();
    const { secret } = await setUpMfa(context(person.actor), {});
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => enableMfa(context(person.actor), { code: codeOf(secret) })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readMfa(context(person.actor), {})).toMatchObject({ recoveryCodesLeft: 10 });
  });

  test("leaves no session of a sign-in with only the password that ran at the same time", async () => {
    const person = await makePerson();
    const { secret } = await setUpMfa(context(person.actor), {});
    const trying = Array.from({ length: 5 }, () => signIn(context(guest), { email: person.email, password }).catch(() => undefined));
    await enableMfa(context(person.actor), { code: codeOf(secret) });
    for (const opened of await Promise.all(trying)) if (opened) expect(await alive(opened.accessToken)).toBe(false);
  });
});

describe("signing in in two steps", () => {
  let person: Awaited<ReturnType<typeof makePersonWithMfa>>;
  const send = (more: object = {}) => signIn(context(guest), { email: person.email, password, ...more });
  beforeEach(async () => {
    person = await makePersonWithMfa();
  });

  test("asks for the code only after the right password", async () => {
    const call = context(guest);
    expect(await refusal(signIn(call, { email: person.email, password }))).toMatchObject({ code: "mfa_required" });
    expect(await auditOf(call.requestId)).toEqual([{ action: "account.signIn", outcome: "denied", resource_id: person.id, details: { code: "mfa_required" } }]);
    const wrong = await refusal(send({ password: "not the password" }));
    const wrongWithCode = await refusal(send({ password: "not the password", totpCode: codeOf(person.secret, 1) }));
    const unknown = await refusal(send({ email: "nobody@example.in", totpCode: "123456" }));
    expect(wrong).toMatchObject({ code: "unauthenticated" });
    for (const other of [wrongWithCode, unknown]) expect({ code: other?.code, detail: other?.detail }).toEqual({ code: wrong?.code, detail: wrong?.detail });
    // The wrong password did not spend the code.
    await expect(send({ totpCode: codeOf(person.secret, 1) })).resolves.toBeDefined();
  });

  test("opens a strong session with a code, and a refresh keeps it strong", async () => {
    const { accessToken, refreshToken } = await send({ totpCode: ` ${codeOf(person.secret, 1).replace(/(...)/, "$1 ")} ` });
    expect(await actorOfAccessToken(accessToken)).toMatchObject({ id: person.id, strength: "mfa" });
    expect(verifyAccessToken((await refresh(context(guest), { refreshToken })).accessToken)).toMatchObject({ strength: "mfa" });
  });

  test("does not make a session stronger at a refresh", async () => {
    const other = await makePerson();
    const weak = await signIn(context(guest), { email: other.email, password });
    await database().execute(sql`insert into totp_factors (user_id, secret, enabled_at, last_used_step) values (${other.id}, ${encrypt("x", { column: "totp_factors.secret", id: other.id })}, now(), 1)`);
    const { accessToken } = await refresh(context(guest), { refreshToken: weak.refreshToken });
    expect(verifyAccessToken(accessToken)).toMatchObject({ strength: "password" });
    expect(await actorOfAccessToken(accessToken)).toMatchObject({ strength: "password" });
  });

  test("accepts a code once, and no code of an earlier time step", async () => {
    await freshSteps(person.id);
    const code = codeOf(person.secret);
    await expect(send({ totpCode: code })).resolves.toBeDefined();
    expect(await refusal(send({ totpCode: code }))).toMatchObject({ code: "unauthenticated" });
    expect(await refusal(send({ totpCode: codeOf(person.secret, -1) }))).toMatchObject({ code: "unauthenticated" });
  });

  test("accepts a code once even if twenty requests send it at the same time", async () => {
    const totpCode = codeOf(person.secret, 1);
    // From twenty addresses, so that the used time step refuses them and not a rate limit.
    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => signIn(context(guest, { address: `192.0.2.${i}` }), { email: person.email, password, totpCode })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const tried of tries) if (tried.status === "rejected") expect(tried.reason).toMatchObject({ code: "unauthenticated" });
  });

  test("accepts a recovery code once, also in a race, however it is typed", async () => {
    const [first, second] = person.recoveryCodes as [string, string];
    await expect(send({ recoveryCode: first.toLowerCase().replace("-", " ") })).resolves.toMatchObject({ user: { id: person.id } });
    expect(await refusal(send({ recoveryCode: first }))).toMatchObject({ code: "unauthenticated" });
    const tries = await Promise.allSettled(
      Array.from({ length: 15 }, (_, i) => signIn(context(guest, { address: `192.0.2.${i}` }), { email: person.email, password, recoveryCode: second })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readMfa(context(person.actor), {})).toMatchObject({ recoveryCodesLeft: 8 });
  });

  test("does not accept another person's codes", async () => {
    const other = await makePersonWithMfa();
    expect(await refusal(send({ totpCode: codeOf(other.secret, 1) }))).toMatchObject({ code: "unauthenticated" });
    expect(await refusal(send({ recoveryCode: other.recoveryCodes[0] }))).toMatchObject({ code: "unauthenticated" });
  });

  test.each([
    ["totpCode", { totpCode: "12345" }],
    ["totpCode", { totpCode: { $gt: "" } }],
    ["recoveryCode", { recoveryCode: "short" }],
    ["recoveryCode", { totpCode: "123456", recoveryCode: "23456-789AB" }],
  ])("names the field that is wrong: %s", async (field, wrong) => {
    expect(Object.keys(((await refusal(send(wrong as object))) as unknown as { fields: object }).fields)).toEqual([field]);
  });
});

describe("finishing a sign-in that asked for a code", () => {
  let person: Awaited<ReturnType<typeof makePersonWithMfa>>;
  let mfaToken: string;
  beforeEach(async () => {
    person = await makePersonWithMfa();
    mfaToken = (await refusal(signIn(context(guest), { email: person.email, password })))!.extra!.mfaToken!;
  });

  test("opens a strong session with only the token and a code", async () => {
    const call = context(guest);
    const { user, accessToken } = await finishSignIn(call, { mfaToken, totpCode: codeOf(person.secret, 1) });
    expect(user.id).toBe(person.id);
    expect(await actorOfAccessToken(accessToken)).toMatchObject({ strength: "mfa" });
    expect(await auditOf(call.requestId)).toEqual([{ action: "account.finishSignIn", outcome: "success", resource_id: person.id, details: null }]);
  });

  test("opens a session with a recovery code", async () => {
    await expect(finishSignIn(context(guest), { mfaToken, recoveryCode: person.recoveryCodes[3] })).resolves.toBeDefined();
  });

  test("is refused with a wrong code, which counts as a failed sign-in", async () => {
    const call = context(guest);
    expect(await refusal(finishSignIn(call, { mfaToken, totpCode: "000000" }))).toMatchObject({ code: "unauthenticated" });
    expect(await auditOf(call.requestId)).toMatchObject([{ outcome: "denied", resource_id: person.id }]);
    for (let i = 0; i < 5; i++) await refusal(finishSignIn(context(guest), { mfaToken, totpCode: "000000" }));
    await holdWaits();
    expect(await refusal(finishSignIn(context(guest), { mfaToken, totpCode: codeOf(person.secret, 1) }))).toMatchObject({ code: "rate_limited" });
  });

  test("is refused after a change of the password, with a token that we did not make, and without a code", async () => {
    for (const forged of ["x", mfaToken.slice(0, -9), mfaToken.replace(/.(?=.{9}$)/, (one) => (one === "A" ? "B" : "A"))]) {
      expect(await refusal(finishSignIn(context(guest), { mfaToken: forged, totpCode: codeOf(person.secret, 1) }))).toMatchObject({ code: "unauthenticated" });
    }
    expect(await refusal(finishSignIn(context(guest), { mfaToken }))).toMatchObject({ code: "invalid_input" });
    await database().execute(sql`update users set password_hash = 'another' where id = ${person.id}`);
    expect(await refusal(finishSignIn(context(guest), { mfaToken, totpCode: codeOf(person.secret, 1) }))).toMatchObject({ code: "unauthenticated" });
  });
});

describe("turning it off, and making new recovery codes", () => {
  let person: Awaited<ReturnType<typeof makePersonWithMfa>>;
  beforeEach(async () => {
    person = await makePersonWithMfa();
  });

  test("replaces the old codes by the new ones", async () => {
    const call = context(person.actor);
    const { recoveryCodes } = await renewRecoveryCodes(call, { password, code: codeOf(person.secret, 1) });
    expect(await auditOf(call.requestId)).toMatchObject([{ action: "mfa.renewCodes", outcome: "success", resource_id: person.id }]);
    expect(new Set([...recoveryCodes, ...person.recoveryCodes]).size).toBe(20);
    expect(await readMfa(context(person.actor), {})).toMatchObject({ recoveryCodesLeft: 10 });
    expect(await refusal(signIn(context(guest), { email: person.email, password, recoveryCode: person.recoveryCodes[0] }))).toMatchObject({ code: "unauthenticated" });
    await expect(signIn(context(guest), { email: person.email, password, recoveryCode: recoveryCodes[0] })).resolves.toBeDefined();
  });

  test("off: sign-in needs only the password again, this session is weak, every other one has ended, and the person is told", async () => {
    const elsewhere = await signIn(context(guest), { email: person.email, password, recoveryCode: person.recoveryCodes[0] });
    const call = context(person.actor);
    await disableMfa(call, { password, code: codeOf(person.secret, 1) });
    expect(await auditOf(call.requestId)).toMatchObject([{ action: "mfa.disable", outcome: "success", resource_id: person.id }]);
    expect(await topicsOf(person.id)).toContain("account.mfaDisabled");
    expect(await actorOfAccessToken(person.accessToken)).toMatchObject({ strength: "password" });
    expect(await alive(elsewhere.accessToken)).toBe(false);
    expect(await readMfa(context(person.actor), {})).toMatchObject({ enabled: false, recoveryCodesLeft: 0 });
    await expect(signIn(context(guest), { email: person.email, password })).resolves.toBeDefined();
  });

  test("lets a person replace a lost device with a recovery code", async () => {
    await disableMfa(context(person.actor), { password, code: person.recoveryCodes[0]! });
    const { secret } = await setUpMfa(context(person.actor), {});
    await expect(enableMfa(context(person.actor), { code: codeOf(secret) })).resolves.toBeDefined();
  });

  test.each([disableMfa, renewRecoveryCodes])("needs the password and an unused code: %o", async (ask) => {
    const good = codeOf(person.secret, 1);
    for (const wrong of [{ password: "not the password", code: good }, { password, code: "000000" }, { password, code: person.spentCode }]) {
      const call = context(person.actor);
      expect(await refusal(ask(call, wrong))).toMatchObject({ code: "forbidden" });
      expect(await auditOf(call.requestId)).toMatchObject([{ outcome: "denied", resource_id: person.id, details: { code: "forbidden" } }]);
    }
    await expect(ask(context(person.actor), { password, code: good })).resolves.toBeDefined();
    await expect(ask(context(guest), { password, code: good })).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("slows down guessing in a stolen session; while it must wait, even a right guess is refused", async () => {
    for (let i = 0; i < 6; i++) await refusal(disableMfa(context(person.actor), { password, code: "000000" }));
    await holdWaits();
    expect(await refusal(disableMfa(context(person.actor), { password, code: codeOf(person.secret, 1) }))).toMatchObject({ code: "rate_limited", retryAfterSeconds: expect.any(Number) });
    expect(await readMfa(context(person.actor), {})).toMatchObject({ enabled: true });
  });

  test("is refused if two-step sign-in is not on", async () => {
    const plain = await makePerson();
    expect(await refusal(disableMfa(context(plain.actor), { password, code: "123456" }))).toMatchObject({ code: "invalid_transition" });
  });

  test("happens once if two requests send the same code at the same time", async () => {
    const input = { password, code: codeOf(person.secret, 1) };
    const tries = await Promise.allSettled([renewRecoveryCodes(context(person.actor), input), renewRecoveryCodes(context(person.actor), input)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
