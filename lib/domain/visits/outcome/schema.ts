import { z } from "zod";
import { closeReasons, closers, noShowParties, openMarks, seatRoles } from "@/db/schema/choices";
import { Id, Instant } from "@/lib/core/wire";

export const NoShowBy = z.enum(noShowParties).meta({ description: "Who did not come to a visit; `both` if nobody came" });
export type NoShowBy = z.infer<typeof NoShowBy>;
export const ClosedBy = z.enum(closers);
export const CloseReason = z.enum(closeReasons).meta({
  description: "`not_closed`: the two met and nobody closed the visit, so the product did. `decided`: an administrator corrected it",
});
export type CloseReason = z.infer<typeof CloseReason>;
export const OpenMark = z.enum(openMarks).meta({
  description:
    "Why a visit is still open although its time is over. `short_wait`: the patient was never there, and the doctor too briefly to say so. `not_together`: both were there, and did not meet. " +
    "`written`: nobody met in the room, and something is in the record. `before_evidence`: it was before the product kept who was there",
});
export type OpenMark = z.infer<typeof OpenMark>;

export const CloseVisit = z.object({ id: Id });
export const ClosedVisit = z.object({ id: Id, status: z.string(), noShowBy: NoShowBy.nullable(), openMark: OpenMark.nullable() });

export const ListDueVisits = z.object({ after: z.object({ startsAt: z.string(), id: Id }).optional() });
export const DueVisits = z.object({ ids: z.array(Id), after: z.object({ startsAt: z.string(), id: Id }).nullable() });

export const ReadTimeline = z.object({ id: Id });

export const TimelineEntry = z.object({
  at: Instant,
  kind: z
    .enum(["joined", "back", "left", "lost", "lostFor", "started", "completed", "closed", "cancelled", "missed", "corrected", "guestInvited", "guestAgreed", "guestDeclined", "guestRemoved"])
    .meta({ description: "`lostFor`: the connection was lost and came back after `seconds`. `closed`: completed by the product. `corrected`: by an administrator. `missed`: see `noShowBy` of the consultation. `guestInvited` by the patient is the patient's consent; by the doctor, `guestAgreed` follows" }),
  /** Null if the product did it. */
  who: z.object({ role: z.enum([...seatRoles, "admin"]), name: z.string(), isYou: z.boolean() }).nullable(),
  /** The guest whom it is about: invited, agreed to, or removed. */
  guest: z.object({ name: z.string(), relation: z.string() }).nullable(),
  seconds: z.int().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What happened in and around the room of a visit, in order, and who was there for how long. */
export const Timeline = z.object({
  entries: z.array(TimelineEntry),
  presence: z.object({
    patientSeconds: z.int(),
    doctorSeconds: z.int(),
    togetherSeconds: z.int(),
    patientAloneSeconds: z.int(),
    doctorAloneSeconds: z.int(),
    patientCame: z.boolean().meta({ description: "False if the patient was never in the room and wrote nothing there: to complete such a visit, the doctor gives a reason" }),
    graceSeconds: z.int().meta({ description: "How long a doctor must have waited to say that the patient did not come" }),
    doctorWaitedSeconds: z.int().meta({ description: "How long the doctor has been in the room since the visit's time" }),
  }),
  /** Until when either side may contest what the visit was closed as; null if there is nothing to contest. */
  contestableUntil: Instant.nullable(),
});
export type Timeline = z.input<typeof Timeline>;
