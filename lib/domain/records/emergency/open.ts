import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { env } from "@/lib/platform/config/env";
import { newId } from "@/lib/platform/ids";
import { emergencyOf } from "./present";
import { findEmergency, findPatient, insertEmergency } from "./queries";
import { EmergencyAccess, OpenEmergencyAccess } from "./schema";

/**
 * An administrator opens one patient's record in an emergency ("break-glass"), for EMERGENCY_ACCESS_MINUTES. The reason is
 * audited, and the patient is told. `already_exists` if this administrator has an open access already: it is not extended.
 */
export const openEmergencyAccess = command({
  name: "emergency.open",
  input: OpenEmergencyAccess,
  output: EmergencyAccess,
  async run({ db, actor, now, emit }, input) {
    const patientId = await findPatient(db, input);
    if (!patientId) throw new AppError("not_found", say("refusals.emergency.noPatient"));
    const id = newId();
    const expiresAt = new Date(now.getTime() + env().EMERGENCY_ACCESS_MINUTES * 60_000);
    const isNew = await insertEmergency(db, { id, adminId: actor.id, patientId, reason: input.reason, openedAt: now, expiresAt });
    if (!isNew) throw new AppError("already_exists", say("refusals.emergency.isOpen"));
    emit("record.emergencyAccessOpened", { accessId: id, patientId });
    return emergencyOf((await findEmergency(db, id))!, now);
  },
  auditNote: (access, _, { consultationId }) => ({
    resourceId: access.id,
    patientId: access.patient.id,
    reason: access.reason,
    details: { expiresAt: access.expiresAt.toISOString(), ...(consultationId && { consultationId }) },
  }),
});
