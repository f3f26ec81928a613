import postgres from "postgres";
import { v7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { auditLogs, auditSeals } from "@/db/schema/audit";
import { context } from "@/lib/domain/testing/fixtures";
import { system } from "@/lib/core/actor";
import { auditRow } from "@/lib/core/record";
import { env, provideEnv } from "@/lib/platform/config/env";
import { sentenceOf } from "./finding";
import type { KnownSeal } from "./schema";
import { sealAudit } from "./seal";
import { verifyAudit } from "./verify";

// Rows can be sealed only up to the oldest transaction of the whole cluster, and other test files have long transactions.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
const PATIENCE = { timeout: 60_000, interval: 100 };

/*
 * Each attack as the owner of the database could make it: triggers off, any row, any column, any seal. The attacker does not
 * have the key, and cannot change what was already written to the log.
 */

const job = () => context(system("test"));
const root = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
afterAll(() => root.end());

/** Four seals of five rows each, oldest first. */
let ids: string[];
let logged: KnownSeal[];

async function attack(...statements: string[]) {
  await root.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const statement of statements) await tx.unsafe(statement);
  });
}

async function findings(known: KnownSeal[] = []) {
  const found = [];
  for (let after: number | null = 0; after !== null; ) {
    const part: Awaited<ReturnType<typeof verifyAudit>> = await verifyAudit(job(), { after, seals: 100, known });
    found.push(...part.findings);
    after = part.next;
  }
  return found;
}

const sentences = async (known?: KnownSeal[]) => (await findings(known)).map(sentenceOf);

const entry = () => auditRow("prescription.read", context(system("test")), "success", { resourceId: v7(), patientId: v7(), details: { page: 1 } });

async function sealAll() {
  await expect.poll(async () => {
    while ((await sealAudit(job(), { limit: 5 })).more);
    return (await verifyAudit(job(), { after: 0, seals: 100 })).unsealed!.rows;
  }, PATIENCE).toBe(0);
}

beforeEach(async () => {
  await attack("delete from audit_logs", "delete from audit_seals");
  ids = [];
  for (let n = 0; n < 20; n++) {
    const row = entry();
    ids.push(row.id!);
    await database().insert(auditLogs).values({ ...row, at: new Date(Date.now() + n * 1000) });
  }
  await sealAll();
  logged = (await database().select().from(auditSeals).orderBy(auditSeals.seq)).map(({ seq, mac }) => ({ seq, mac }));
});

/** The seal that covers row `n`. Rows 0 to 4 are under seal 1 only if no other transaction delayed sealing, so the number is looked up. */
async function sealOf(n: number) {
  const [row] = await root`select min(seq) as seq from audit_seals s, audit_logs a where a.id = ${ids[n]!} and (s.until_turn, s.until_id) >= (a.turn, a.id)`;
  return row!.seq as number;
}

