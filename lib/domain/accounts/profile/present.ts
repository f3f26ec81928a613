import { encryptMaybe, decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";
import type { ProfileRow } from "./queries";
import { openAddress } from "./address";
import type { Profile } from "./schema";

/* A phone number is contact data: encrypted in the database, decrypted here for its owner and in prescriptions for the paper. */

/** The columns of a phone number in E.164: the encrypted number, and a keyed hash (blind index) to find an equal number. */
export function encryptedPhone(personId: string, phone: string | null) {
  return {
    phone: encryptMaybe(phone, { column: "profiles.phone", id: personId }),
    phoneIndex: phone === null ? null : keyedHash("index.phone", phone),
  };
}

/** A profile as its owner sees it. */
export function openProfile(row: ProfileRow): Profile {
  const id = row.personId;
  return {
    id,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    role: row.role,
    firstName: row.firstName,
    lastName: row.lastName,
    phone: decryptMaybe(row.phone, { column: "profiles.phone", id }),
    dateOfBirth: row.dateOfBirth,
    gender: row.gender,
    address: openAddress(row),
    timeZone: row.timeZone,
    language: row.language,
    version: row.version,
    updatedAt: row.updatedAt,
  };
}
