import "@/lib/platform/config/check";
import { prepareDataDir } from "@/lib/platform/embedded-postgres/data-dir";
import { env, provideMissingEnv } from "@/lib/platform/config/env";
import { loadSecrets } from "@/lib/platform/start/generated-secrets";
import { DEMO_PASSWORD, demoAccounts, seedDemo } from "./fill";

/*
 * `npm run db:seed` writes the demo into a migrated, empty database given by DATABASE_URL, for development. The embedded
 * database gets the demo without this command.
 */

try {
  await seed();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function seed(): Promise<void> {
  // The password is public, and one of the accounts is an administrator.
  if (env().NODE_ENV === "production") throw new Error("Everybody knows the demo's password, so the demo is not written to a production database. Set NODE_ENV=development to allow it.");
  // The same keys that `npm run dev` uses on this database.
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
