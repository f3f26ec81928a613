import { setTimeout as sleep } from "node:timers/promises";
import { startProduct } from "./children";
import { Connection, type Shot } from "./load";
import { startWireTap, type Tapped } from "./wire-tap";

/** Statements that come by the clock, whoever asks what: the outbox's delivery, and the last use of sessions. */
const isBeside = /next_attempt_at|last_seen_at" =/;

/**
 * What one request of each kind costs on the wire to PostgreSQL, counted there: one connection, one request at a
 * time, the statements prepared and the session known from the requests before.
 *
 * @param kinds shots by name; the last of each is counted
 */
export async function countRoundTrips(databaseUrl: string, kinds: Record<string, readonly Shot[]>): Promise<Record<string, Tapped & { status: number }>> {
  const url = new URL(databaseUrl);
  const tap = await startWireTap(url);
  url.port = String(tap.port);
  const product = await startProduct({ DATABASE_URL: url.href, DB_POOL_SIZE: "1" });
  const connection = await Connection.open(product.port);
  try {
    const counts: Record<string, Tapped & { status: number }> = {};
    for (const [name, shots] of Object.entries(kinds)) {
      let status = 0;
      for (const { bytes } of shots) {
        // Whatever trails the last answer (nobody should wait for it) is not counted with the next.
        await sleep(20);
        tap.reset();
        status = (await connection.ask(bytes)).status;
      }
      await sleep(20);
      const { statements, roundTrips } = tap.read();
      const own = statements.filter((text) => !isBeside.test(text));
      counts[name] = { statements: own, roundTrips: roundTrips - (statements.length - own.length), status };
    }
    return counts;
  } finally {
    connection.close();
    await product.stop();
    tap.stop();
  }
}
