import { connect } from "node:net";
import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import { PostgresJsSession } from "drizzle-orm/postgres-js/session";
import postgres from "postgres";
import { env } from "@/lib/platform/config/env";
import { databaseQueryDuration } from "@/lib/platform/telemetry/figures";
import { once } from "@/lib/platform/once";

/** A Drizzle handle: the pool, or one transaction. Every function of a `queries.ts` takes it first. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Record<string, never>> & { $client: Pick<postgres.Sql, "unsafe"> };

type Session = ConstructorParameters<typeof PostgresJsSession>[0];

/** The pool, one per process. */
export function database(): Db {
  return pool().db;
}

/** Closes the pool, waiting up to `timeoutSeconds` for statements in progress. */
export async function closeDatabase(timeoutSeconds = 5): Promise<void> {
  await pool().client.end({ timeout: timeoutSeconds });
}

function pool() {
  return once("database", () => {
    // Under this role the application may not change the audit, even if its login owns the database.
    const { DB_APP_ROLE: role } = env();
    const options = {
      socket: promptSocket,
      max: env().DB_POOL_SIZE,
      idle_timeout: 0,
      connect_timeout: 10,
      onnotice: () => {},
      connection: { ...connectionSettings(), ...(role ? { role } : {}) },
    };
    const client = postgres(env().DATABASE_URL, options);
    const db = drizzle(prepared(client)) as unknown as Db;
    return { client, db, dialect: new PgDialect() };
  });
}

/**
 * A socket without Nagle's algorithm. postgres.js leaves it on, so the second small packet of a pipelined transaction
 * waits until the other side acknowledges the first. That acknowledgement is delayed: 40 ms for what takes 1 ms.
 * The socket may still be connecting when it is returned: Node buffers writes, and the driver handles errors as usual.
 */
function promptSocket({ host, port, path }: { host: string[]; port: number[]; path: string | false }) {
  return path ? connect({ path }) : connect({ host: host[0], port: port[0] ?? 5432, noDelay: true });
}

const connectionSettings = () => ({
  application_name: "amrutam",
  lock_timeout: 10_000,
  /** Shorter than the time limit of the request that the statement is for. */
  statement_timeout: env().REQUEST_TIMEOUT_SECONDS * 750,
  /** How similar a mistyped word must be to the word it finds. */
  "pg_trgm.word_similarity_threshold": "0.4",
  /** Statement texts are constant and written for one plan; planning a search each time costs more than running it. */
  plan_cache_mode: "force_generic_plan",
});

/**
 * Runs `work` in one READ COMMITTED transaction; commits its result, rolls back what it throws.
 *
 * Statements are pipelined. BEGIN is sent together with the first statement of `work`. `closing` may start one more
 * `statement`, a write whose result nobody needs; it is sent together with COMMIT. So a transaction costs as many round
 * trips as `work` awaits, plus one.
 */
export async function transaction<T>(work: (db: Db) => Promise<{ value: T; closing?: () => Promise<unknown> }>): Promise<T> {
  const { client, dialect } = pool();
  const connection = await client.reserve();
  try {
    let sent = 0;
    const session = new PostgresJsSession(prepared(connection, () => sent++) as Session, dialect, undefined, {});
    const db = Object.assign(new PgDatabase(dialect, session, undefined), { $client: connection }) as unknown as Db;
    const begin = connection.unsafe("begin").execute();
    begin.catch(() => {});
    try {
      const { value, closing } = await work(db);
      // The closing write and COMMIT are sent one after the other on the same connection, so the server runs them in
      // this order. If the write has not been sent when `closing` returns, it would follow COMMIT: then it is awaited.
      const sentBefore = sent;
      const write = closing?.();
      if (write && sent === sentBefore) await write;
      const commit = connection.unsafe("commit").execute();
      await Promise.all([begin, write]).catch(async (error) => {
        await commit.catch(() => {});
        throw error;
      });
      const result = await commit;
      // After a failed statement PostgreSQL answers COMMIT with ROLLBACK; that must never look like success.
      if (result.command !== "COMMIT") throw new Error("the transaction was rolled back at commit");
      return value;
    } catch (error) {
      await connection.unsafe("rollback").catch(() => {});
      throw error;
    }
  } finally {
    connection.release();
  }
}

/**
 * Drizzle sends everything through `unsafe`, which postgres.js does not prepare by default: each statement would be
 * parsed, described and planned every time, in two round trips. Prepared, it takes one. Also measures each statement.
 */
function prepared<T extends postgres.Sql | postgres.ReservedSql>(client: T, onSend?: () => void): T {
  const send = client.unsafe.bind(client);
  client.unsafe = ((text: string, parameters?: Parameters<typeof send>[1], options?: postgres.UnsafeQueryOptions) => {
    // Throw before sending. If postgres.js meets `undefined` while building the message, this query gets no reply and every query behind it hangs.
    if (parameters?.includes(undefined as never)) throw new TypeError("A statement was given undefined for one of its values");
    const query = send(text, parameters, { prepare: true, ...options });
    onSend?.();
    const startedAt = performance.now();
    const operation = /\w+/.exec(text)?.[0].toLowerCase() ?? "other";
    const observe = () => databaseQueryDuration.observe({ operation }, (performance.now() - startedAt) / 1000);
    query.then(observe, observe);
    return query;
  }) as typeof client.unsafe;
  return client;
}
