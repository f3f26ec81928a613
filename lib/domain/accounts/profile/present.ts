import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import type { ProfileRow } from "./queries";
import { openAddress } from "./address";
import type { Profile } from "./schema";

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
