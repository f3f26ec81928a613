import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { PostgresJsSession } from "drizzle-orm/postgres-js/session";
import type postgres from "postgres";
import { endsConnection } from "@/lib/platform/database/unreachable";
import type { Deadline } from "@/lib/platform/deadline";
import { ringAt } from "@/lib/platform/one-clock";
import type { Db } from "./client";
import { DeadlinePassed, OutcomeUnknown } from "./outcome";
import { pool, type Pool, sender, type Watching } from "./pool";

const dialect = new PgDialect();

/**
 * Runs `work` in one READ COMMITTED transaction; commits its result, rolls back what it throws.
 *
 * Statements are pipelined. BEGIN is sent together with the first statement of `work`. `closing` may start one more
 * `statement`, a write whose result nobody needs; it is sent together with COMMIT. So a transaction costs as many round
 * trips as `work` awaits, plus one.
 *
 * @throws DeadlinePassed if the time was over before COMMIT was sent: nothing was done
 * @throws OutcomeUnknown if COMMIT was sent and not answered
 */
export async function transaction<T>(work: (db: Db) => Promise<{ value: T; closing?: () => Promise<unknown> }>, deadline?: Deadline): Promise<T> {
  const lease = await Lease.take(deadline);
  try {
    const { value, closing } = await lease.orLost(work(lease.db));
    // The closing write and COMMIT are sent one after the other on the same connection, so the server runs them in
    // this order. If the write has not been sent when `closing` returns, it would follow COMMIT: then it is awaited.
    const sentBefore = lease.sent;
    const write = closing?.();
    if (write && lease.sent === sentBefore) await lease.orLost(write);
    await lease.commit(write);
    return value;
  } catch (error) {
    await lease.undo();
    throw error;
  }
}

/**
 * The inside of postgres.js 3.4.9 that a lease leans on; its own `sql.begin` does the same. `onexecute` tells which
 * connection runs a statement. `execute` runs one on that connection, and says whether another may be sent before it is
 * answered. `reserved` keeps others away from it and is called after an answer, until the server says that it is in no
 * transaction any more; then the driver takes the connection back. `onclose` tells of its end.
 */
interface Connection {
  execute(query: unknown): unknown;
  reserved: (() => void) | null;
  onclose: ((error: Error) => void) | null;
}
type ExecuteOptions = postgres.UnsafeQueryOptions & { onexecute: (connection: Connection) => void };
type Query = ReturnType<postgres.Sql["unsafe"]> & { handler: (query: unknown) => unknown };

/**
 * A connection that one transaction has for itself.
 *
 * postgres.js writes to a closed connection if it is asked to: outside any promise, so that the process ends. It also
 * leaves unanswered what was sent over a connection that is closing. So the lease learns of the end from the connection
 * itself, whatever the transaction awaits races that end, and nothing more is sent over it, not even ROLLBACK.
 */
class Lease {
  readonly db: Db;
  /** Statements handed to the driver. */
  sent = 0;
  private readonly send: postgres.Sql["unsafe"];
  private readonly begin: Promise<unknown>;
  private readonly lost: Promise<never>;
  private lose: (why: Error) => void = () => {};
  private started: () => void = () => {};
  private readonly cancelAlarm: (() => void) | undefined;
  private connection: Connection | undefined;
  /** Statements that wait because the one before them is still being described by the server. */
  private readonly queue: unknown[] = [];
  private isBusy = false;
  /** Nothing may be sent over this connection: it is closed, about to be, or somebody else's again. */
  private isDead = false;
  /** The transaction has its end; `work` may send nothing more. */
  private isClosed = false;
  private isCommitting = false;

  /** Waits for a connection, no longer than until the deadline, and begins. */
  static async take(deadline: Deadline | undefined): Promise<Lease> {
    for (let tries = 1; ; tries++) {
      const lease = new Lease(pool(), deadline);
      if (await lease.hasBegun()) return lease;
      if (tries === 3) throw Object.assign(new Error("no connection to the database stays open"), { code: "CONNECTION_CLOSED" });
    }
  }

  private constructor(private readonly from: Pool, private readonly deadline: Deadline | undefined) {
    this.lost = new Promise((_, reject) => (this.lose = reject));
    this.lost.catch(() => {});
    this.cancelAlarm = deadline && ringAt(deadline.at, () => this.lose(new DeadlinePassed()));
    const watching: Watching = {
      statements: from.statements,
      onSend: () => this.count(),
      onError: (error) => (this.isDead ||= endsConnection(error)),
      onReadOnly: () => from.giveUp("it is read-only"),
    };
    this.begin = sender(from.client, watching)("begin", [], { onexecute: (connection) => this.start(connection) } as ExecuteOptions).execute();
    this.send = sender({ unsafe: (...statement) => this.addressed(from.client.unsafe(...statement)) }, watching);
    const session = new PostgresJsSession({ unsafe: this.send, options: from.client.options } as never, dialect, undefined, {});
    this.db = Object.assign(new PgDatabase(dialect, session, undefined), { $client: { unsafe: this.send } }) as unknown as Db;
  }

