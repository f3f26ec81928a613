import path from "node:path";
import { PgBoss } from "pg-boss";
import type postgres from "postgres";
import { pgAddress } from "@/lib/platform/database/pg-address";
import { directClient } from "@/lib/platform/database/direct-client";
import { StartError } from "@/lib/platform/start/start-error";
import { applyMigrations } from "./apply-migrations";
import { keepTurnsRising } from "./audit-turn";
import { grant, type Grantee } from "./grants";
import { lockMigration } from "./migration-lock";

/** What a migration needs to know beside the database's address. */
interface Options extends Partial<Grantee> {
  folder?: string;
  /** Told, in one line, what the migration waits for. */
  say?: (line: string) => void;
}

/**
 * Brings the database at `url` to the newest schema and grants the application's role its rights.
 *
 * @param url of an owner of the database, who may create roles if `role` does not exist yet; a direct address, not a pooler's
 * @param options.role the role the application works under; empty for none
 * @throws StartError if the database is a standby or another process does not let it migrate; the driver's error if the
 *   database cannot be reached or a migration fails; each migration is applied whole or not at all
 */
export async function migrate(url: string, { role = "amrutam_app", settings, folder = path.resolve("drizzle"), say = () => {} }: Options = {}): Promise<void> {
  const { client, where } = await directClient(url, "amrutam-migration");
  try {
    await demandPrimary(client, where);
    await lockMigration(client, say);
    await applyMigrations(client, folder, say);
    await installQueue(url);
    await keepTurnsRising(client);
    if (role) await grant(client, { role, settings });
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function demandPrimary(client: postgres.Sql, where: string): Promise<void> {
  const [row] = await client`select pg_is_in_recovery() as "isStandby", current_setting('transaction_read_only') = 'on' as "isReadOnly"`;
  if (row?.isStandby) throw new StartError(`The database at ${where} is a standby: it can be read, not written. Give the address of the primary, or of all servers (host1:5432,host2:5432).`);
  if (row?.isReadOnly) throw new StartError(`The database at ${where} is read-only (default_transaction_read_only); a migration has to write.`);
}

/** Makes the tables of the queue that lib/jobs uses, in a schema of their own, or upgrades them to a newer pg-boss. */
async function installQueue(url: string) {
  const boss = new PgBoss({ ...pgAddress(url), max: 1, schedule: false, supervise: false, registerInstance: false });
  // Without a listener an error would be thrown a second time, where nobody can catch it.
  boss.on("error", () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}
