import { env } from "@/lib/platform/env";
import { seedDemo, demoAccounts, DEMO_PASSWORD } from "../seed";

/* `npm run db:seed`: the demo into a migrated, empty database given by DATABASE_URL. The embedded one seeds itself. */

if (env().NODE_ENV === "production") {
  // The password is public, and one of the accounts is an administrator.
  console.error("The demo has a password that everybody knows; it is not put into a production database. Set NODE_ENV=development where that is what you want.");
  process.exitCode = 1;
} else {
  const isTerminal = process.stderr.isTTY;
  const show = (done: number, total: number, label: string) => {
    if (isTerminal) process.stderr.write(`\r\x1b[K${String(Math.floor((100 * done) / total)).padStart(3)} %  ${label}`);
  };
  const isSeeded = await seedDemo(env().DATABASE_URL, show);
  if (isTerminal) process.stderr.write("\r\x1b[K");
  console.info(isSeeded ? `The demo is ready: ${demoAccounts.join(", ")}, password ${DEMO_PASSWORD}` : "The database has users already; nothing was changed.");
}