  /** False if the pool was given up meanwhile. */
  private async hasBegun(): Promise<boolean> {
    const started = new Promise<true>((resolve) => (this.started = () => resolve(true)));
    // BEGIN is answered later than it is sent, if it was sent by a connection that we know.
    this.begin.then(() => this.connection ?? this.stray(), (error: Error) => this.fail(error));
    try {
      const hasStarted = await this.orLost(Promise.race([started, this.from.gone.then(() => false)]));
      // The clock is exact to a quarter of a second only.
      if (hasStarted && this.deadline?.isOver) throw new DeadlinePassed();
      if (!hasStarted) this.abandon();
      return hasStarted;
    } catch (error) {
      if (this.connection) void this.undo();
      else this.abandon();
      throw error;
    }
  }

  /** What `promise` resolves to; rejects sooner if the connection is lost or the deadline passes. */
  orLost<V>(promise: Promise<V>): Promise<V> {
    return Promise.race([promise, this.lost]);
  }

  /** Sends COMMIT, unless the deadline has passed. @param write the statement sent just before COMMIT: if it fails, its error says more than that of COMMIT */
  async commit(write: Promise<unknown> | undefined): Promise<void> {
    if (this.deadline?.isOver) throw new DeadlinePassed();
    const commit = this.send("commit").execute();
    this.isClosed = true;
    this.isCommitting = true;
    if (this.deadline) this.deadline.isCommitting = true;
    // With the answer the driver hands the connection to the next one, before we hear of it: no ROLLBACK may follow.
    commit.then(() => this.end(), () => this.end());
    const all = await this.orLost(Promise.allSettled([this.begin, write, commit])).catch((cause: unknown) => {
      throw new OutcomeUnknown("COMMIT was not answered", { cause });
    });
    // A statement that failed has undone the transaction, whatever became of the connection since.
    const failed = all.find((each) => each.status === "rejected");
    if (failed && endsConnection(failed.reason)) throw new OutcomeUnknown("the connection was lost before COMMIT was answered", { cause: failed.reason });
    // After a failed statement PostgreSQL answers COMMIT with ROLLBACK; that must never look like success.
    const [, , committed] = all;
    if (committed.status === "fulfilled" && committed.value.command === "COMMIT") return;
    if (this.deadline) this.deadline.isCommitting = false;
    throw failed ? failed.reason : new Error("the transaction was rolled back at commit");
  }

  /** Rolls back, if the connection lives. Does not wait for a server that is too late already. */
  async undo(): Promise<void> {
    this.cancelAlarm?.();
    if (this.isDead || this.isCommitting) return;
    this.isClosed = false;
    const undone = this.send("rollback").then(() => this.end(), () => {});
    this.isClosed = true;
    await this.orLost(undone).catch(() => {});
  }

  private start(connection: Connection): void {
    this.connection = connection;
    connection.reserved = () => {
      if (this.queue.length > 0) connection.execute(this.queue.shift());
      else this.isBusy = false;
    };
    connection.onclose = this.die;
    if (this.isClosed) void this.undo();
    this.started();
  }

  /** The statement, to be run on this lease's connection instead of any. */
  private addressed(query: ReturnType<postgres.Sql["unsafe"]>) {
    (query as Query).handler = (it) => {
      if (this.isBusy) this.queue.push(it);
      else this.isBusy = !this.connection?.execute(it);
    };
    return query as never;
  }

  private count(): void {
    if (this.isDead || this.isClosed) throw Object.assign(new Error("this transaction has ended"), { code: "CONNECTION_CLOSED" });
    this.sent++;
  }

  /** BEGIN is waiting for a connection and cannot be taken back. Once it is sent, ROLLBACK follows at once. */
  private abandon(): void {
    this.cancelAlarm?.();
    this.isClosed = true;
  }

  /** The connection is the pool's again. */
  private end(): void {
    this.cancelAlarm?.();
    this.isDead = true;
    // The next transaction may have it already.
    if (this.connection?.onclose === this.die) this.connection.onclose = null;
  }

  /** BEGIN failed, so that what follows would run in no transaction. */
  private fail(error: Error): void {
    this.isDead = true;
    this.lose(error);
  }

  /** The driver sent BEGIN over a connection whose buffer was full, and did not say over which one. */
  private stray(): void {
    this.from.giveUp("a transaction strayed");
    void this.from.end(0);
    this.fail(Object.assign(new Error("the connection is not known"), { code: "CONNECTION_CLOSED" }));
  }

  private readonly die = (error: Error): void => {
    this.isDead = true;
    this.cancelAlarm?.();
    this.lose(error);
  };
}
