import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { profiles } from "@/db/schema/accounts";
import { auditLogs } from "@/db/schema/audit";
import { patientCarers, patients } from "@/db/schema/patients";
import { allows } from "@/lib/core/access";
import { guest } from "@/lib/core/actor";
import { register } from "@/lib/domain/accounts/registration/register";
import { readProfile } from "@/lib/domain/accounts/profile/read";
import { context, makeAdmin, makeDependent, makeDoctor, makePatient } from "@/lib/domain/testing/fixtures";
import { createPatient } from "./create";
import { listPatients } from "./list";
import { MAX_DEPENDENTS } from "./patient";
import { readPatient } from "./read";
import { updatePatient } from "./update";

const child = { firstName: "Aarav", lastName: "Krishnan", dateOfBirth: "2020-02-29", gender: "male", relation: "child" } as const;
const yearsAgo = (years: number) => `${new Date().getUTCFullYear() - years}-01-01`;

async function mother() {
  const person = await makePatient({ firstName: "Meera", lastName: "Krishnan" });
  await database().update(profiles).set({ dateOfBirth: "1990-05-01" }).where(eq(profiles.personId, person.id));
  return person;
}
const fieldsOf = (promise: Promise<unknown>) => promise.then(() => undefined, (error: { code: string; fields?: Record<string, unknown> }) => ({ code: error.code, fields: Object.keys(error.fields ?? {}) }));

describe("an account's own patient", () => {
  it("comes with the registration, under the account's id, and there is none for a doctor", async () => {
    const { user } = await register(context(guest), { email: `own-${Date.now()}@example.test`, password: "monsoon over the western ghats", role: "patient", firstName: "Nadia" });
    const [own] = await database().select().from(patients).where(eq(patients.id, user.id));
    expect(own).toMatchObject({ id: user.id, accountId: user.id });
    const doctor = await makeDoctor();
    expect(await database().$count(patients, eq(patients.id, doctor.id))).toBe(0);
  });

  it("stands first in the list, with the particulars of the profile, and changes with it", async () => {
    const { actor, id } = await mother();
    const added = await createPatient(context(actor), child);
    const { data } = await listPatients(context(actor), {});
    expect(data.map((one) => [one.id, one.relation, one.hasOwnAccount])).toEqual([[id, "self", true], [added.id, "child", false]]);
    await updatePatient(context(actor), { id, gender: "female", lastName: "" });
    await expect(readProfile(context(actor), {})).resolves.toMatchObject({ firstName: "Meera", lastName: "", gender: "female", version: 2 });
  });

  it("cannot be given another relation", async () => {
    const { actor, id } = await mother();
    expect(await fieldsOf(updatePatient(context(actor), { id, relation: "other" }))).toEqual({ code: "invalid_input", fields: ["relation"] });
    expect(await fieldsOf(createPatient(context(actor), { ...child, relation: "self" }))).toEqual({ code: "invalid_input", fields: ["relation"] });
  });
});

