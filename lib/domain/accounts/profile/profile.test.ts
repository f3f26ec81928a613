import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { context, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { type Actor, guest } from "@/lib/core/actor";
import { readProfile } from "./read";
import { updateProfile } from "./update";

let me: { id: string; actor: Actor };
beforeEach(async () => {
  me = await makePatient({ firstName: "Asha", lastName: "Rao" });
});

const address = { line1: "14, Lake View Road", line2: "Flat 3", city: "Mysuru", state: "Karnataka", postalCode: "570001", country: "India" };
const row = async () => (await database().execute<Record<string, string>>(sql`select * from profiles where user_id = ${me.id}`))[0]!;

describe("a person's own profile", () => {
  test("can be read, with all fields", async () => {
    expect(await readProfile(context(me.actor), {})).toEqual({
      id: me.id,
      email: expect.stringContaining("@"),
      emailVerified: true,
      role: "patient",
      firstName: "Asha",
      lastName: "Rao",
      phone: null,
      dateOfBirth: null,
      gender: null,
      address: null,
      timeZone: "Asia/Kolkata",
      language: "en",
      version: 1,
      updatedAt: expect.any(String),
    });
  });

  test("can be changed, with all fields; the audit gets only the names of the fields", async () => {
    const call = context(me.actor);
    const changes = { firstName: "Āśā", lastName: "Rao-Menon", phone: "98450-12345", dateOfBirth: "1991-07-04", gender: "female" as const, address, timeZone: "Europe/Paris", language: "hi" };
    const changed = await updateProfile(call, changes);
    expect(changed).toMatchObject({ ...changes, phone: "+919845012345", version: 2 });
    expect(await readProfile(context(me.actor), {})).toEqual(changed);
    const [audit] = await database().execute<{ details: { changed: string } }>(sql`select details from audit_logs where request_id = ${call.requestId}`);
    expect(audit!.details.changed.split(" ").sort()).toEqual(Object.keys(changes).sort());
  });

  test("keeps fields that are left out and empties fields that are null", async () => {
    await updateProfile(context(me.actor), { phone: "+33 6 12 34 56 78", address, gender: "other" });
    const changed = await updateProfile(context(me.actor), { phone: null, lastName: "Menon" });
    expect(changed).toMatchObject({ firstName: "Asha", lastName: "Menon", phone: null, gender: "other", address });
    expect((await row()).phone_index).toBeNull();
  });

  test("keeps phone and address encrypted; equal phones have equal index values", async () => {
    await updateProfile(context(me.actor), { phone: "98450 12345", address });
    const mine = await row();
    expect(JSON.stringify(mine)).not.toMatch(/98450|Lake View|570001/);
    me = await makePatient();
    await updateProfile(context(me.actor), { phone: "+91 98450 12345" });
    expect((await row()).phone_index).toBe(mine.phone_index);
    expect((await row()).phone).not.toBe(mine.phone);
  });

  test("is not overwritten by an editor who read an older version", async () => {
    const { version } = await readProfile(context(me.actor), {});
    await updateProfile(context(me.actor), { firstName: "First", version });
    await expect(updateProfile(context(me.actor), { firstName: "Second", version })).rejects.toMatchObject({ code: "edit_conflict" });
    expect((await row()).first_name).toBe("First");
  });

  test("makes ten changes that arrive at once, one after another", async () => {
    await Promise.all(Array.from({ length: 10 }, (_, i) => updateProfile(context(me.actor), { firstName: `Name ${i}` })));
    expect(Number((await row()).version)).toBe(11);
    const sameVersion = await Promise.allSettled(Array.from({ length: 5 }, (_, i) => updateProfile(context(me.actor), { firstName: `V ${i}`, version: 11 })));
    expect(sameVersion.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("of a doctor changes the name that patients find", async () => {
    const doctor = await makeDoctor({ firstName: "Meera" });
    await updateProfile(context(doctor.actor), { firstName: "Mīrā" });
    const [practice] = await database().execute(sql`select name from doctors where id = ${doctor.id}`);
    expect(practice).toEqual({ name: "Dr. Mīrā Iyer" });
  });

  test("a doctor with one name has no blank after it, and initials of one letter", async () => {
    const doctor = await makeDoctor({ firstName: "Kanimozhi" });
    for (const lastName of ["", null]) {
      await updateProfile(context(doctor.actor), { lastName: "Iyer" });
      expect(await updateProfile(context(doctor.actor), { lastName } as never)).toMatchObject({ lastName: "" });
      const [practice] = await database().execute(sql`select name, search_name from doctors where id = ${doctor.id}`);
      expect(practice).toEqual({ name: "Dr. Kanimozhi", search_name: expect.stringMatching(/^ dr kanimozhi .*[^ ] $/) });
    }
    await expect(updateProfile(context(doctor.actor), { lastName: "." })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("is not for guests", async () => {
    await expect(readProfile(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(updateProfile(context(guest), {})).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test.each([
    ["firstName", { firstName: " " }],
    ["firstName", { firstName: "a".repeat(1_000_000) }],
    ["phone", { phone: "12" }],
    ["phone", { phone: "9".repeat(1_000_000) }],
    ["dateOfBirth", { dateOfBirth: "1850-01-01" }],
    ["gender", { gender: "" }],
    ["address.line1", { address: { ...address, line1: undefined } }],
    ["address.city", { address: { ...address, city: "a\u0000b" } }],
    ["address.postalCode", { address: { ...address, postalCode: "5700" } }],
    ["timeZone", { timeZone: "Asia/Nowhere" }],
    ["language", { language: "English please" }],
    ["version", { version: "x" }],
  ])("names the field that is wrong: %s", async (field, wrong) => {
    const refused = await updateProfile(context(me.actor), wrong as never).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "invalid_input" });
    expect(Object.keys((refused as { fields: object }).fields)).toEqual([field]);
  });
});
