// `npm run keys:signing`: begins to sign prescriptions with another key. The former one stays published, for what it signed.
import "@/lib/platform/config/check";
import { v7 } from "uuid";
import { closeDatabase } from "@/db/client";
import { system } from "@/lib/core/actor";
import { renewSigningKey } from "@/lib/domain/prescriptions/signature/renew-key";
import { env } from "@/lib/platform/config/env";
import { explainDatabase } from "@/lib/platform/start/explain-database-error";

try {
  const { kid } = await renewSigningKey({ actor: system("keys:signing"), requestId: v7() }, {});
  process.stdout.write(`Prescriptions are signed with the key ${kid} from now on.\n`);
} catch (error) {
  const told = explainDatabase(error instanceof Error && error.cause ? error.cause : error, env().DATABASE_URL);
  process.stderr.write(`${told instanceof Error ? told.message : String(told)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
