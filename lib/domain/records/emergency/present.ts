import type { EmergencyRow } from "./queries";
import type { EmergencyAccess } from "./schema";

/** A row as administrators see it at `now`. */
export function emergencyOf({ adminId, adminName, patientId, patientName, ...row }: EmergencyRow, now: Date): EmergencyAccess {
  return {
    ...row,
    admin: { id: adminId, name: adminName },
    patient: { id: patientId, name: patientName },
    isOpen: row.endedAt === null && row.expiresAt > now,
  };
}
