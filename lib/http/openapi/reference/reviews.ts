import type { Description } from "./description";

export const reviewDescriptions = {
  listReviews: {
    text:
      "With `doctorId` the published reviews of that doctor, the newest first: stars, words and the date, not who wrote them. Without it: a patient's account gets what it has written itself, with what became of it; a doctor what is published about them. " +
      "An administrator sees all reviews; with `status=pending` those that wait longest come first.",
    who: "Anybody, with `doctorId`. Otherwise somebody who is signed in.",
  },
  writeReview: {
    text: "Each completed consultation has one review. Stars without words are published at once; words are read by an administrator first. Only published reviews count in the doctor's average. Everybody can read a review, so it should tell nothing about anybody's health.",
    who: "A patient's account, for a consultation of a patient it cares for.",
    fails: ["not_found", "invalid_transition", "already_exists"],
    request: { consultationId: "0197a3f2-6c1e-7b4d-9f3a-2e5d8c7b6a10", rating: 5, comment: "Explained everything with patience." },
  },
  moderateReview: {
    text: "A decision can be taken back; the doctor's average follows in the same transaction. `reason` is needed to reject, and is read by those who wrote the review.",
    who: "An administrator.",
    fails: ["not_found", "invalid_transition"],
    request: { decision: "rejected", reason: "It names another patient." },
  },
} satisfies Record<string, Description>;
