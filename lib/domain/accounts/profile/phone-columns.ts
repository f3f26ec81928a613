import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { keyedHash } from "@/lib/platform/crypto/hash";

/* A phone number is contact data: encrypted in the database, decrypted here for its owner and in prescriptions for the paper. */

/** The columns of a phone number in E.164: the encrypted number, and a keyed hash (blind index) to find an equal number. */
export function encryptedPhone(personId: string, phone: string | null) {
  return {
    phone: encryptMaybe(phone, { column: "profiles.phone", id: personId }),
    phoneIndex: phone === null ? null : keyedHash("index.phone", phone),
  };
}
