import type { z } from "zod";
import { type Actor, actorId } from "@/lib/core/actor";
import { decryptMaybe } from "@/lib/platform/crypto/encrypt";
import type { ReviewRow } from "./queries";
import type { Review } from "./schema";

/** A review as `reader` sees it. Which visit it is about, and why it was rejected, is between those who wrote it and the administrators. */
export function reviewOf(row: ReviewRow, reader: Actor): z.output<typeof Review> {
  const { id, doctorId, doctorName, rating, status, createdAt } = row;
  const isAdmin = reader.kind === "user" && reader.role === "admin";
  const isInside = isAdmin || (row.accountId !== null && row.accountId === actorId(reader));
  return {
    id,
    doctor: { id: doctorId, name: doctorName },
    rating,
    comment: decryptMaybe(row.comment, { column: "reviews.comment", id }),
    status,
    writtenOn: createdAt.toISOString().slice(0, 10),
    consultationId: isInside ? row.consultationId : null,
    decidedAt: isInside ? row.decidedAt : null,
    decisionReason: isInside ? decryptMaybe(row.decisionReason, { column: "reviews.decision_reason", id }) : null,
  };
}
