import { z } from "zod";
import { guestEnds, roomRoles } from "@/db/schema/choices";
import { Id, Instant, line } from "@/lib/core/wire";
import { LinkToken } from "@/lib/domain/accounts/links/schema";
import { VisitMode } from "../schema";

export const GUEST_NAME_MAX = 80;
export const GUEST_RELATION_MAX = 60;

/** The relations that screens offer and can say in every language. Others are taken as they were written. */
export const knownRelations = ["relative", "friend", "carer", "interpreter", "other"] as const;
export type KnownRelation = (typeof knownRelations)[number];
export const isKnownRelation = (relation: string): relation is KnownRelation => (knownRelations as readonly string[]).includes(relation);

export const InviteGuest = z.object({
  id: Id,
  name: line(GUEST_NAME_MAX).meta({ description: "The guest's name; it stays in the record of the consultation" }),
  relation: line(GUEST_RELATION_MAX).meta({ description: `What the guest is to the patient, or why they come: ${knownRelations.map((one) => `\`${one}\``).join(", ")}, or in your own words` }),
});

/** The third person of a visit, as those see it who attend it. */
export const Guest = z.object({
  id: Id,
  name: z.string(),
  relation: z.string(),
  state: z.enum(["invited", "seated", "ended"]).meta({ description: "`invited`: the link waits to be used. `seated`: it was used, and opens nothing any more. `ended`: the link and the seat are worth nothing" }),
  invitedBy: z.object({ role: z.enum(roomRoles), name: z.string() }),
  invitedAt: Instant,
  /** The patient's side has agreed; null while it has not. A guest comes into the room only with it. */
  consent: z.object({ by: z.string(), at: Instant }).nullable(),
  usedAt: Instant.nullable(),
  isThere: z.boolean().meta({ description: "Whether the guest is in the room now" }),
  endedAt: Instant.nullable(),
  end: z.enum(guestEnds).nullable().meta({ description: "`declined`: the patient's side did not agree. `removed`: one of the two took the link back, or the guest out" }),
  link: z.string().nullable().meta({ description: "Opens the room once, without an account. Only for whoever invited, and only until it is used" }),
});
export type Guest = z.input<typeof Guest>;

export const ListGuests = z.object({ id: Id });
export const GuestList = z.object({ data: z.array(Guest) });

export const AnswerGuest = z.object({ id: Id, guestId: Id, agrees: z.boolean().meta({ description: "False: the invitation ends" }) });
export const RemoveGuest = z.object({ id: Id, guestId: Id });

/** `seats`: what this browser keeps for the seats it has taken. */
export const ReadGuestLink = z.object({ link: LinkToken, seats: z.array(z.string().max(200)).max(50).default([]) });
/** What a guest's link offers, for whoever holds it. Nothing of the patient. */
export const GuestLink = z.object({
  state: z.enum(["open", "early", "used", "ended", "closed"]),
  isSeated: z.boolean(),
  end: z.enum(guestEnds).nullable(),
  guestId: Id,
  consultationId: Id,
  name: z.string(),
  relation: z.string(),
  doctorName: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  timeZone: z.string(),
  mode: VisitMode,
});
export type GuestLink = z.input<typeof GuestLink>;

export const TakeSeat = z.object({ link: LinkToken });
export const Seat = z.object({ guestId: Id, consultationId: Id, seat: z.string() });
