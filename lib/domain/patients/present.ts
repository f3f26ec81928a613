import { localDate } from "@/lib/clock/local-day";
import { fullName } from "@/lib/domain/accounts/name";
import { openAddress } from "@/lib/domain/accounts/profile/address";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { ageAnswer } from "./age";
import type { listPatients, PatientRow } from "./queries";
import type { Patient, PatientSummary } from "./schema";

/** A patient as lists show it, with the age at `now` in the reader's zone. */
export function summaryOf({ id, accountId, profile, relation, readerZone }: Awaited<ReturnType<typeof listPatients>>[number] | PatientRow, now: Date): PatientSummary {
  const { dateOfBirth, gender } = profile;
  return { id, name: fullName(profile), dateOfBirth, age: ageAnswer(localDate(now, readerZone), dateOfBirth), gender, relation, hasOwnAccount: accountId !== null };
}

/** A patient in full. */
export function patientOf(row: PatientRow, now: Date): Patient {
  const { firstName, lastName, version } = row.profile;
  return {
    ...summaryOf(row, now),
    firstName,
    lastName,
    version,
    address: openAddress(row.profile),
    abhaNumber: decryptMaybe(row.abhaNumber, { column: "patients.abha_number", id: row.id }),
  };
}
