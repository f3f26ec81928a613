import { sql } from "drizzle-orm";
import { generateSync } from "otplib";
import type { Actor } from "@/lib/core/actor";
import { guest } from "@/lib/core/actor";
import { actorOfAccessToken } from "@/lib/domain/accounts/sessions/authenticate";
import { enableMfa } from "@/lib/domain/accounts/mfa/enable";
import { register } from "@/lib/domain/accounts/registration/register";
import { setUpMfa } from "@/lib/domain/accounts/mfa/set-up";
import { database } from "@/db/client";
import { context } from "./fixtures";

export const password = "monsoon lantern tamarind";
let counter = 0;

/** A registered person with one session and an email of their own. */
export async function makePerson(role: "patient" | "doctor" = "patient") {
  const email = `mfa.${process.pid}.${counter++}@example.in`;
  const tokens = await register(context(guest), { email, password, role, firstName: "Asha", lastName: "Rao" });
  const actor = (await actorOfAccessToken(tokens.accessToken)) as Actor & { kind: "user" };
  return { ...tokens, email, id: tokens.user.id, actor };
}

/** A registered person who signs in in two steps. */
export async function makePersonWithMfa(role: "patient" | "doctor" = "patient") {
  const person = await makePerson(role);
  const { secret } = await setUpMfa(context(person.actor), {});
  const spentCode = codeOf(secret);
  const { recoveryCodes } = await enableMfa(context(person.actor), { code: spentCode });
  const actor = (await actorOfAccessToken(person.accessToken)) as Actor & { kind: "user" };
  return { ...person, actor, secret, spentCode, recoveryCodes };
}

/** The code that the authenticator app shows, so many steps of 30 seconds from now. */
export const codeOf = (secret: string, steps = 0, at = Date.now()) => generateSync({ secret, epoch: Math.floor(at / 1000) + steps * 30 });

/** Makes every wait in progress last an hour, so that it does not end during the test, however slow the machine is. */
export const holdWaits = () => database().execute(sql`update sign_in_counters set wait_until = now() + interval '1 hour' where wait_until is not null`);

/** Pretends that the last code was used an hour ago. */
export const freshSteps = (userId: string) =>
  database().execute(sql`update totp_factors set last_used_step = last_used_step - 120 where user_id = ${userId}`);
