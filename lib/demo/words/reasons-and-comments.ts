/** The reasons for cancelling a visit, by the person who cancels. */
export const cancelReasons = {
  patient: ["A meeting came in between.", "I am feeling better.", "I found an earlier time.", "I have to travel that day.", "My mother will come along; we need another day."],
  doctor: ["An emergency at the hospital.", "I am unwell today. Please choose another time.", "The clinic has no power this afternoon."],
} as const;

/** The comments that patients write with their ratings. */
export const comments: Record<1 | 2 | 3 | 4 | 5, readonly string[]> = {
  5: [
    "Listened without hurry and explained everything twice.",
    "The advice was simple, and it worked within a week.",
    "Very kind with my mother. We will come back.",
    "On time, clear and warm. The prescription arrived before I had closed the call.",
    "First doctor who asked what I eat.",
    "Told me honestly that I need no medicine. Thank you!",
  ],
  4: [
    "Good consultation, a little short.",
    "Helpful. The sound broke off once, and the doctor called back at once.",
    "Clear advice. The decoction tastes terrible.",
    "Started ten minutes late, but then took the time.",
  ],
  3: ["All right, though I had hoped for more explanation.", "The advice was general.", "Had to wait fifteen minutes."],
  2: ["Felt rushed.", "My questions were answered only in part."],
  1: ["The doctor came very late and left early."],
};
