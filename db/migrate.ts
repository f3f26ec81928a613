import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { libpqUrl } from "@/lib/platform/config/libpq-url";
import { keepTurnsRising } from "./audit-turn";
import { MIGRATION_LOCK } from "./locks";

/**
 * Brings the database at `url` to the newest schema and grants the application's role its rights.
 *
 * @param url an owner of the database, allowed to create roles where `role` does not exist yet
 * @param role the role the application switches to; empty for none
 * @throws the driver's error where the database cannot be reached or a migration fails; nothing half-applied stays
 */
export async function migrate(url: string, role = "amrutam_app", folder = path.resolve("drizzle")): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    await installQueue(url);
    await keepTurnsRising(client);
    if (role) await grant(client, role);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** The tables of the queue that lib/jobs works with, in a schema of their own. Brought up to date where there is a newer pg-boss. */
async function installQueue(url: string) {
  const boss = new PgBoss({ connectionString: libpqUrl(url), max: 1, schedule: false, supervise: false, registerInstance: false });
  // Without a listener it would be thrown a second time, where nobody can catch it.
  boss.on("error", () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}

async function grant(client: postgres.Sql, role: string) {
  const name = client(role);
  // Roles belong to the whole cluster: another database of it may have made this one at the same moment.
  const [known] = await client`select from pg_roles where rolname = ${role}`;
  if (!known) {
    await client`create role ${name} nologin`.catch((error: { code?: string }) => {
      if (error.code !== "42710" && error.code !== "23505") throw error;
    });
  }
  // From PostgreSQL 16 the maker of a role is not by itself allowed to switch to it.
  const [me] = await client`select pg_has_role(current_user, ${role}, 'member') as member, current_user as name`;
  if (!me?.member) await client`grant ${name} to current_user`;
  await client.unsafe(rights(role.replaceAll('"', '""')));
}

/** Everything but: the audit and its seals can be added to and read, never changed. */
const rights = (role: string) => `
  grant usage on schema public to "${role}";
  grant select, insert, update, delete on all tables in schema public to "${role}";
  grant usage on all sequences in schema public to "${role}";
  revoke update, delete, truncate on audit_logs, audit_seals, audit_checks from "${role}";
  grant usage on schema drizzle to "${role}";
  grant select on all tables in schema drizzle to "${role}";
  grant usage on schema pgboss to "${role}";
  grant select, insert, update, delete on all tables in schema pgboss to "${role}";
  grant usage on all sequences in schema pgboss to "${role}";
  grant execute on all functions in schema pgboss to "${role}";
`;
