import { byId, paged } from "@/lib/core/cursor";
import { invalid } from "@/lib/core/errors";
import { query } from "@/lib/core/use-case";
import { say } from "@/lib/core/words";
import { reviewOf } from "./present";
import { listReviews as list } from "./queries";
import { ListReviews, ReviewPage } from "./schema";

/**
 * The published reviews of a doctor, for everybody. Without `doctorId`: what the caller's account has written, or for a doctor what is published
 * about them. An administrator sees all, those that wait for a decision oldest first.
 */
export const listReviews = query({
  name: "review.list",
  input: ListReviews,
  output: ReviewPage,
  run({ db, actor }, { doctorId, consultationId, status, limit, cursor }) {
    const role = actor.kind === "user" ? actor.role : undefined;
    if (role === undefined && !doctorId) throw invalid("doctorId", say("fields.review.doctor"));
    const isPublic = role !== "admin" && (doctorId !== undefined || role === "doctor");
    const filter = { doctorId: doctorId ?? (role === "doctor" && actor.kind === "user" ? actor.id : undefined), consultationId, status: isPublic ? ("published" as const) : status, isOwn: !isPublic && role === "patient" };
    return paged(`reviews.${filter.status === "pending" ? "oldest" : "newest"}`, { limit, cursor }, byId, (after) => list(db, actor, { ...filter, after, limit }), (row) => reviewOf(row, actor));
  },
});
