import { env } from "@/lib/platform/config/env";
import { decrypt, type Encrypted } from "@/lib/platform/crypto/encrypt";
import type { ConsultationRow } from "../../consultations/queries";
import { guestLinkHash, guestLinkSecret } from "./guest";
import type { GuestRow } from "./queries";

interface Named {
  id: string;
  guestName: Encrypted;
  guestRelation: Encrypted;
}

/** The name and the relation of a guest. */
export const particularsOf = ({ id, guestName, guestRelation }: Named) => ({
  name: decrypt(guestName, { column: "room_guests.guest_name", id }),
  relation: decrypt(guestRelation, { column: "room_guests.guest_relation", id }),
});

/** A guest as those see it who attend the visit; the link only for whoever invited. */
export function guestOf({ guest, inviterName, agreedName, isThere }: GuestRow, visit: Pick<ConsultationRow, "doctorName">, readerId: string | undefined) {
  const { id, invitedBy, invitedSide, invitedAt, consentAt, usedAt, endedAt, end, linkHash } = guest;
  const state = endedAt ? ("ended" as const) : usedAt ? ("seated" as const) : ("invited" as const);
  const secret = guestLinkSecret(id);
  // Links that were made before the key changed cannot be shown again.
  const isShown = state === "invited" && readerId === invitedBy && guestLinkHash(secret) === linkHash;
  return {
    id,
    ...particularsOf(guest),
    state,
    invitedBy: { role: invitedSide, name: invitedSide === "doctor" ? visit.doctorName : inviterName },
    invitedAt,
    consent: consentAt && agreedName !== null ? { by: agreedName, at: consentAt } : null,
    usedAt,
    isThere: isThere && state === "seated",
    endedAt,
    end,
    link: isShown ? `${env().APP_URL}/room/${secret}` : null,
  };
}
