import { localDate, localDay } from "@/lib/clock/local-day";
import { AppError, violates } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { tellAttending } from "@/lib/domain/events/tell";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../queries";
import { windowOf } from "./present";
import { insertWindow, listWindows } from "./queries";
import { FollowUpWindow, OfferFollowUp } from "./schema";

const DAY_MS = 86_400_000;

/** Offers the patient of a visit that was completed, or is under way, to come again without a fee. Once for each visit. */
export const offerFollowUp = command({
  name: "consultation.offerFollowUp",
  input: OfferFollowUp,
  output: FollowUpWindow,
  load: ({ db }, { id }) => lockConsultation(db, id),
  async run(scope, { id: consultationId, days, visits }, visit) {
    const { db, actor, now } = scope;
    if (visit.status !== "completed" && visit.status !== "in_progress") throw new AppError("invalid_transition", say("refusals.followUp.notYet"), { extra: { allowed: [] } });
    const id = newId();
    const lastDay = new Date(Date.parse(localDate(now, visit.timeZone)) + days * DAY_MS).toISOString().slice(0, 10);
    const endsAt = localDay(lastDay, visit.timeZone).to;
    await insertWindow(db, { id, consultationId, doctorId: visit.doctorId, patientId: visit.patientId, endsAt, createdAt: now }, visits).catch((error: unknown) => {
      throw violates(error, "follow_up_windows_one_per_visit") ? new AppError("already_exists", say("refusals.followUp.offered")) : error;
    });
    const [window] = await listWindows(db, actor, { id });
    await tellAttending(scope, visit, "visit");
    return windowOf(window!);
  },
  auditNote: ({ id, visits, lastDay }, visit) => ({ resourceId: visit.id, patientId: visit.patientId, details: { windowId: id, visits, lastDay } }),
});
