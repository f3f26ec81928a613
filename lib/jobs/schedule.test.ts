import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import type { Context } from "@/lib/core/scope";
import { env } from "@/lib/platform/config/env";
import { registry } from "@/lib/platform/telemetry/registry";
import { jobs } from "./jobs";
import { type Job, startSchedule } from "./schedule";

const connections = async () => {
  const [row] = await database().execute<{ count: number }>(sql`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and application_name = 'amrutam-jobs'`);
  return row!.count;
};
const soon = { timeout: 15_000, interval: 100 };
/** Ten times as often as in production; pg-boss accepts no shorter interval. */
const POLL_SECONDS = 0.5;

describe("the schedule", () => {
  test("runs a job as the system, and leaves no connection behind when it stops", async () => {
    const calls: Context[] = [];
    const job: Job = { name: "test.ok", cron: "0 0 1 1 *", run: async (context) => void calls.push(context) };
    const schedule = await startSchedule([job], { pollSeconds: POLL_SECONDS });
    await schedule.enqueue("test.ok");
    await vi.waitFor(() => expect(calls).toHaveLength(1), soon);
    expect(calls[0]).toMatchObject({ actor: { kind: "system", job: "test.ok" }, requestId: expect.stringMatching(/^job-/) });
    await schedule.stop();
    await vi.waitFor(async () => expect(await connections()).toBe(0), soon);
    expect(await registry.metrics()).toMatch(/job_duration_seconds_count\{job="test.ok",outcome="ok"\} 1/);
  });

  test("works in the database under the application's restricted role", async () => {
    const owner = postgres(env().DATABASE_URL, { max: 1, onnotice: () => {} });
    // Each row records the role that wrote it.
    await owner`alter table pgboss.job add column written_by text default current_user`;
    const schedule = await startSchedule([{ name: "test.role", cron: "0 0 1 1 *", run: async () => {} }]);
    await schedule.enqueue("test.role");
    await schedule.stop();
    expect(await owner`select distinct written_by from pgboss.job where name = 'test.role'`).toEqual([{ written_by: "amrutam_app" }]);
    await owner`alter table pgboss.job drop column written_by`;
    await owner.end();
  });

  test("waits for the run in progress when it stops", async () => {
    let isDone = false;
    let hasBegun = false;
    const run = async () => {
      hasBegun = true;
      await new Promise((resolve) => setTimeout(resolve, 700));
      isDone = true;
    };
    const schedule = await startSchedule([{ name: "test.slow", cron: "0 0 1 1 *", run }], { pollSeconds: POLL_SECONDS });
    await schedule.enqueue("test.slow");
    await vi.waitFor(() => expect(hasBegun).toBe(true), soon);
    await schedule.stop();
    expect(isDone).toBe(true);
  });

  test("tries a failed run again, and stores the failure's code without its message", async () => {
    const run = async () => {
      throw new AppError("unavailable", say("fields.verbatim", { text: "asha@example.in could not be read" }), { cause: new Error("Key (email)=(asha@example.in)") });
    };
    const schedule = await startSchedule([{ name: "test.fails", cron: "0 0 1 1 *", run }], { pollSeconds: POLL_SECONDS });
    await schedule.enqueue("test.fails");
    const kept = () => database().execute<{ state: string; output: unknown }>(sql`select state, output from pgboss.job where name = 'test.fails'`);
    await vi.waitFor(async () => expect((await kept())[0]).toMatchObject({ state: "retry" }), soon);
    await schedule.stop();
    expect(JSON.stringify((await kept())[0]!.output)).toContain("unavailable");
    expect(JSON.stringify((await kept())[0]!.output)).not.toContain("asha");
  });

  test("forgets a job that is no longer in the table", async () => {
    await (await startSchedule([{ name: "test.old", cron: "* * * * *", run: async () => {} }])).stop();
    await (await startSchedule([{ name: "test.new", cron: "0 0 1 1 *", run: async () => {} }])).stop();
    const rows = await database().execute<{ name: string }>(sql`select name from pgboss.schedule`);
    expect(rows.map(({ name }) => name)).toEqual(["test.new"]);
  });
});

test("every job of the table has a name of its own and a valid time, and runs", async () => {
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
  const schedule = await startSchedule(jobs);
  await schedule.stop();
  for (const { name, run } of jobs) await run({ actor: { kind: "system", job: name }, requestId: `test-${name}` });
});
