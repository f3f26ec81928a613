import { randomBytes } from "node:crypto";
import { digest } from "@/lib/platform/crypto/hash";

export const TICKET_SECONDS = 60;

/** A new ticket for a session: 256 random bits, with the session's id in front, so that the socket knows whom to ask the policy about. */
export const newTicket = (sessionId: string) => `${sessionId}.${randomBytes(32).toString("base64url")}`;

/** The session of a ticket; undefined for anything that does not look like one. */
export const sessionOfTicket = (ticket: string): string | undefined => /^([0-9a-f-]{36})\.[\w-]{43}$/.exec(ticket)?.[1];

/** The hash of a ticket, which the database keeps. */
export const ticketHash = (ticket: string) => digest(ticket);
