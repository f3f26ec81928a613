import { randomBytes } from "node:crypto";
import { digest } from "@/lib/platform/crypto/hash";

export const TICKET_SECONDS = 60;

/** Whose a ticket is: a session's, or the guest's of a visit. */
export type Holder = { sessionId: string } | { guestId: string };

/** A new ticket: 256 random bits, with its holder in front, so that the socket knows whom to ask the policy about. */
export const newTicket = (holder: Holder) => `${"guestId" in holder ? `guest.${holder.guestId}` : holder.sessionId}.${randomBytes(32).toString("base64url")}`;

/** The holder of a ticket; undefined for anything that does not look like one. */
export function holderOf(ticket: string): Holder | undefined {
  const [, guest, id] = /^(guest\.)?([0-9a-f-]{36})\.[\w-]{43}$/.exec(ticket) ?? [];
  return id === undefined ? undefined : guest ? { guestId: id } : { sessionId: id };
}

/** The hash of a ticket, which the database keeps. */
export const ticketHash = (ticket: string) => digest(ticket);
