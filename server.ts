import "@/lib/platform/config/check";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { closeDatabase, database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { grantee } from "@/db/settings";
import { readiness } from "@/db/ready";
import { zoneDifferences } from "@/db/zone-differences";
import { DEMO_PASSWORD, demoAccounts, seedDemo } from "@/lib/demo/fill";
import { findAuditState } from "@/lib/domain/audit/seals/queries";
import { countInProgress } from "@/lib/domain/consultations/queries";
import { measureJobs, startJobs } from "@/lib/jobs/start";
import { watchEvents } from "@/lib/live/event-streams";
import { isRoomSocket, openRoomSocket, watchRooms } from "@/lib/live/rooms";
import { apiDoor } from "@/lib/http/api/door";
import { securityHeaders } from "@/lib/http/security-headers";
import { openChannel } from "@/lib/platform/channel/open";
import { prepareDataDir } from "@/lib/platform/embedded-postgres/data-dir";
import { explainDatabase } from "@/lib/platform/start/explain-database-error";
import { startEmbeddedPostgres } from "@/lib/platform/embedded-postgres/start";
import { watchAudit } from "@/lib/platform/telemetry/audit-metrics";
import { logConsole } from "@/lib/platform/log/capture-console";
import { type Env, env, provideEnv, provideMissingEnv } from "@/lib/platform/config/env";
import { claimPort, createFrontServer } from "@/lib/platform/http-server/server";
import { Lifecycle } from "@/lib/platform/start/lifecycle";
import { logger } from "@/lib/platform/log/logger";
import { countConsultationsActive, tellZoneRules } from "@/lib/platform/telemetry/figures";
import { serveMetrics } from "@/lib/platform/telemetry/serve";
import { waitForDatabase } from "@/lib/platform/start/wait-for-database";
import { step } from "@/lib/platform/start/progress";
import { closeRedis } from "@/lib/platform/rate-limit/shared-redis";
import { loadSecrets } from "@/lib/platform/start/generated-secrets";
import { stopTracing, withRequestSpan } from "@/lib/platform/telemetry/tracing";

const life = new Lifecycle();
life.run(start);

/** The steps of the start, in order. Each opened resource registers how to close it, so a stop undoes the steps backwards from any point. */
async function start(): Promise<void> {
  const dev = env().NODE_ENV === "development";
  const port = await claimPort(env().PORT, env().HOST);
  provideEnv({ PORT: String(port) });

  const { EMBEDDED_DATABASE: isEmbedded, NODE_ENV } = env();
  let dataDir: string | undefined;
  if (isEmbedded || NODE_ENV !== "production") {
    dataDir = await prepareDataDir(env().DATA_DIR, env().DATA_DIR !== ".data");
    if (isEmbedded) await startDatabase(dataDir);
    const { DATABASE_PASSWORD: _, ...secrets } = await loadSecrets(dataDir);
    provideMissingEnv(secrets);
  }
  // NextAuth itself reads these.
  provideMissingEnv({ NEXTAUTH_URL: env().APP_URL, NEXTAUTH_SECRET: env().JWT_SECRET });
  life.checkpoint();

  const { DATABASE_URL, MIGRATION_DATABASE_URL = DATABASE_URL, HOST } = env();
  await waitForDatabase(MIGRATION_DATABASE_URL, { checkpoint: () => life.checkpoint() });
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  await step("Migrating the database", () => migrate(MIGRATION_DATABASE_URL, { ...grantee(), say })).catch((error: unknown) => {
    throw explainDatabase(error, MIGRATION_DATABASE_URL);
  });
  if (MIGRATION_DATABASE_URL !== DATABASE_URL) await waitForDatabase(DATABASE_URL, { checkpoint: () => life.checkpoint() });
  life.checkpoint();
  if (isEmbedded) await step("Filling the demo", (report) => seedDemo(DATABASE_URL, report));
  life.checkpoint();

  const front = createFrontServer(!dev, securityHeaders());
  const pages = next({ dev, dir: process.cwd(), hostname: HOST, port, httpServer: front.server, quiet: !dev });
  life.onStop("database pool", () => closeDatabase());
  life.onStop("Redis", closeRedis);
  await step("Preparing the pages", () => pages.prepare());
  life.onStop("traces", stopTracing);
  life.onStop("pages", () => pages.close());
  // Our log has the errors of pages without the data in them (instrumentation.ts); Next would print them in full.
  if (!dev) {
    life.hearErrorsAlone();
    logConsole();
  }
  life.checkpoint();

  const door = apiDoor(async () => (life.isStopping ? "The server is stopping." : readiness()), async () => ({ zoneRules: await zoneDifferences(), jobs: env().JOBS }));
  const showPage = pages.getRequestHandler();
  const answerApi = getRequestListener((request, bindings) => withRequestSpan(request, () => door.fetch(request, bindings)));
  front.handle(answerApi, (request, response) => void showPage(request, response));
  front.upgrade(isRoomSocket, openRoomSocket);
  const carrier = await openCarrier(env());
  if (carrier) life.onStop("channel", () => carrier.close());
  countConsultationsActive(() => countInProgress(database()));
  tellZoneRules(zoneDifferences);
  watchAudit(() => findAuditState(database()));
  // Opens the first connection while nobody waits, which learns what the others need not ask (db/array-types.ts).
  await readiness();
  const metrics = await serveMetrics(env().METRICS_PORT, env().METRICS_HOST);
  if (metrics) life.onStop("metrics", () => metrics.close());
  measureJobs({ db: database() });
  if (env().JOBS === "on") {
    // Stopped after the last request is answered.
    const jobs = startJobs({ db: database() });
    life.onStop("jobs", () => jobs.stop());
  }
  await front.listen(port, HOST);
  const closeRooms = watchRooms();
  const closeEvents = watchEvents();
  life.onStop("requests", () => front.drain(env().SHUTDOWN_TIMEOUT_SECONDS * 1000));
  // Before the requests: a browser that hears of the restart enters again by itself.
  life.onStop("rooms", async () => closeRooms());
  life.onStop("events", async () => closeEvents());
  announce(env(), { metricsPort: metrics?.port, dataDir });
}

/** How this process hears the others. The embedded database serves one process, which needs no other way than its own memory, unless the jobs have a process of their own. */
async function openCarrier({ REDIS_URL, EMBEDDED_DATABASE, JOBS }: Env) {
  return !REDIS_URL && EMBEDDED_DATABASE && JOBS === "on" ? undefined : openChannel();
}

async function startDatabase(dataDir: string): Promise<void> {
  const onLost = (logFile: string) => {
    logger.fatal(`The embedded PostgreSQL stopped unexpectedly; see ${logFile}.`);
    life.stop("database lost", 1);
  };
  const server = await step("Starting the embedded PostgreSQL", () => startEmbeddedPostgres({ dataDir, onLost }));
  life.onStop("embedded PostgreSQL", () => server.stop());
  await server.createDatabase("amrutam");
  provideEnv({ EMBEDDED_DATABASE: "true", DATABASE_URL: server.url("amrutam") });
}

/** Prints where everything is. Logs are for machines; this is for the person who typed the command. */
function announce(settings: Env, { metricsPort, dataDir }: { metricsPort?: number; dataDir?: string }): void {
  const { APP_URL, RATE_LIMIT_SCALE, EMBEDDED_DATABASE, PORT, HOST } = settings;
  logger.info({ url: APP_URL, host: HOST, port: PORT, metricsPort, node: process.version }, "Serving.");
  if (settings.PAYMENTS === "none") logger.warn("No payment provider is set (PAYMENT_PROVIDER): fees are settled with the practice, and bookings are appointments at once.");
  if (settings.PAYMENTS === "simulated") logger.warn("Payments are simulated: no money moves.");
  if (settings.JOBS === "off") logger.warn("JOBS is off: this process sends no mails and reminders, ends no lapsed holds and gives no money back. Another one must run the jobs (npm run jobs).");
  if (RATE_LIMIT_SCALE !== 1) logger.warn(`RATE_LIMIT_SCALE is ${RATE_LIMIT_SCALE}: rate limits are not the usual ones.`);
  if (!EMBEDDED_DATABASE && !process.stdout.isTTY) return;
  const lines = [
    "",
    `Amrutam Telemedicine   ${APP_URL}`,
    `API description        ${APP_URL}/api/v1/openapi.json`,
    ...(metricsPort ? [`Metrics                http://localhost:${metricsPort}/metrics`] : []),
    ...(dataDir ? [`Data                   ${dataDir}`] : []),
    ...(EMBEDDED_DATABASE ? [`Demo accounts          ${demoAccounts.join(", ")}`, `                       password ${DEMO_PASSWORD}`] : []),
    ...(RATE_LIMIT_SCALE === 1 ? [] : [`Rate limits            times ${RATE_LIMIT_SCALE}`]),
    "",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}