describe("verifyAudit names", () => {
  it("nothing if nothing was done", async () => {
    expect(await sentences(logged)).toEqual([]);
  });

  it.each([
    ["what was done", "action = 'prescription.list'"],
    ["who did it", "actor_id = gen_random_uuid()"],
    ["whose record it was", "patient_id = null"],
    ["the outcome", "outcome = 'denied'"],
    ["the time", "at = at - interval '3 days'"],
    ["the details", `details = '{"page": 2}'`],
  ])("an edited row: %s", async (_, change) => {
    const seal = await sealOf(7);
    await attack(`update audit_logs set ${change} where id = '${ids[7]}'`);
    expect(await sentences()).toEqual([`EDITED: row ${ids[7]} was edited after seal ${seal} was made over it.`]);
  });

  it("an edited row whose id was changed too", async () => {
    const seal = await sealOf(7);
    await attack(`update audit_logs set id = '${v7()}' where id = '${ids[7]}'`);
    expect(await findings()).toEqual([{ attack: "edited", what: "row", seal, rowId: ids[7] }]);
  });

  it("a deleted row, and several", async () => {
    const seals = [await sealOf(3), await sealOf(12), await sealOf(13)];
    await attack(`delete from audit_logs where id in ('${ids[3]}', '${ids[12]}', '${ids[13]}')`);
    expect(await sentences()).toEqual([3, 12, 13].map((n, place) => `DELETED: row ${ids[n]} was deleted; seal ${seals[place]} has it.`));
  });

  it("a row inserted between old ones, with plausible values", async () => {
    const id = v7();
    const seal = await sealOf(8);
    await attack(`insert into audit_logs select '${id}', at, actor_id, actor_role, action, resource_type, resource_id, outcome, reason, request_id, address, patient_id, details, turn from audit_logs where id = '${ids[8]}'`);
    expect(await sentences()).toEqual([`INSERTED: row ${id} was inserted among the rows of seal ${seal}, which does not have it.`]);
  });

  it("a row inserted before the oldest, and a row that claims a future transaction", async () => {
    const [early, ahead] = [v7(), v7()];
    const copy = (id: string, turn: string) => `insert into audit_logs select '${id}', at, actor_id, actor_role, action, resource_type, resource_id, outcome, reason, request_id, address, patient_id, details, ${turn} from audit_logs where id = '${ids[0]}'`;
    await attack(copy(early, "1"), copy(ahead, "turn + 1000000"));
    expect(await findings()).toEqual([{ attack: "inserted", what: "row", seal: 1, rowId: early }, { attack: "inserted", what: "row", seal: null, rowId: ahead }]);
  });

  it.each(["id", "at", "turn", "id and everything in its place"])("rows put in another order, with their %s swapped, within a seal and between two", async (what) => {
    for (const [a, b] of [[1, 2], [2, 17]] as const) {
      const seals = [await sealOf(a), await sealOf(b)];
      const swap = what.startsWith("id")
        ? [`update audit_logs set id = '00000000-0000-7000-8000-000000000000' where id = '${ids[a]}'`, `update audit_logs set id = '${ids[a]}' where id = '${ids[b]}'`,
          `update audit_logs set id = '${ids[b]}' where id = '00000000-0000-7000-8000-000000000000'`]
        : [`update audit_logs x set ${what} = y.${what} from audit_logs y where x.id in ('${ids[a]}', '${ids[b]}') and y.id in ('${ids[a]}', '${ids[b]}') and x.id <> y.id`];
      await attack(...swap);
      const found = await findings();
      expect(found.length, `${what} ${a} ${b}`).toBeGreaterThan(0);
      // If a time comes from a row under another seal, the check can only tell that the row was edited.
      const named = what === "at" && seals[0] !== seals[1] ? "edited" : "reordered";
      expect(found.map(({ attack: name }) => name)).toEqual(found.map(() => named));
      expect(found.map(({ rowId }) => rowId).sort()).toEqual([ids[a], ids[b]].sort());
      await attack(...swap);
      expect(await findings()).toEqual([]);
    }
  });

  it("all rows deleted, and only the newest rows deleted", async () => {
    const last = logged.at(-1)!.seq;
    await attack(`delete from audit_logs where turn > (select until_turn from audit_seals where seq = ${last - 2})`);
    expect(await sentences()).toEqual([`TRUNCATED: no row of seals ${last - 1} to ${last} is there any more; the table was cut.`]);
    await attack("truncate audit_logs");
    expect(await sentences()).toEqual([`TRUNCATED: no row of seals 1 to ${last} is there any more; the table was cut.`]);
    await database().insert(auditLogs).values(entry());
    await sealAll();
    expect(await sentences()).toEqual([`TRUNCATED: no row of seals 1 to ${last} is there any more; the table was cut.`]);
  });

  it("the newest rows deleted with their seals, because the log knows those seals", async () => {
    const last = logged.at(-1)!.seq;
    await attack(`delete from audit_logs where turn > (select until_turn from audit_seals where seq = ${last - 1})`, `delete from audit_seals where seq = ${last}`);
    expect(await sentences()).toEqual([]);
    expect(await sentences(logged)).toEqual([`TRUNCATED: Seal ${last} is known from the log and is not in the database: the audit was cut at its end, seals and all.`]);
    // Sealing goes on; the new seal has the number of another seal in the log.
    await database().insert(auditLogs).values(entry());
    await sealAll();
    expect(await findings(logged)).toEqual([{ attack: "rebuilt", what: "seal", seal: last }]);
  });

  it("all rows deleted together with all seals", async () => {
    await attack("truncate audit_logs", "truncate audit_seals");
    expect(await findings(logged)).toEqual([{ attack: "truncated", what: "seal", seal: 1, through: logged.length }]);
  });

  it("a seal deleted between others, and an edited seal", async () => {
    await attack("delete from audit_seals where seq = 2");
    expect((await sentences())[0]).toBe("DELETED: Seal 2 was deleted, though later ones are there.");
    for (const change of ["rows = rows - 1", "root = repeat('0', 64)", "sealed_at = sealed_at - interval '1 day'", "entries = substring(entries from 49)"]) {
      await attack("create temporary table kept as select * from audit_seals where seq = 3", `update audit_seals set ${change} where seq = 3`);
      const found = await findings();
      expect(found.at(-1), change).toMatchObject({ what: "seal", seal: 3, attack: /rows|root/.test(change) ? "edited" : "rebuilt" });
      await attack("delete from audit_seals where seq = 3", "insert into audit_seals select * from kept", "drop table kept");
    }
  });

  describe("seals made again without the key", () => {
    const { AUDIT_KEY } = env();
    const useKeys = (key: string, old: string) => provideEnv({ AUDIT_KEY: key, AUDIT_KEYS_OLD: old });
    const foreign = Buffer.alloc(32, 9).toString("base64");

    it("as rebuilt, if rows were edited and all seals were made again", async () => {
      await attack(`update audit_logs set actor_role = 'patient' where id = '${ids[4]}'`, "truncate audit_seals");
      useKeys(foreign, "");
      try {
        await sealAll();
      } finally {
        useKeys(AUDIT_KEY, "");
      }
      const last = (await database().select().from(auditSeals)).length;
      expect(await sentences()).toEqual([`REBUILT: Seals 1 to ${last} were not made with the audit's key, or in place of the one the log knows: rebuilt.`]);
    });

    it("but accepts seals of a former key, except after the first seal with the new key", async () => {
      useKeys(foreign, AUDIT_KEY);
      await database().insert(auditLogs).values(entry());
      await sealAll();
      expect(await sentences(logged)).toEqual([]);
      const last = logged.length + 1;
      // Somebody who found the old key goes on sealing with it.
      useKeys(AUDIT_KEY, "");
      await database().insert(auditLogs).values(entry());
      await sealAll();
      useKeys(foreign, AUDIT_KEY);
      expect(await findings()).toEqual([{ attack: "rebuilt", what: "seal", seal: last + 1 }]);
      useKeys(AUDIT_KEY, "");
    });
  });
});
