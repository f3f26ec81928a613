import { setTimeout as sleep } from "node:timers/promises";
import { databaseHosts } from "@/lib/platform/database/hosts";
import { findPrimary } from "@/lib/platform/database/primary";
import { explainDatabase, whyAway } from "./explain-database-error";
import { step } from "./progress";

const PATIENCE_MS = 60_000;
const PAUSE_MS = 1000;

/**
 * Waits until the database at `url` can be written to, and says what for: after a power cut everything starts at once, and
 * a failover takes half a minute.
 *
 * @param options.checkpoint called between two tries; it may throw to end the wait
 * @throws StartError if it does not come in time, or at once if it answers and refuses (a wrong password, no such database)
 */
export async function waitForDatabase(url: string, { patienceMs = PATIENCE_MS, checkpoint = () => {} } = {}): Promise<void> {
  const until = performance.now() + patienceMs;
  const first = await whyNot(url);
  if (first === undefined) return;
  const demandHope = (error: unknown) => {
    if (whyAway(error) === undefined || performance.now() >= until) throw explainDatabase(error, url);
  };
  demandHope(first);
  const { hosts = [] } = databaseHosts(url) ?? {};
  const where = hosts.map(({ host, port }) => `${host}:${port}`).join(" or ");
  await step(`Waiting up to ${Math.round(patienceMs / 1000)} s for the database at ${where} (${whyAway(first)})`, async () => {
    for (let error: unknown = first; error !== undefined; error = await whyNot(url)) {
      demandHope(error);
      checkpoint();
      await sleep(PAUSE_MS);
    }
  });
}

const whyNot = (url: string): Promise<unknown> => findPrimary(url).then(() => undefined, (error: unknown) => error ?? new Error("no database"));
