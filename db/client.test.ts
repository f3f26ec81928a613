import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { database } from "./client";
import { outbox } from "./schema/kernel";
import { statement } from "./statement";
import { transaction } from "./transaction";

const add = (topic: string) => ({ id: v7(), topic, payload: {} });
const topics = async (topic: string) => database().$count(outbox, sql`topic = ${topic}`);

/** Enough transactions to use every connection of the pool more than once. */
const allConnections = () =>
  Promise.all(Array.from({ length: 40 }, () => transaction(async (db) => ({ value: (await db.execute(sql`select 1 as one`))[0]?.one }))));

describe("transaction", () => {
  it("commits all writes, the closing write included", async () => {
    await transaction(async (db) => {
      await db.insert(outbox).values(add("both"));
      return { value: undefined, closing: async () => db.insert(outbox).values(add("both")) };
    });
    expect(await topics("both")).toBe(2);
  });

  it("rolls everything back if the work throws, if a statement fails, and if the closing write fails", async () => {
    await expect(transaction(async (db) => { await db.insert(outbox).values(add("none")); throw new Error("no"); })).rejects.toThrow("no");
    await expect(transaction(async (db) => { await db.insert(outbox).values(add("none")); await db.execute(sql`select 1 / 0`); return { value: 1 }; })).rejects.toThrow();
    await expect(transaction(async (db) => { await db.insert(outbox).values(add("none")); return { value: 1, closing: async () => db.execute(sql`select 1 / 0`) }; })).rejects.toThrow();
    expect(await topics("none")).toBe(0);
    await allConnections();
  });

  it("never reports success if an error was swallowed and PostgreSQL rolled back", async () => {
    const swallowed = transaction(async (db) => {
      await db.insert(outbox).values(add("swallowed"));
      await db.execute(sql`select 1 / 0`).catch(() => undefined);
      return { value: "done" };
    });
    await expect(swallowed).rejects.toThrow("rolled back");
    expect(await topics("swallowed")).toBe(0);
  });

  it("refuses an undefined value before it reaches a connection, and the pool keeps working", async () => {
    const insert = statement<{ id: string; topic: string | undefined }>(
      () => sql`insert into outbox (id, topic, payload) values (${sql.placeholder("id")}, ${sql.placeholder("topic")}, '{}')`,
    );
    const broken = () => transaction(async (db) => ({ value: await insert(db, { id: v7(), topic: undefined }) }));
    const closing = () => transaction(async (db) => ({ value: 1, closing: () => insert(db, { id: v7(), topic: undefined }) }));
    for (let n = 0; n < 30; n++) {
      await expect(broken()).rejects.toThrow(/undefined/i);
      await expect(closing()).rejects.toThrow(/undefined/i);
    }
    await allConnections();
  });

  it("survives connections that the server ends in the middle of a transaction", async () => {
    for (let n = 0; n < 12; n++) {
      const killed = transaction(async (db) => {
        await db.insert(outbox).values(add("killed"));
        await db.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
        return { value: 1 };
      });
      await expect(killed).rejects.toThrow();
    }
    await allConnections();
    expect(await topics("killed")).toBe(0);
  });
});
