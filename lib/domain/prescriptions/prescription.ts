import type { Status } from "../consultations/schema";
import type { PrescriptionStatus } from "./schema";

/** From each state, the states that may follow. */
export const transitions: Readonly<Record<PrescriptionStatus, readonly PrescriptionStatus[]>> = {
  draft: ["signed"],
  signed: ["superseded", "revoked"],
  superseded: [],
  revoked: [],
};

/** How many days after the end of a consultation a doctor can still prescribe: enough for a laboratory report to arrive. */
export const PRESCRIBING_DAYS = 30;

/** True if a prescription can be written: from the start of the consultation to 30 days after its end. */
export function isPrescribable({ status, completedAt }: { status: Status; completedAt: Date | null }, now: Date): boolean {
  if (status === "in_progress") return true;
  return status === "completed" && completedAt !== null && now.getTime() - completedAt.getTime() <= PRESCRIBING_DAYS * 86_400_000;
}
