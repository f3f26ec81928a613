import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Db } from "@/db/client";
import { findInvariantViolations } from "@/lib/domain/consultations/queries";
import type { Child } from "./children";
import { openConnections, type Shot } from "./load";
import type { Results } from "./report";
import type { Rig } from "./rig";

const SAMPLES = 200;
/** Our handling of typos changes more often than this ceiling does. A few different results still make a fair comparison. */
const TOLERATED = 0.05;

/** Reports if product and ceiling do not return the same rows in the same order: then the comparison would not be fair. */
export async function disagreements(kind: string, product: Child, ceiling: Child, next: () => Shot | undefined): Promise<string[]> {
  const [[one], [other]] = await Promise.all([openConnections(product.port, 1), openConnections(ceiling.port, 1)]);
  let differing = 0;
  for (let n = 0; n < SAMPLES; n++) {
    const { bytes } = next()!;
    const [a, b] = await Promise.all([one!.ask(bytes), other!.ask(bytes)]);
    if (a.status !== 200 || b.status !== 200 || idsOf(a.text) !== idsOf(b.text)) differing++;
  }
  one!.close();
  other!.close();
  return differing > TOLERATED * SAMPLES ? [`${kind}: product and ceiling differ in ${differing} of ${SAMPLES} answers`] : [];
}

function idsOf(text: string): string {
  const { data } = JSON.parse(text) as { data: { id: string }[] };
  return data
    .slice(0, 20)
    .map(({ id }) => id)
    .join();
}

/** Every fault after the run: a booking without all its rows, a broken invariant, an error, a race without exactly one winner. */
export async function wrongsOf({ comparisons, race, live, room }: Results, { client, logs }: Rig): Promise<string[]> {
  const wrong: string[] = [];
  const [counts] = await client`
    select count(*)::int as consultations,
      count(*) filter (where exists (select from payments p where p.consultation_id = c.id and p.amount = c.fee_amount))::int as payments,
      (select count(*) from audit_logs where action = 'consultation.book' and outcome = 'success')::int as audits,
      (select count(*) from outbox where topic = 'consultation.booked')::int as events,
      (select count(*) from idempotency_keys where route = 'consultation.book')::int as keys
    from consultations c`;
  // The visits whose rooms are measured are made without the rows of a booking.
  if (!room && new Set(Object.values(counts!)).size !== 1) wrong.push(`a booking did not write all its rows: ${JSON.stringify(counts)}`);
  const violations = Object.entries(await findInvariantViolations(drizzle(client) as unknown as Db)).filter(([, count]) => count > 0);
  if (violations.length > 0) wrong.push(`invariants: ${JSON.stringify(Object.fromEntries(violations))}`);
  for (const [kind, { product, ceiling }] of Object.entries(comparisons)) {
    if (product.errors + ceiling.errors > 0) wrong.push(`${kind}: errors, product ${JSON.stringify(product.statuses)}, ceiling ${JSON.stringify(ceiling.statuses)}`);
  }
  if (live?.lost) wrong.push(`${live.lost} streams were lost`);
  if (room?.signalling.lost) wrong.push(`${room.signalling.lost} messages of rooms were lost`);
  const winners = race?.product.winners ?? [];
  const others = Object.keys(race?.product.statuses ?? {}).filter((status) => status !== "201" && status !== "409");
  if (winners.some((count) => count !== 1) || others.length > 0) wrong.push(`race: winners ${winners.join(" ")}, statuses ${JSON.stringify(race?.product.statuses)}`);
  const logged = await errorsIn(logs);
  if (logged.length > 0) wrong.push(`${logged.length} errors in the log, the first: ${logged[0]}`);
  return wrong;
}

async function errorsIn(logs: string): Promise<string[]> {
  const files = (await readdir(logs).catch(() => [])).filter((name) => name.startsWith("error-"));
  const texts = await Promise.all(files.map((name) => readFile(path.join(logs, name), "utf8")));
  return texts.flatMap((text) => text.split("\n").filter(Boolean));
}
