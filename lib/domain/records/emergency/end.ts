import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { emergencyOf } from "./present";
import { endEmergency, lockEmergency } from "./queries";
import { EmergencyAccess, EndEmergencyAccess } from "./schema";

/** Ends an emergency access early; any administrator may do so. `invalid_transition` if it has ended already. */
export const endEmergencyAccess = command({
  name: "emergency.end",
  input: EndEmergencyAccess,
  output: EmergencyAccess,
  async run({ db, now }, { id }) {
    const access = await lockEmergency(db, id);
    if (!access) throw new AppError("not_found");
    if (!emergencyOf(access, now).isOpen) throw new AppError("invalid_transition", say("refusals.emergency.isOver"));
    await endEmergency(db, id, now);
    return emergencyOf({ ...access, endedAt: now }, now);
  },
  auditNote: ({ patient }) => ({ patientId: patient.id }),
});
