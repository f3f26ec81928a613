import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { handOver } from "@/lib/domain/outbox/queries";
import { startConsumers, provideQueues } from "../consumers";
import { deliverMails } from "../deliver-mails";
import { openQueue } from "../queue";
import { enqueue, keyOf, startRelay } from "../relay";
import { sendTexts } from "../send-texts";
import { writeNotices } from "../write-notices";

/* A process that does the jobs and kills itself at a step: `worker.ts taken|queued|consumed|completed`. */

const step = process.argv[2];
const die = () => {
  process.kill(process.pid, "SIGKILL");
  return new Promise<never>(() => {});
};
const db = database();
const boss = await openQueue();
await provideQueues(boss);

if (step === "taken") await handOver(100, keyOf, die);
if (step === "queued") await handOver(100, keyOf, (events, within) => enqueue(boss, events, within).then(die));
const andDie = <A extends unknown[]>(consume: (...given: A) => Promise<void>) => (...given: A) => consume(...given).then(step === "consumed" ? die : undefined);
await startConsumers(boss, { db, those: { mail: andDie(deliverMails), notice: andDie(writeNotices), sms: sendTexts } });
startRelay({ db }, boss);
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 20));
  const [row] = await db.execute<{ done: number }>(sql`select count(*)::int as done from pgboss.job where name = 'events.mail' and state = 'completed'`);
  if (step === "completed" && row!.done > 0) await die();
}
