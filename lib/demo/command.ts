import "@/lib/platform/config/check";
import { prepareDataDir } from "@/lib/platform/embedded-postgres/data-dir";
import { env, provideMissingEnv } from "@/lib/platform/config/env";
import { loadSecrets } from "@/lib/platform/start/generated-secrets";
import { DEMO_PASSWORD, demoAccounts, seedDemo } from "./fill";

/*
 * `npm run db:seed`: the demo into a migrated, empty database given by DATABASE_URL, for development. The embedded
 * database seeds itself.
 */

try {
  await seed();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function seed(): Promise<void> {
  // The password is public, and one of the accounts is an administrator.
  if (env().NODE_ENV === "production") throw new Error("Everybody knows the demo's password, so it is not put into a production database. Set NODE_ENV=development where you want it.");
  // The same keys as `npm run dev` on this database uses.
  const { DATABASE_PASSWORD: _, ...secrets } = await loadSecrets(await prepareDataDir(env().DATA_DIR, env().DATA_DIR !== ".data"));
  provideMissingEnv(secrets);

  const isTerminal = process.stderr.isTTY;
  const show = (done: number, total: number, label: string) => {
    if (isTerminal) process.stderr.write(`\r\x1b[2K${String(Math.floor((100 * done) / total)).padStart(3)} %  ${label}`);
  };
  const isSeeded = await seedDemo(env().DATABASE_URL, show);
  if (isTerminal) process.stderr.write("\r\x1b[2K");
  process.stdout.write(isSeeded ? `The demo is ready: ${demoAccounts.join(", ")}, password ${DEMO_PASSWORD}\n` : "The database has users already; nothing was changed.\n");
}
