import { AppError, databaseError, invalid, violates } from "@/lib/core/errors";

/** Turns a constraint violation of a practice into an error that the doctor can act on. Rethrows anything else. */
export function refusedWrite(error: unknown): never {
  if (violates(error, "doctors_pkey")) throw new AppError("already_exists", "You have a doctor's profile already. Change that one.");
  if (violates(error, "doctors_registration_unique")) {
    throw new AppError("already_exists", "This registration belongs to another doctor's profile.", {
      fields: { registrationNumber: ["This number is registered here already, with the same council."] },
    });
  }
  if (databaseError(error)?.code === UNKNOWN_ZONE) throw invalid("timeZone", "Use an IANA time zone, such as Asia/Kolkata.");
  throw error;
}

/** `invalid_parameter_value`: of the fields of a practice, only the time zone can cause it. */
const UNKNOWN_ZONE = "22023";
