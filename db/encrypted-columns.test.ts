import { getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { database } from "./client";
import { makePatient } from "@/lib/domain/testing/fixtures";

/** Every column that the schema says is encrypted. */
async function sealedInSchema(): Promise<string[]> {
  const modules = await Promise.all(readdirSync("db/schema").map((file) => import(`./schema/${file.replace(/\.ts$/, "")}.ts`)));
  const tables = modules.flatMap((module: object) => Object.values(module)).filter((value): value is Table => is(value, Table));
  return tables.flatMap((table) =>
    Object.values(getTableColumns(table)).filter((column) => column.getSQLType() === "encrypted").map((column) => `${getTableName(table)}.${column.name}`),
  );
}

it("every encrypted column has the database type that accepts ciphertext only", async () => {
  const kept = await database().execute<{ name: string }>(
    "select table_name || '.' || column_name as name from information_schema.columns where domain_name = 'encrypted' and table_schema = 'public'",
  );
  expect(kept.map(({ name }) => name).toSorted()).toEqual((await sealedInSchema()).toSorted());
  expect(kept.length).toBeGreaterThan(10);
});

it("an encrypted column accepts ciphertext and refuses plain text, however it is written", async () => {
  const { id } = await makePatient();
  const write = (value: string) => database().$client.unsafe("update profiles set phone = $1 where user_id = $2", [value, id]);
  await write(encrypt("+919812345678", { column: "profiles.phone", id }));
  for (const plain of ["+919812345678", "", "v1.plain", "v1.AAAAAAAA.+919812345678", `v1.AAAAAAAA.${"x ".repeat(40)}`]) {
    await expect(write(plain), plain).rejects.toMatchObject({ code: "23514" });
  }
});
