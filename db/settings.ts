import { env } from "@/lib/platform/config/env";

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

/** What travels in a connection's first message. */
export function connectionSettings(): Record<string, string | number> {
  // Under this role the application may not change the audit, even if its login owns the database.
  const { DB_APP_ROLE: role, REQUEST_TIMEOUT_SECONDS } = env();
  return { application_name: "amrutam", ...sessionSettings(REQUEST_TIMEOUT_SECONDS), ...(role ? { role } : {}) };
}
