import { setTimeout as sleep } from "node:timers/promises";
import { startProduct } from "./children";
import { Connection, type Shot } from "./load";
import { startWireTap, type Tapped } from "./wire-tap";

/** How many of the last are counted. The fewest statements are the request's own: what comes by the clock only adds to them. */
const COUNTED = 3;

/**
 * What one request of each kind costs on the wire to PostgreSQL, counted there: one connection, one request at a
 * time, the statements prepared and the session known from the requests before.
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
        // Whatever trails the last answer (nobody should wait for it) is not counted with the next.
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
