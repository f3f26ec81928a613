import { AppError, databaseError, invalid, violates } from "@/lib/core/errors";

/** What the schema refused in a practice, in words its doctor can act on. Rethrows anything else. */
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

/** `invalid_parameter_value`: of all that a practice holds, only a zone can be one. */
const UNKNOWN_ZONE = "22023";
