import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context } from "@/lib/domain/testing/fixtures";
import { codeOf, password } from "@/lib/domain/testing/mfa";
import { type Actor, guest, system } from "@/lib/core/actor";
import { listAuditLogs } from "@/lib/domain/audit/list";
import { readDoctor } from "@/lib/domain/doctors/read";
import { env } from "@/lib/platform/config/env";
import { actorOfAccessToken } from "../sessions/authenticate";
import { createAdmin } from "../registration/create-admin";
import { disableMfa } from "./disable";
import { enableMfa } from "./enable";
import { readMfa } from "./read";
import { readProfile } from "../profile/read";
import { setUpMfa } from "./set-up";
import { signIn } from "../sign-in/sign-in";

let number = 0;

async function newAdmin(email = `admin.${process.pid}.${number++}@example.in`) {
  await createAdmin(context(system("test")), { email, password, firstName: "Asha", lastName: "Rao" });
  const { accessToken } = await signIn(context(guest), { email, password });
  return { email, accessToken, actor: (await actorOfAccessToken(accessToken)) as Actor & { kind: "user" } };
}

/** Pretends that this process runs on its own embedded database, or that it does not. */
function onEmbeddedDatabase(is: boolean) {
  Object.defineProperty(env(), "EMBEDDED_DATABASE", { value: is, configurable: true, writable: true, enumerable: true });
}
afterEach(() => onEmbeddedDatabase(false));

describe("a new administrator", () => {
  test("can only set up a second factor until a code is proved, and then do everything", async () => {
    const admin = await newAdmin();
    const call = context(admin.actor);
    await expect(listAuditLogs(call, {})).rejects.toMatchObject({ code: "mfa_setup_required" });
    // Refused before anything is loaded, so a thing that does not exist gets the same answer.
    const audit = await database().execute(sql`select action, outcome, details from audit_logs where request_id = ${call.requestId}`);
    expect([...audit]).toEqual([{ action: "audit.list", outcome: "denied", details: { code: "mfa_setup_required" } }]);
    await expect(readDoctor(context(admin.actor), { id: v7() })).rejects.toMatchObject({ code: "not_found" });
    await expect(readProfile(context(admin.actor), {})).resolves.toMatchObject({ role: "admin" });
    expect(await readMfa(context(admin.actor), {})).toMatchObject({ enabled: false, required: true });

    const { secret } = await setUpMfa(context(admin.actor), {});
    await enableMfa(context(admin.actor), { code: codeOf(secret) });
    const strong = (await actorOfAccessToken(admin.accessToken))!;
    await expect(listAuditLogs(context(strong), {})).resolves.toBeDefined();

    await disableMfa(context(strong), { password, code: codeOf(secret, 1) });
    const weakAgain = (await actorOfAccessToken(admin.accessToken))!;
    await expect(listAuditLogs(context(weakAgain), {})).rejects.toMatchObject({ code: "mfa_setup_required" });
  });
});

describe("the demo's administrator", () => {
  test("needs no second factor on the embedded database; any other administrator and any other database does", async () => {
    onEmbeddedDatabase(true);
    const demo = await newAdmin("admin@amrutam.test");
    expect(demo.actor.mfaWaived).toBe(true);
    await expect(listAuditLogs(context(demo.actor), {})).resolves.toBeDefined();
    expect((await newAdmin()).actor.mfaWaived).toBeUndefined();

    onEmbeddedDatabase(false);
    const { accessToken } = await signIn(context(guest), { email: "admin@amrutam.test", password });
    const elsewhere = (await actorOfAccessToken(accessToken))!;
    await expect(listAuditLogs(context(elsewhere), {})).rejects.toMatchObject({ code: "mfa_setup_required" });
  });
});
