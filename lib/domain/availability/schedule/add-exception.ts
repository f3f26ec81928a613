import { AppError } from "@/lib/core/errors";
import { wallTime } from "@/lib/clock/local-day";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encrypt } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { checkedException } from "./check";
import { fill, hoursOf, visitsHit } from "./fill";
import { exceptionOf } from "./present";
import { insertException, listExceptions, lockHours } from "./queries";
import { AddException, MOST_EXCEPTIONS, PracticeException } from "./schema";
import { settle } from "./settle";

/**
 * Adds leave or extra hours, and makes the slots again at once. For each booked visit that is hit new times are offered, or it is
 * cancelled with refund, as the doctor says.
 */
export const addException = command({
  name: "schedule.addException",
  input: AddException,
  output: PracticeException,
  load: ({ db }, { doctorId }) => lockHours(db, doctorId),
  async run(scope, { doctorId, affected, decisions, reason, ...typed }, practice) {
    const { db, now } = scope;
    const nowWall = wallTime(now, practice.timeZone);
    const exception = checkedException(typed, nowWall);
    const before = await hoursOf(db, practice, now);
    if (before.exceptions.length >= MOST_EXCEPTIONS) throw new AppError("invalid_input", say("refusals.hours.tooManyExceptions", { max: MOST_EXCEPTIONS }));
    const { kind, from, to, modes } = exception;
    const isExtra = kind === "extra";
    const slotMinutes = isExtra ? (exception.slotMinutes ?? before.rules[0]?.slotMinutes ?? practice.slotMinutes) : null;
    const id = newId();
    const row = { id, doctorId, kind, fromWall: from, toWall: to, slotMinutes, modes: isExtra ? (modes ?? null) : null, replacesDay: exception.replacesDay ?? false, affected, createdAt: now };
    await insertException(db, { ...row, reason: reason ? encrypt(reason, { column: "practice_exceptions.reason", id }) : null });
    const after = { ...before, exceptions: [...before.exceptions, { kind, from, to, slotMinutes, modes, replacesDay: row.replacesDay }] };
    await settle(scope, await visitsHit(db, doctorId, before, after, now), { affected, decisions, reason });
    await fill(db, doctorId, after, now);
    return exceptionOf((await listExceptions(db, doctorId, nowWall)).find((one) => one.id === id)!);
  },
  auditNote: ({ id, kind, affected }, practice) => ({ resourceId: practice.id, details: { exceptionId: id, kind, affected } }),
});
