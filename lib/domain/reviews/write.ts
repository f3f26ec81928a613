import { AppError, violates } from "@/lib/core/errors";
import { command } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { encryptMaybe } from "@/lib/platform/crypto/encrypt";
import { newId } from "@/lib/platform/ids";
import { lockConsultation } from "../consultations/queries";
import { reviewOf } from "./present";
import { insertReview } from "./queries";
import { Review, WriteReview } from "./schema";

/**
 * Says how a completed visit was. Each visit has one review, whoever of its patient's carers writes it (`already_exists`). A rating without
 * words is published at once; words are first read by an administrator.
 */
export const writeReview = command({
  name: "review.write",
  input: WriteReview,
  output: Review,
  load: ({ db }, { consultationId }) => lockConsultation(db, consultationId),
  async run({ db, actor, now }, { consultationId, rating, comment }, visit) {
    if (visit.status !== "completed") throw new AppError("invalid_transition", say("refusals.review.notCompleted"), { extra: { allowed: [] } });
    const { doctorId, doctorName, patientId, carerIds } = visit;
    const id = newId();
    const status = comment === undefined ? ("published" as const) : ("pending" as const);
    const row = { id, consultationId, doctorId, patientId, accountId: actor.id, rating, comment: encryptMaybe(comment, { column: "reviews.comment", id }), status, createdAt: now };
    await insertReview(db, row).catch(refused);
    return reviewOf({ ...row, doctorName, carerIds, decidedAt: null, decisionReason: null }, actor);
  },
  auditNote: ({ id, status }, { id: consultationId }) => ({ resourceId: id, details: { consultationId, status } }),
});

function refused(error: unknown): never {
  if (violates(error, "reviews_one_per_consultation")) throw new AppError("already_exists", say("refusals.review.already"));
  throw error;
}
