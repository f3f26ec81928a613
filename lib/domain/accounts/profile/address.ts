import type { Encrypted } from "@/lib/platform/crypto/encrypt";
import { decryptMaybe, encrypt } from "@/lib/platform/crypto/encrypt";
import type { Address } from "./particulars/schema";

/* Addresses are encrypted in the database and decrypted only here. */

/** The column of an address. */
export function encryptedAddress(personId: string, address: Address | null) {
  return { address: address && encrypt(JSON.stringify(address), { column: "profiles.address", id: personId }) };
}

/** A person's address, decrypted. */
export function openAddress({ personId, address }: { personId: string; address: Encrypted | null }): Address | null {
  const json = decryptMaybe(address, { column: "profiles.address", id: personId });
  return json === null ? null : (JSON.parse(json) as Address);
}
