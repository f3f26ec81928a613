import { AppError, invalid } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { Nothing } from "../../accounts/schema";
import { endGuestsOf } from "../../visits/guests/queries";
import { roomTopic } from "../../visits/room";
import { publish } from "@/lib/platform/channel/channel";
import { endCare as end, lockPatient } from "../queries";
import { EndCare } from "./schema";

/**
 * Ends an account's care for a patient, and the part of guests whom it invited to visits; the record and its audit stay. A carer leaves, the patient's own account dismisses
 * anybody, and an administrator, who gives a reason, anybody too. `invalid_transition` if the patient would be left with
 * nobody, or for the patient's own account.
 */
export const endCare = command({
  name: "patient.endCare",
  input: EndCare,
  output: Nothing,
  async load({ db, actor }, { id, carerId }) {
    const patient = await lockPatient(db, actor, id);
    return patient?.carerIds.includes(carerId) ? { ...patient, carerId } : undefined;
  },
  async run({ db, actor, now, emit, afterCommit }, { id, carerId, reason }, { carerIds }) {
    const isAdmin = actor.role === "admin";
    if (isAdmin && reason === undefined) throw invalid("reason", say("fields.care.reason"));
    if (carerId === id) throw new AppError("invalid_transition", say("refusals.care.own"), { extra: { allowed: [] } });
    if (!isAdmin && carerIds.length === 1) throw new AppError("invalid_transition", say("refusals.care.last"), { extra: { allowed: [] } });
    await end(db, id, { carerId, by: actor.id, reason: isAdmin ? reason : undefined, now });
    const withoutGuest = await endGuestsOf(db, id, [carerId], { endedAt: now, endedBy: actor.id });
    afterCommit(() => withoutGuest.forEach((visitId) => publish(roomTopic(visitId), { type: "guest" })));
    emit("patient.careEnded", { patientId: id, accountId: carerId });
    return {};
  },
  auditNote: (_, { id, carerId }, { reason }) => ({ resourceId: id, patientId: id, reason: reason ?? null, details: { carerId } }),
});
