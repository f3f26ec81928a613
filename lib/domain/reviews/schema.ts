import { z } from "zod";
import { reviewStatuses } from "@/db/schema/choices";
import { Id, Instant, LocalDate, nullIsNone, page, paging, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

export const ReviewStatus = z.enum(reviewStatuses);
const Stars = z.int(message("fields.review.rating")).min(1, message("fields.review.rating")).max(5, message("fields.review.rating"));

/** What the patient's side says about a completed visit. */
export const Review = z.object({
  id: Id,
  doctor: z.object({ id: Id, name: z.string() }),
  rating: z.int().min(1).max(5),
  comment: z.string().nullable(),
  status: ReviewStatus.meta({ description: "Only a published review is shown to others, and counts in the doctor's average" }),
  writtenOn: LocalDate.meta({ description: "The date in UTC" }),
  consultationId: Id.nullable().meta({ description: "Only for those who wrote it and for administrators" }),
  decidedAt: Instant.nullable(),
  decisionReason: z.string().nullable().meta({ description: "Only for those who wrote it and for administrators" }),
});
export type Review = z.input<typeof Review>;

export const WriteReview = z.object({
  consultationId: Id,
  rating: Stars.meta({ description: "1 to 5" }),
  comment: nullIsNone(text(1000, 3).optional()).meta({ description: "Everybody can read it, so nothing about anybody's health", examples: ["Explained everything with patience."] }),
});

export const ListReviews = z.object({
  doctorId: Id.optional().meta({ description: "The published reviews of this doctor" }),
  consultationId: Id.optional().meta({ description: "The review of this consultation; only for those who wrote it and for administrators" }),
  status: ReviewStatus.optional().meta({ description: "Of your own, or of everybody's for an administrator" }),
  ...paging,
});
export const ReviewPage = page(Review);

export const ModerateReview = z
  .object({
    id: Id,
    decision: z.enum(["published", "rejected"], message("fields.review.decision")),
    reason: nullIsNone(text(500, 5).optional()).meta({ description: "Needed for `rejected`; those who wrote the review read it", examples: ["It names another patient."] }),
  })
  .refine(({ decision, reason }) => decision === "published" || reason !== undefined, { path: ["reason"], message: message("fields.review.reason") });
