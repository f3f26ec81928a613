import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Db } from "@/db/client";
import { transaction } from "@/db/transaction";
import { makeDoctor } from "@/lib/domain/testing/fixtures";

const steps = readFileSync("drizzle/0018_names_as_written.sql", "utf8").split("--> statement-breakpoint");
const check = steps.find((step) => step.includes("RAISE EXCEPTION"))!;

/** Runs `work` in a transaction without the unique index, and undoes everything. */
async function withoutIndex(work: (tx: Db) => Promise<void>) {
  const undo = new Error("undo");
  await expect(transaction(async (tx) => {
    await tx.execute(sql`set local role none`);
    await tx.execute(sql`drop index doctors_registration_unique`);
    await work(tx);
    throw undo;
  })).rejects.toBe(undo);
}

it("an update of the product names the practices that have one number twice, and stops", async () => {
  const [first, second] = [await makeDoctor({ registrationNumber: "KMC 77", registrationCouncil: "Karnataka" }), await makeDoctor()];
  await withoutIndex(async (tx) => {
    await tx.execute(sql`update doctors set registration_number = 'kmc-77', registration_council = 'KARNATAKA ' where id = ${second.id}`);
    const refused = await tx.execute(sql.raw(check)).catch((error: unknown) => error);
    const { message } = (refused as { cause: Error }).cause;
    expect(message).toMatch(/^Several doctors have the same registration number of one council, written differently: /);
    for (const part of [first.id, second.id, "KMC 77", "kmc-77"]) expect(message).toContain(part);
  });
});

it("an update of the product goes on if every number is there once", async () => {
  await withoutIndex(async (tx) => void (await tx.execute(sql.raw(check))));
});
