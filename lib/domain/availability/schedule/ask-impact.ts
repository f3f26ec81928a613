import { wallTime } from "@/lib/clock/local-day";
import { AppError, type FieldErrors, invalid } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { summaryOf } from "@/lib/domain/consultations/summary-of";
import { listSummaries } from "@/lib/domain/consultations/queries";
import { Reader } from "@/lib/domain/records/reader";
import type { Hours } from "./changes";
import { checkedException, checkedRules } from "./check";
import { exceptionsOf, hoursOf, previewOf, visitsHit } from "./fill";
import { findHours } from "./queries";
import { AskImpact, Impact } from "./schema";

/** What saving a schedule or an exception would do, without saving it. */
export const askImpact = query({
  name: "schedule.impact",
  input: AskImpact,
  output: Impact,
  load: ({ db }, { doctorId }) => findHours(db, doctorId),
  async run({ db, actor, now }, { doctorId, timeZone, rules, leadMinutes, horizonDays, kind, from, to, slotMinutes, modes, replacesDay }, practice) {
    const before = await hoursOf(db, practice, now);
    let after: Hours;
    if (kind !== undefined) {
      const missing: FieldErrors = {};
      if (from === undefined) missing.from = [say("fields.hours.wall")];
      if (to === undefined) missing.to = [say("fields.hours.wall")];
      if (from === undefined || to === undefined) throw new AppError("invalid_input", undefined, { fields: missing });
      const exception = checkedException({ kind, from, to, slotMinutes, modes, replacesDay }, wallTime(now, practice.timeZone));
      after = { ...before, exceptions: [...before.exceptions, { ...exception, slotMinutes: slotMinutes ?? before.rules[0]?.slotMinutes ?? practice.slotMinutes }] };
    } else {
      if (rules === undefined) throw invalid("rules", say("fields.hours.neither"));
      const zone = timeZone ?? practice.timeZone;
      after = {
        rules: checkedRules(rules),
        leadMinutes: leadMinutes ?? before.leadMinutes,
        horizonDays: horizonDays ?? before.horizonDays,
        timeZone: zone,
        exceptions: zone === practice.timeZone ? before.exceptions : await exceptionsOf(db, doctorId, zone, now),
      };
    }
    const [changes, hit] = await Promise.all([previewOf(db, doctorId, after, now), visitsHit(db, doctorId, before, after, now)]);
    const visits = await listSummaries(db, hit);
    return {
      slotsAdded: changes.add.length + changes.unblock.length,
      slotsRemoved: changes.remove.length + changes.block.length,
      consultations: visits.map((visit) => summaryOf(visit, Reader.ofAnswer(actor))),
    };
  },
});
