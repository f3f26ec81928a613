import { localDate, localDay } from "@/lib/clock/local-day";
import { AppError, invalid, violates } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { isolated } from "@/lib/domain/accounts/name";
import { newId } from "@/lib/platform/ids";
import { entryOf } from "./present";
import { endLapsed, findWaiting, findWanted, insertEntry } from "./queries";
import { JoinWaitingList, WaitingListEntry } from "./schema";
import { checkDates } from "./wait";

/**
 * Lets a patient wait for a time of a doctor between two dates. Times that are free already are not offered: the patient saw them. `already_exists`
 * if the patient waits for this doctor.
 */
export const joinWaitingList = command({
  name: "waitingList.join",
  input: JoinWaitingList,
  output: WaitingListEntry,
  async load({ db, actor }, { doctorId, patientId }) {
    const wanted = actor.kind === "user" ? await findWanted(db, doctorId, patientId ?? actor.id) : undefined;
    return wanted && { ...wanted, accountId: actor.id };
  },
  async run({ db, actor, now }, { doctorId, from, to }, { patientId, patientName, carerIds, doctorName, timeZone }) {
    if (doctorName === null || timeZone === null) throw invalid("doctorId", say("fields.waitingList.noDoctor"));
    checkDates({ from, to }, localDate(now, timeZone));
    const id = newId();
    await endLapsed(db, { patientId, doctorId, now });
    // Two carers of one patient: only the account that waits can stop, so the other one has to know which it is.
    const waiting = await findWaiting(db, patientId, doctorId);
    if (waiting && waiting.accountId !== actor.id) throw new AppError("already_exists", say("refusals.waitingList.byAnother", { name: isolated(waiting.name) }));
    await insertEntry(db, { id, patientId, accountId: actor.id, doctorId, fromDate: from, toDate: to, startsFrom: localDay(from, timeZone).from, startsBefore: localDay(to, timeZone).to, createdAt: now }).catch(refused);
    return entryOf({ id, accountId: actor.id, carerIds, doctorId, doctorName, patientId, patientName, from, to, createdAt: now, offer: null });
  },
  auditNote: ({ id, patient }) => ({ resourceId: id, details: { patientId: patient.id } }),
});

function refused(error: unknown): never {
  if (violates(error, "waiting_list_one_per_doctor")) throw new AppError("already_exists", say("refusals.waitingList.already"));
  throw error;
}
