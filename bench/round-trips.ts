import { setTimeout as sleep } from "node:timers/promises";
import { startProduct } from "./children";
import { Connection, type Shot } from "./load";
import { startWireTap, type Tapped } from "./wire-tap";

/** How many of the last requests are counted. The minimum is the request's own cost: timed jobs can only add statements. */
const COUNTED = 3;

/**
 * The cost of one request of each kind on the wire to PostgreSQL, counted there. It uses one connection and one request at
 * a time; the statements are already prepared and the session is already known from earlier requests.
 *
 * @param kinds shots by name; the last of each are counted
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
      const seen: (Tapped & { status: number })[] = [];
      for (const { bytes, expect } of shots) {
        // Statements sent after the answer, for which no client should wait, must not count for the next request.
        await sleep(20);
        tap.reset();
        const { status } = await connection.ask(bytes);
        await sleep(20);
        if (expect === shots.at(-1)!.expect) seen.push({ ...tap.read(), status });
      }
      counts[name] = seen.slice(-COUNTED).reduce((least, one) => (one.statements.length < least.statements.length ? one : least));
    }
    return counts;
  } finally {
    connection.close();
    await product.stop();
    tap.stop();
  }
}
