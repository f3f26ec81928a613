import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import type postgres from "postgres";
import { StartError } from "@/lib/platform/start/start-error";
import * as accounts from "./schema/accounts";
import * as apiKeys from "./schema/api-keys";
import * as attachments from "./schema/attachments";
import * as audit from "./schema/audit";
import * as availability from "./schema/availability";
import * as checks from "./schema/checks";
import * as consultations from "./schema/consultations";
import * as doctors from "./schema/doctors";
import * as events from "./schema/events";
import * as followUps from "./schema/follow-ups";
import * as intakes from "./schema/intakes";
import * as kernel from "./schema/kernel";
import * as mails from "./schema/mails";
import * as mfa from "./schema/mfa";
import * as moves from "./schema/moves";
import * as notes from "./schema/notes";
import * as notifications from "./schema/notifications";
import * as patients from "./schema/patients";
import * as phones from "./schema/phones";
import * as payments from "./schema/payments";
import * as prescriptions from "./schema/prescriptions";
import * as rooms from "./schema/rooms";
import * as signIns from "./schema/sign-ins";

/** The role that the application works under. */
export interface Grantee {
  role: string;
  /** Given if the role is itself the login, behind a pooler: what each of its connections is to be set to. */
  settings: Record<string, string | number> | undefined;
}

/** The product's own tables. Others in `public` (a monitoring view, another program's tables) are none of our business. */
const ownTables = [accounts, apiKeys, attachments, audit, availability, checks, consultations, doctors, events, followUps, intakes, kernel, mails, mfa, notes, notifications, patients, payments, phones, prescriptions, rooms, signIns, moves]
  .flatMap((nouns): unknown[] => Object.values(nouns))
  .filter((each): each is PgTable => is(each, PgTable))
  .map(getTableName);

/** Makes the role unless it exists, and gives it its rights; to a login behind a pooler its settings too. */
export async function grant(client: postgres.Sql, { role, settings }: Grantee): Promise<void> {
  const [known] = await client`select rolcanlogin as "canLogIn", rolsuper as "isSuperuser", rolname = current_user as "isMe" from pg_roles where rolname = ${role}`;
  if (settings) {
    if (!known?.canLogIn) throw new StartError(`The user ${role} of DATABASE_URL does not exist; make it with: create role "${role}" login password '…'`);
    // As the owner it could change the audit.
    if (known.isMe || known.isSuperuser) throw new StartError(`The user ${role} of DATABASE_URL owns the database. Behind a pooler it must be another than that of MIGRATION_DATABASE_URL, and no superuser.`);
    await applySettings(client, role, settings);
  } else {
    if (!known) await createRole(client, role);
    // Since PostgreSQL 16 the creator of a role may not switch to it without a grant.
    const [me] = await client`select pg_has_role(current_user, ${role}, 'member') as member`;
    if (!me?.member) await client`grant ${client(role)} to current_user`;
  }
  await client.unsafe(rights(quoted(role), await ownSequences(client)));
}

/** Roles belong to the whole cluster: the migration of another database may create this role at the same moment. */
async function createRole(client: postgres.Sql, role: string): Promise<void> {
  await client`create role ${client(role)} nologin`.catch((error: { code?: string }) => {
    if (error.code !== "42710" && error.code !== "23505") throw error;
  });
}

/** Sets what differs from `settings` for this role in this database; it holds for connections opened from then on. */
async function applySettings(client: postgres.Sql, role: string, settings: Record<string, string | number>): Promise<void> {
  const [row] = await client<{ kept: string[]; database: string }[]>`
    select current_database() as database, coalesce((select setconfig from pg_db_role_setting
      where setrole = ${role}::regrole and setdatabase = (select oid from pg_database where datname = current_database())), '{}') as kept`;
  const missing = Object.entries(settings).filter(([name, value]) => !row!.kept.includes(`${name}=${value}`));
  if (missing.length === 0) return;
  // Until its library is loaded, PostgreSQL does not know the setting of pg_trgm and lets a superuser alone set it.
  await client`select word_similarity('a', 'b')`;
  const statements = missing.map(([name, value]) => `alter role ${quoted(role)} in database ${quoted(row!.database)} set ${name} = '${value}'`);
  for (const statement of statements) {
    await client.unsafe(statement).catch((error: { code?: string }) => {
      if (error.code !== "42501") throw error;
      throw new StartError(`The user of MIGRATION_DATABASE_URL may not set what ${role} works with. Let a superuser run:\n${statements.map((each) => `  ${each};`).join("\n")}`);
    });
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const publicNames = (names: readonly string[]) => names.map((name) => `public.${quoted(name)}`).join(", ");

/** The sequences behind columns of our tables. */
async function ownSequences(client: postgres.Sql): Promise<string[]> {
  const rows = await client<{ name: string }[]>`
    select s.relname as name from pg_class s
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.refclassid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid
    where s.relkind = 'S' and t.relnamespace = 'public'::regnamespace and t.relname in ${client(ownTables)}`;
  return rows.map(({ name }) => name);
}

/**
 * All rights, except that the audit, its seals and its checks can only be read and added to, never changed; the same of what
 * providers told and what pharmacies dispensed.
 * The ledger is written by the database itself, from payments and visits, and can only be read.
 */
const rights = (role: string, sequences: string[]) => `
  grant usage on schema public to ${role};
  grant select, insert, update, delete on ${publicNames(ownTables)} to ${role};
  ${sequences.length > 0 ? `grant usage on sequence ${publicNames(sequences)} to ${role};` : ""}
  revoke update, delete, truncate on audit_logs, audit_seals, audit_checks, payment_events, dispensations from ${role};
  revoke insert, update, delete, truncate on ledger_entries from ${role};
  grant usage on schema drizzle to ${role};
  grant select on all tables in schema drizzle to ${role};
  grant usage on schema pgboss to ${role};
  grant select, insert, update, delete on all tables in schema pgboss to ${role};
  grant usage on all sequences in schema pgboss to ${role};
  grant execute on all functions in schema pgboss to ${role};
`;
