// `npm run keys:rotate`: encrypts every value that still uses a former key again with ENCRYPTION_KEY, while the product runs.
import "@/lib/platform/config/check";
import { rotateKeys } from "@/db/rotate-keys";
import { knownKeyIds, newestKeyId } from "@/lib/platform/crypto/encrypt";
import { explainDatabase } from "@/lib/platform/start/explain-database-error";
import { env } from "@/lib/platform/config/env";
import { step } from "@/lib/platform/start/progress";

const url = env().MIGRATION_DATABASE_URL ?? env().DATABASE_URL;
const newest = newestKeyId();
try {
  const { written, left, closed } = await step(`Encrypting again under key ${newest}`, (report) => rotateKeys(url, report));
  process.stdout.write(`${written} ${written === 1 ? "row" : "rows"} encrypted again under key ${newest}.\n`);
  if (closed.length > 0) refuse(closed);
  else if (left > 0) stillWritten(left);
  else praise();
} catch (error) {
  const told = explainDatabase(error, url);
  process.stderr.write(`${told instanceof Error ? told.message : String(told)}\n`);
  process.exitCode = 1;
}

function praise(): void {
  const former = knownKeyIds().filter((id) => id !== newest);
  const hint = former.length > 0
    ? ` ENCRYPTION_KEYS_OLD (${former.join(", ")}) can be emptied once every process runs with the new key. Keep the former keys as long as you keep backups made before this.`
    : "";
  process.stdout.write(`Nothing is left under another key.${hint}\n`);
}

function stillWritten(left: number): void {
  process.stderr.write(`${left} ${left === 1 ? "row is" : "rows are"} under a former key again: a process still runs with it as its ENCRYPTION_KEY. Restart it with the new one, then run this again.\n`);
  process.exitCode = 1;
}

function refuse(closed: string[]): void {
  process.stderr.write(`${closed.length} ${closed.length === 1 ? "value opens" : "values open"} with none of the known keys and ${closed.length === 1 ? "stays" : "stay"} as before (column, row, key id):\n`);
  process.stderr.write(`${closed.slice(0, 20).map((line) => `  ${line}`).join("\n")}\n`);
  process.stderr.write("Add the missing key to ENCRYPTION_KEYS_OLD. If the key of a value is known, the value was altered or moved.\n");
  process.exitCode = 1;
}
