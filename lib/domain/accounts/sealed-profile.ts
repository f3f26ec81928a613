import { keyedHash, seal, sealMaybe, unsealMaybe } from "@/lib/platform/crypto/encrypt";
import type { ProfileRow } from "./queries";
import type { Address, Profile } from "./schema";

/* Phone and address are contact data: sealed in the database, open only here. */

/** The columns of a phone number in E.164: sealed, and blind for finding an equal one. */
export function sealedPhone(userId: string, phone: string | null) {
  return {
    phone: sealMaybe(phone, { column: "profiles.phone", id: userId }),
    phoneIndex: phone === null ? null : keyedHash("index.phone", phone),
  };
}

/** The column of an address. */
export function sealedAddress(userId: string, address: Address | null) {
  return { address: address && seal(JSON.stringify(address), { column: "profiles.address", id: userId }) };
}

/** A profile as its owner sees it. */
export function openProfile(row: ProfileRow): Profile {
  const id = row.userId;
  const address = unsealMaybe(row.address, { column: "profiles.address", id });
  return {
    id,
    email: row.email,
    emailVerified: row.emailVerifiedAt !== null,
    role: row.role,
    firstName: row.firstName,
    lastName: row.lastName,
    phone: unsealMaybe(row.phone, { column: "profiles.phone", id }),
    dateOfBirth: row.dateOfBirth,
    gender: row.gender,
    address: address === null ? null : (JSON.parse(address) as Address),
    timeZone: row.timeZone,
    language: row.language,
    version: row.version,
    updatedAt: row.updatedAt,
  };
}
