import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { outbox } from "@/db/schema/kernel";
import { notifications } from "@/db/schema/notifications";
import { makePatient } from "@/lib/domain/testing/fixtures";
import { provideEnv } from "@/lib/platform/config/env";
import { startJobs } from "./start";
import { mailServer } from "./testing/mail-server";

/* Real processes that are really killed. */

const db = database();
let server: Awaited<ReturnType<typeof mailServer>>;
beforeAll(async () => {
  server = await mailServer();
  provideEnv({ SMTP_URL: server.url, MAIL_FROM: "care@example.in" });
});
afterAll(async () => {
  await server.close();
  provideEnv({ SMTP_URL: "", MAIL_FROM: "" });
});

/** The program of the process, in one file: it starts in a second. */
const program = path.resolve(`node_modules/.cache/worker-${process.pid}.mjs`);
beforeAll(async () => void (await build({ entryPoints: ["lib/jobs/testing/worker.ts"], outfile: program, bundle: true, platform: "node", format: "esm", packages: "external", alias: { "@": path.resolve(".") }, logLevel: "error" })));
afterAll(() => rm(program, { force: true }));

async function killedAt(step: string): Promise<void> {
  const worker = spawn(process.execPath, [program, step], { env: process.env, stdio: ["ignore", "inherit", "inherit"] });
  const [, signal] = (await once(worker, "exit")) as [number | null, string | null];
  expect(signal, step).toBe("SIGKILL");
}

test("a process that is killed between any two steps loses no event and doubles none; what it had in hand is taken up within 30 seconds", async () => {
  const people: string[] = [];
  const happen = async () => {
    const { id } = await makePatient();
    people.push(id);
    await db.insert(outbox).values({ topic: "account.passwordChanged", payload: { userId: id } });
  };
  for (const step of ["taken", "queued", "completed", "consumed"]) {
    await happen();
    await killedAt(step);
  }
  const before = performance.now();
  const jobs = startJobs({ db });
  await vi.waitFor(async () => {
    const left = await db.execute(sql`select id from pgboss.job where name like 'events.%' and state < 'completed'`);
    expect(left).toHaveLength(0);
    expect(await db.$count(notifications)).toBe(people.length);
  }, { timeout: 40_000, interval: 200 });
  expect(performance.now() - before).toBeLessThan(30_000);
  await jobs.stop();
  expect(server.letters).toHaveLength(people.length);
  expect(new Set(server.letters.map(({ to }) => to)).size).toBe(people.length);
  expect(new Set((await db.select().from(notifications)).map(({ accountId }) => accountId)).size).toBe(people.length);
}, 90_000);
