import { eq, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { makePatient } from "@/lib/domain/testing/fixtures";
import { type Db, database } from "./client";
import { readUnderLock } from "./read-under-lock";
import { profiles } from "./schema/accounts";
import { transaction } from "./transaction";

const lockRow = (db: Db, id: string) => db.select({ id: profiles.personId }).from(profiles).where(eq(profiles.personId, id)).for("update");
const nameOf = (db: Db, id: string) => db.select({ name: profiles.firstName }).from(profiles).where(eq(profiles.personId, id));
const asyncNameOf = async (db: Db, id: string) => await nameOf(db, id);

it.each([["a query", nameOf], ["an async function", asyncNameOf]])("what is read by %s is read after the lock was had", async (_, read) => {
  const { id } = await makePatient({ firstName: "Before" });
  let waiting: Promise<string | undefined> | undefined;
  await transaction(async (db) => {
    await lockRow(db, id);
    waiting = transaction(async (other) => ({ value: (await readUnderLock(lockRow(other, id), () => read(other, id)))[0]?.name }));
    await expect.poll(async () => (await database().execute<{ count: number }>(sql`select count(*)::int as count from pg_locks where not granted`))[0]?.count, { timeout: 10_000 }).toBeGreaterThan(0);
    await db.update(profiles).set({ firstName: "After" }).where(eq(profiles.personId, id));
    return { value: undefined };
  });
  expect(await waiting).toBe("After");
});
