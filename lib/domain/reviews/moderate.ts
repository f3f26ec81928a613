import { AppError } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { reviewOf } from "./present";
import { lockReview, updateReview } from "./queries";
import { ModerateReview, Review } from "./schema";

/** Publishes a review or rejects it. A decision can be taken back: then the average follows. Those who wrote a rejected review are told why. */
export const moderateReview = command({
  name: "review.moderate",
  input: ModerateReview,
  output: Review,
  load: ({ db }, { id }) => lockReview(db, id),
  async run({ db, actor, now, emit }, { id, decision, reason }, review) {
    if (review.status === decision) throw new AppError("invalid_transition", say(decision === "published" ? "refusals.review.published" : "refusals.review.rejected"), { extra: { allowed: [decision === "published" ? "rejected" : "published"] } });
    const change = { status: decision, decidedBy: actor.id, decidedAt: now, decisionReason: encryptMaybe(decision === "rejected" ? reason : null, { column: "reviews.decision_reason", id }) };
    await updateReview(db, id, change);
    if (decision === "rejected") emit("review.rejected", { reviewId: id });
    return reviewOf({ ...review, ...change }, actor);
  },
  auditNote: ({ id, status }, before) => ({ resourceId: id, details: { from: before.status, to: status } }),
});
