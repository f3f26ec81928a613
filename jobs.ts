import "@/lib/platform/config/check";
import { closeDatabase, database } from "@/db/client";
import { readiness } from "@/db/ready";
import { measureJobs, startJobs } from "@/lib/jobs/start";
import { openChannel } from "@/lib/platform/channel/open";
import { env } from "@/lib/platform/config/env";
import { findRunningEmbedded } from "@/lib/platform/embedded-postgres/find-running";
import { logger } from "@/lib/platform/log/logger";
import { Lifecycle } from "@/lib/platform/start/lifecycle";
import { StartError } from "@/lib/platform/start/start-error";
import { waitForDatabase } from "@/lib/platform/start/wait-for-database";
import { closeRedis } from "@/lib/platform/rate-limit/shared-redis";
import { serveMetrics } from "@/lib/platform/telemetry/serve";

/*
 * The jobs in a process of their own: `npm run jobs`. The servers beside it run with JOBS=off. Any number of these processes may run; each job
 * is done by one of them.
 */

const life = new Lifecycle();
life.run(start);

async function start(): Promise<void> {
  await findRunningEmbedded();
  await waitForDatabase(env().DATABASE_URL, { checkpoint: () => life.checkpoint() });
  life.onStop("database pool", () => closeDatabase());
  life.onStop("Redis", closeRedis);
  // The server migrates; work on a schema that is not there would only fail.
  const state = await readiness();
  if (state !== true) throw new StartError(`${state} Start the server first: it brings the database to the newest schema.`);
  life.checkpoint();
  const channel = await openChannel();
  life.onStop("channel", () => channel.close());
  measureJobs({ db: database() });
  const metrics = await serveMetrics(env().METRICS_PORT, env().METRICS_HOST);
  if (metrics) life.onStop("metrics", () => metrics.close());
  const jobs = startJobs({ db: database() });
  life.onStop("jobs", () => jobs.stop());
  logger.info({ metricsPort: metrics?.port, node: process.version }, "Doing the jobs.");
  if (process.stdout.isTTY) process.stdout.write("Doing the jobs. Stop with Ctrl-C.\n");
}
