import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { provideEnv } from "@/lib/platform/config/env";
import { closeDatabase, database } from "./client";
import { sql } from "drizzle-orm";
import { MIGRATION_LOCK } from "./locks";
import { migrate } from "./migrate";
import { lockMigration } from "./migration-lock";
import { grantee, sessionSettings } from "./settings";
import { withDatabase } from "./testing/cluster";

/* As an operator's owner of a database migrates it, who is no superuser, beside tables of others. */

const unique = `${process.pid}_${Date.now()}`;
const [name, owner, login] = [`care_${unique}`, `owner_${unique}`, `login_${unique}`];
const root = postgres(inject("clusterUrl"), { max: 1, onnotice: () => {} });
let url: string;

const as = (user: string) => {
  const address = new URL(withDatabase(inject("clusterUrl"), name));
  [address.username, address.password] = [user, "secret"];
  return address.href;
};

beforeAll(async () => {
  await root.unsafe(`create role ${owner} login createrole password 'secret'`);
  await root.unsafe(`grant amrutam_app to ${owner} with admin option`);
  await root.unsafe(`create database ${name} owner ${owner}`);
  url = as(owner);
  const there = postgres(withDatabase(inject("clusterUrl"), name), { max: 1 });
  // A monitoring view, as extensions and operators put them there.
  await there.unsafe("create view public.monitoring as select * from pg_stat_activity; create table public.other (id serial); create sequence public.theirs");
  await there.end();
});
afterAll(async () => {
  await closeDatabase(0);
  await root.unsafe(`drop database if exists ${name} with (force)`);
  await root.unsafe(`drop role if exists ${login}`);
  await root.unsafe(`drop role ${owner}`);
  await root.end();
});

it("migrates beside a table, a view and a sequence of somebody else, and gives no rights on them", async () => {
  await migrate(url);
  const there = postgres(withDatabase(inject("clusterUrl"), name), { max: 1 });
  const [row] = await there`select has_table_privilege('amrutam_app', 'public.users', 'select, insert, update, delete') as ours,
    has_table_privilege('amrutam_app', 'public.audit_logs', 'update') as audit, has_table_privilege('amrutam_app', 'public.other', 'select') as theirs`;
  expect(row).toEqual({ ours: true, audit: false, theirs: false });
  await there.end();
});

it("says who has the lock while it waits, and goes on once it is free", async () => {
  const holder = postgres(url, { max: 1, connection: { application_name: "a-stale-start" } });
  const [{ pid }] = (await holder`select pg_advisory_lock(${MIGRATION_LOCK}), pg_backend_pid() as pid`) as unknown as [{ pid: number }];
  const said: string[] = [];
  const migrated = migrate(url, { say: (line) => void said.push(line) });
  const late = postgres(url, { max: 1 });
  await expect(lockMigration(late, () => {}, 700)).rejects.toThrow(new RegExp(`process ${pid} of PostgreSQL \\(application a-stale-start, .+ select pg_terminate_backend\\(${pid}\\)`));
  await late.end();
  expect(said).toEqual([expect.stringMatching(new RegExp(`^Waiting for another migration: the lock is held by process ${pid} .+a-stale-start.+ since \\d{4}-.+UTC\\)`))]);
  await holder.end();
  await migrated;
});

it("behind a pooler, lets the login be the restricted role, with its settings, and nothing in the start packet", async () => {
  provideEnv({ DATABASE_POOLER: "true", DATABASE_URL: as(login), MIGRATION_DATABASE_URL: url });
  await expect(migrate(url, grantee())).rejects.toThrow(/create role ".+" login password/);
  const maker = postgres(url, { max: 1 });
  await maker.unsafe(`create role ${login} login password 'secret'`);
  await maker.end();
  await migrate(url, grantee());
  await migrate(url, grantee());

  await closeDatabase(0);
  const settings = Object.entries(sessionSettings(20)).map(([setting, value]) => [setting, typeof value === "number" ? `${value / 1000}s` : value]);
  for (const [setting, value] of settings) {
    const [row] = await database().execute<{ now: string; source: string }>(sql`select current_setting(${setting}) as now, (select source from pg_settings where name = ${setting}) as source`);
    // That of an extension is in this list only once its library is loaded.
    expect([setting, row!.now, row!.source]).toEqual([setting, value, setting!.includes(".") ? null : "database user"]);
  }
  expect((await database().execute(sql`select current_user::text as me, session_user::text as login`))[0]).toEqual({ me: login, login });
  await expect(database().execute(sql`update audit_logs set action = 'x'`)).rejects.toMatchObject({ cause: { code: "42501" } });
  await expect(migrate(url, { ...grantee(), role: owner })).rejects.toThrow(/owns the database/);
});
