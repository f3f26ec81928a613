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
 * @param url of an owner of the database, who may create roles if `role` does not exist yet
 * @param role the role the application switches to; empty for none
 * @throws the driver's error if the database cannot be reached or a migration fails; nothing half-applied remains
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

/** Makes the tables of the queue that lib/jobs uses, in a schema of their own, or upgrades them to a newer pg-boss. */
async function installQueue(url: string) {
  const boss = new PgBoss({ connectionString: libpqUrl(url), max: 1, schedule: false, supervise: false, registerInstance: false });
  // Without a listener an error would be thrown a second time, where nobody can catch it.
  boss.on("error", () => {});
  await boss.start();
  await boss.stop({ graceful: false });
}

async function grant(client: postgres.Sql, role: string) {
  const name = client(role);
  // Roles belong to the whole cluster: the migration of another database may create this role at the same moment.
  const [known] = await client`select from pg_roles where rolname = ${role}`;
  if (!known) {
    await client`create role ${name} nologin`.catch((error: { code?: string }) => {
      if (error.code !== "42710" && error.code !== "23505") throw error;
    });
  }
  // Since PostgreSQL 16 the creator of a role may not switch to it without a grant.
  const [me] = await client`select pg_has_role(current_user, ${role}, 'member') as member, current_user as name`;
  if (!me?.member) await client`grant ${name} to current_user`;
  await client.unsafe(rights(role.replaceAll('"', '""')));
}

/** All rights, except that the audit, its seals and its checks can only be read and added to, never changed. */
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
