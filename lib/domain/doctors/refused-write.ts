import { AppError, databaseError, invalid, violates } from "@/lib/core/errors";
import { say } from "@/lib/core/words";

/** What the schema refused in a practice, in words its doctor can act on. Rethrows anything else. */
export function refusedWrite(error: unknown): never {
  if (violates(error, "doctors_pkey")) throw new AppError("already_exists", say("refusals.doctor.hasProfile"));
  if (violates(error, "doctors_registration_unique")) {
    throw new AppError("already_exists", say("refusals.doctor.registrationTaken"), {
      fields: { registrationNumber: [say("fields.registrationNumber.taken")] },
    });
  }
  if (databaseError(error)?.code === UNKNOWN_ZONE) throw invalid("timeZone", say("fields.timeZone.unknown"));
  throw error;
}

/** `invalid_parameter_value`: of all that a practice holds, only a zone can be one. */
const UNKNOWN_ZONE = "22023";
