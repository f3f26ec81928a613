import { encrypt, encryptMaybe, decryptMaybe } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";
import type { ProfileRow } from "./queries";
import type { Address, Profile } from "./schema";

/* Phone and address are contact data: encrypted in the database, decrypted only here. */

/** The columns of a phone number in E.164: the encrypted number, and a keyed hash (blind index) to find an equal number. */
export function encryptedPhone(userId: string, phone: string | null) {
  return {
    phone: encryptMaybe(phone, { column: "profiles.phone", id: userId }),
    phoneIndex: phone === null ? null : keyedHash("index.phone", phone),
  };
}

/** The column of an address. */
export function encryptedAddress(userId: string, address: Address | null) {
  return { address: address && encrypt(JSON.stringify(address), { column: "profiles.address", id: userId }) };
}

/** A profile as its owner sees it. */
export function openProfile(row: ProfileRow): Profile {
  const id = row.userId;
  const address = decryptMaybe(row.address, { column: "profiles.address", id });
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
    address: address === null ? null : (JSON.parse(address) as Address),
    timeZone: row.timeZone,
    language: row.language,
    version: row.version,
    updatedAt: row.updatedAt,
  };
}
