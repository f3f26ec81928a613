import { AppError, databaseError, invalid, violates } from "@/lib/core/errors";
import { say } from "@/lib/core/words";

/** Turns a constraint violation of a practice into an error that the doctor can act on. Rethrows anything else. */
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

/** `invalid_parameter_value`: of the fields of a practice, only the time zone can cause it. */
const UNKNOWN_ZONE = "22023";
