import { z } from "zod";
import { modes } from "@/db/schema/choices";
import { Id, Instant, Money, nullIsNone, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

export const Reschedule = z.object({
  id: Id,
  slotId: Id.meta({ description: "The free slot to move to" }),
  reason: nullIsNone(text(500).optional()).meta({ description: "Told to the other side; needed to move it to another doctor" }),
  version: nullIsNone(z.int().positive().optional()),
});

export const AnswerMove = z.object({
  id: Id,
  accept: z.boolean(),
  slotId: nullIsNone(Id.optional()).meta({ description: "The chosen time, if the doctor offered any free time" }),
});

const Token = z.string(message("fields.link.missing")).min(1, message("fields.link.missing")).max(300, message("fields.link.unknown"));

export const ReadVisitLink = z.object({ token: Token });
export const MoveByLink = z.object({ token: Token, slotId: Id });
export const CancelByLink = z.object({ token: Token, seenRefund: z.int().nonnegative().optional() });

/** What a link in a mail about a visit opens: nothing about the patient or about health. */
export const VisitLink = z.object({
  state: z.enum(["open", "moved", "cancelled", "begun"]),
  startsAt: Instant,
  endsAt: Instant,
  doctor: z.object({ id: Id, name: z.string() }),
  timeZone: z.string(),
  mode: z.enum(modes),
  mayMove: z.boolean(),
  refund: Money,
  paid: Money,
});
