import { z } from "zod";
import { Id, Instant, LocalDate } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { FOLLOW_UP_DAYS_MAX, FOLLOW_UP_VISITS_MAX } from "./follow-up";

/** Visits that a doctor offers without a fee, after a visit. */
export const FollowUpWindow = z.object({
  id: Id,
  consultationId: Id.meta({ description: "The consultation after which it was offered" }),
  doctor: z.object({ id: Id, name: z.string() }),
  patient: z.object({ id: Id, name: z.string() }),
  endsAt: Instant.meta({ description: "A visit that starts before this is free" }),
  lastDay: LocalDate.meta({ description: "The last day on which a visit is free, in the doctor's zone" }),
  visits: z.int().meta({ description: "How many were offered" }),
  visitsLeft: z.int().meta({ description: "How many are not booked" }),
  offeredAt: Instant,
});
export type FollowUpWindow = z.input<typeof FollowUpWindow>;

const whole = (key: "fields.followUp.days" | "fields.followUp.visits", max: number) => {
  const words = message(key, { max });
  return z.number(words).int(words).min(1, words).max(max, words);
};

export const OfferFollowUp = z.object({
  id: Id,
  days: whole("fields.followUp.days", FOLLOW_UP_DAYS_MAX).meta({ description: "Counted from today, in the doctor's zone; the last day is a whole one", examples: [14] }),
  visits: whole("fields.followUp.visits", FOLLOW_UP_VISITS_MAX).meta({ examples: [2] }),
});

export const ListFollowUps = z.object({
  doctorId: Id.optional(),
  patientId: Id.optional(),
  consultationId: Id.optional().meta({ description: "Only the one that was offered after this consultation" }),
  open: z.enum(["true", "false"]).optional().meta({ description: "true: only those that have not ended and have visits left" }),
});
export const FollowUpList = z.object({ data: z.array(FollowUpWindow).meta({ description: "Those that end last come first; at most 100" }) });
