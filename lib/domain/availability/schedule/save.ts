import { AppError } from "@/lib/core/errors";
import { isSameZone } from "@/lib/clock/zone-rules";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { forgetZones } from "@/lib/domain/doctors/zone-queries";
import { checkedRules } from "./check";
import { exceptionsOf, fill, hoursOf, visitsHit } from "./fill";
import { scheduleOf } from "./present";
import { findHours, lockHours, saveHours, setZone } from "./queries";
import { SaveSchedule, Schedule } from "./schema";
import { settle } from "./settle";

/**
 * Saves a doctor's weekly hours and makes the slots from them at once. What is held or booked stays, unless the doctor says what is to
 * happen to the visits that are hit. `edit_conflict` if the hours were saved since the version that the doctor changed.
 */
export const saveSchedule = command({
  name: "schedule.save",
  input: SaveSchedule,
  output: Schedule,
  load: ({ db }, { doctorId }) => lockHours(db, doctorId),
  async run(scope, { doctorId, version, affected, decisions, ...typed }, practice) {
    const { db, now, afterCommit } = scope;
    const current = practice.hours?.version ?? 0;
    if (version !== undefined && version !== current) throw new AppError("edit_conflict", say("refusals.hours.changed"), { extra: { version: current } });
    const rules = checkedRules(typed.rules);
    const before = await hoursOf(db, practice, now);
    const timeZone = typed.timeZone !== undefined && !isSameZone(typed.timeZone, practice.timeZone) ? typed.timeZone : practice.timeZone;
    if (timeZone !== practice.timeZone) {
      await setZone(db, doctorId, timeZone);
      afterCommit(forgetZones);
    }
    const { leadMinutes, horizonDays } = typed;
    await saveHours(db, { doctorId, rules, leadMinutes, horizonDays, version: current + 1, now });
    const after = { rules, leadMinutes, horizonDays, timeZone, exceptions: timeZone === practice.timeZone ? before.exceptions : await exceptionsOf(db, doctorId, timeZone, now) };
    const hit = affected || decisions ? await visitsHit(db, doctorId, before, after, now) : [];
    await settle(scope, hit, { affected, decisions, reason: undefined });
    await fill(db, doctorId, after, now);
    return scheduleOf((await findHours(db, doctorId))!);
  },
  auditNote: ({ version }, { id }) => ({ resourceId: id, details: { version } }),
});