describe("createPatient", () => {
  it("adds a person with an age as clinicians write it, an encrypted address and number, and an audit entry", async () => {
    const { actor } = await mother();
    // Eight months and some days, so that a day more or less of another zone is no other age.
    const birth = new Date(Date.now() - 255 * 86_400_000);
    const made = await createPatient(context(actor), {
      ...child, lastName: undefined, dateOfBirth: birth.toISOString().slice(0, 10), abhaNumber: "91-7561-2345-6789", address: { line1: "4 Temple Road", city: "Mysuru", state: "Karnataka", postalCode: "570001" },
    });
    expect(made).toMatchObject({ name: "Aarav", age: { years: 0, text: "8 months" }, gender: "male", relation: "child", abhaNumber: "91756123456789", address: { city: "Mysuru" }, hasOwnAccount: false, version: 1 });
    const [row] = await database().select({ abha: patients.abhaNumber, address: profiles.address }).from(patients).innerJoin(profiles, eq(profiles.personId, patients.id)).where(eq(patients.id, made.id));
    expect(JSON.stringify(row)).not.toMatch(/9175|Temple/);
    const [audit] = await database().select().from(auditLogs).where(and(eq(auditLogs.patientId, made.id), eq(auditLogs.action, "patient.create")));
    expect(audit).toMatchObject({ actorId: actor.id, resourceId: made.id, outcome: "success" });
  });

  it.each([
    ["a birth in the future", { dateOfBirth: "2199-01-01" }, "dateOfBirth"],
    ["a birth before 1900", { dateOfBirth: "1899-12-31" }, "dateOfBirth"],
    ["no date of birth", { dateOfBirth: undefined }, "dateOfBirth"],
    ["a child born before its mother", { dateOfBirth: "1989-05-01" }, "dateOfBirth"],
    ["a parent born after the child", { dateOfBirth: "1999-05-01", relation: "parent" }, "dateOfBirth"],
    ["an unknown relation", { relation: "cousin" }, "relation"],
    ["punctuation for a name", { firstName: "." }, "firstName"],
    ["a short number of the health account", { abhaNumber: "1234" }, "abhaNumber"],
  ])("refuses %s, names the field and writes nothing", async (_, change, field) => {
    const { actor } = await mother();
    expect(await fieldsOf(createPatient(context(actor), { ...child, ...change } as typeof child))).toEqual({ code: "invalid_input", fields: [field] });
    expect(await database().$count(patientCarers, eq(patientCarers.accountId, actor.id))).toBe(1);
  });

  it("lets an account care for so many others and no more, also if the last are added at once", async () => {
    const { actor } = await mother();
    for (let n = 0; n < MAX_DEPENDENTS - 1; n++) await makeDependent(actor.id);
    const tries = await Promise.all(Array.from({ length: 4 }, () => fieldsOf(createPatient(context(actor), child))));
    expect(tries.filter((refusal) => refusal === undefined)).toHaveLength(1);
    expect(tries.filter(Boolean)).toEqual(Array.from({ length: 3 }, () => ({ code: "invalid_input", fields: ["relation"] })));
  }, 60_000);
});

describe("a patient's record", () => {
  it("is read by carers and attending doctors alone, and changed by carers alone", async () => {
    const [first, second, stranger, doctor, admin] = [await mother(), await makePatient(), await makePatient(), await makeDoctor(), await makeAdmin()];
    const { id } = await makeDependent(first.id, [second.id]);
    const record = { patientId: id, carerIds: [first.id, second.id], accountId: null, doctorIds: [] };
    for (const person of [first, second]) await expect(readPatient(context(person.actor), { id })).resolves.toMatchObject({ id, relation: "child" });
    for (const person of [stranger, doctor]) await expect(readPatient(context(person.actor), { id })).rejects.toMatchObject({ code: "not_found" });
    expect(allows("patient.read", doctor.actor, { ...record, doctorIds: [doctor.id] })).toBe(true);
    expect(allows("patient.update", doctor.actor, { ...record, doctorIds: [doctor.id] })).toBe(false);
    await expect(updatePatient(context(admin.actor), { id, gender: "other" })).rejects.toMatchObject({ code: "not_found" });
    await expect(updatePatient(context(second.actor), { id, gender: "other" })).resolves.toMatchObject({ gender: "other", version: 2 });
    await expect(updatePatient(context(first.actor), { id, gender: "male", version: 1 })).rejects.toMatchObject({ code: "edit_conflict" });
  });

  it("keeps a relation that its dates allow", async () => {
    const { actor } = await mother();
    const { id } = await createPatient(context(actor), { ...child, relation: "parent", dateOfBirth: yearsAgo(70) });
    expect(await fieldsOf(updatePatient(context(actor), { id, relation: "child" }))).toEqual({ code: "invalid_input", fields: ["dateOfBirth"] });
    await expect(updatePatient(context(actor), { id, relation: "other" })).resolves.toMatchObject({ relation: "other" });
  });

  it("is paged without a gap", async () => {
    const { actor } = await mother();
    const ids = [actor.id];
    for (let n = 0; n < 4; n++) ids.push((await makeDependent(actor.id)).id);
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listPatients(context(actor), { limit: 2, cursor });
      seen.push(...page.data.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(ids);
  });
});
