import type { Context } from "@/lib/core/scope";
import { forgetSignInCounters } from "@/lib/domain/accounts/sign-in/prune-counters";
import { pruneLinks } from "@/lib/domain/accounts/links/prune";
import { pruneInvitations } from "@/lib/domain/patients/invitations/prune";
import { pruneTickets } from "@/lib/domain/visits/prune";
import { pruneSessions } from "@/lib/domain/accounts/sessions/prune";
import { sealAudit } from "@/lib/domain/audit/seals/seal";
import { pruneIdempotency } from "@/lib/domain/idempotency/prune";
import { pruneOutbox } from "@/lib/domain/outbox/prune";
import { pruneEvents } from "@/lib/domain/events/prune";
import { pruneNotifications } from "@/lib/domain/notifications/prune";
import { topUpSlots } from "@/lib/domain/availability/schedule/top-up";
import { checkAudit } from "./check-audit";
import { closeVisits } from "./close-visits";
import { askProviders, expireLapsedHolds, giveMoneyBack } from "./payments";
import { offerFreedTimes } from "./offer-times";
import { remind, watchClocks } from "./remind";
import type { Job } from "./schedule";

/** Everything that runs on a schedule: name, cron time (Indian time), and the use case, called as `system(name)`. */
export const jobs: readonly Job[] = [
  { name: "idempotency.prune", cron: "10 * * * *", run: inBatches(pruneIdempotency) },
  { name: "account.pruneLinks", cron: "15 3 * * *", run: inBatches(pruneLinks) },
  { name: "outbox.prune", cron: "20 3 * * *", run: inBatches(pruneOutbox) },
  { name: "patient.pruneInvitations", cron: "35 3 * * *", run: inBatches(pruneInvitations) },
  { name: "visit.pruneTickets", cron: "40 3 * * *", run: inBatches(pruneTickets) },
  { name: "event.prune", cron: "5 * * * *", run: inBatches(pruneEvents) },
  { name: "session.prune", cron: "25 3 * * *", run: inBatches(pruneSessions) },
  { name: "signInCounter.forget", cron: "40 3 * * *", run: inBatches(forgetSignInCounters) },
  { name: "payment.expireHolds", cron: "* * * * *", run: expireLapsedHolds },
  { name: "payment.ask", cron: "* * * * *", run: askProviders },
  { name: "payment.refund", cron: "* * * * *", run: giveMoneyBack },
  { name: "notification.prune", cron: "45 3 * * *", run: inBatches(pruneNotifications) },
  { name: "notification.checkClocks", cron: "50 * * * *", run: watchClocks },
  { name: "notification.remind", cron: "* * * * *", run: remind },
  { name: "schedule.topUp", cron: "*/10 * * * *", run: inBatches(topUpSlots) },
  { name: "waitingList.offer", cron: "* * * * *", run: offerFreedTimes },
  { name: "visit.close", cron: "* * * * *", run: closeVisits },
  { name: "audit.seal", cron: "* * * * *", run: inBatches(sealAudit) },
  { name: "audit.verify", cron: "*/10 * * * *", run: checkAudit },
];

/** Calls the use case batch by batch, so that no transaction is long. */
function inBatches(clean: (context: Context, input: Record<string, never>) => Promise<{ more: boolean }>) {
  return async (context: Context) => {
    while ((await clean(context, {})).more);
  };
}
