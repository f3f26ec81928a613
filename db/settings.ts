import { env } from "@/lib/platform/config/env";
import { databaseHosts } from "@/lib/platform/database/hosts";

/** What every connection of ours is set to, by the name of PostgreSQL's setting. */
export const sessionSettings = (requestTimeoutSeconds: number) => ({
  lock_timeout: 10_000,
  /** Shorter than the time limit of the request that the statement is for. */
  statement_timeout: requestTimeoutSeconds * 750,
  /** How similar a mistyped word must be to the word it finds. */
  "pg_trgm.word_similarity_threshold": "0.4",
  /** Statement texts are constant and written for one plan; planning a search each time costs more than running it. */
  plan_cache_mode: "force_generic_plan",
});

/**
 * What travels in a connection's first message. Behind a pooler nothing of this does: it refuses such settings or drops them
 * without a word. There the login is the restricted role itself, and the migration has set the rest for it (grants.ts).
 */
export function connectionSettings(): Record<string, string | number> {
  // Under this role the application may not change the audit, even if its login owns the database.
  const { DATABASE_POOLER, DB_APP_ROLE: role, REQUEST_TIMEOUT_SECONDS } = env();
  if (DATABASE_POOLER) return { application_name: "amrutam" };
  return { application_name: "amrutam", ...sessionSettings(REQUEST_TIMEOUT_SECONDS), ...(role ? { role } : {}) };
}

/** Whom the migration gives its rights to: the role that connections switch to, or behind a pooler the login itself. */
export function grantee(): { role: string; settings: Record<string, string | number> | undefined } {
  const { DATABASE_POOLER, DATABASE_URL, DB_APP_ROLE: role, REQUEST_TIMEOUT_SECONDS } = env();
  if (!DATABASE_POOLER) return { role, settings: undefined };
  const { username } = new URL(databaseHosts(DATABASE_URL)!.single);
  return { role: decodeURIComponent(username), settings: sessionSettings(REQUEST_TIMEOUT_SECONDS) };
}
