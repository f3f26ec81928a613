import type { Scope } from "@/lib/core/scope";
import { measureBacklog } from "@/lib/domain/outbox/queries";
import { measureOutbox } from "@/lib/platform/telemetry/job-metrics";
import { logger } from "@/lib/platform/log/logger";
import { closeMail, mailMode } from "@/lib/platform/mail/send";
import { deliverDue, startDelivery } from "./deliver";
import { jobs } from "./jobs";
import { startSchedule } from "./schedule";

/** Starts everything that runs in the background, without waiting for it. Call `stop` before closing the database's pool. */
export function startJobs({ db }: Pick<Scope, "db">): { stop(): Promise<void> } {
  if (mailMode() === "dropped") logger.warn("No mail server is set (SMTP_URL, MAIL_FROM): nobody gets a mail.");
  measureOutbox(() => measureBacklog(db));
  const delivery = startDelivery(({ signal }) => deliverDue({ db, signal }));
  const schedule = startSchedule(jobs).catch((err: unknown) => {
    logger.error({ err }, "Jobs could not be started: nothing is cleaned up until the next start.");
    return undefined;
  });
  return {
    async stop() {
      await Promise.all([delivery.stop(), schedule.then((running) => running?.stop())]);
      closeMail();
    },
  };
}
