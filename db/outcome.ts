/* The two ways in which a transaction can end without an answer for the caller. */

/** The request's time was over before COMMIT was sent. Nothing was done, and nothing will be. */
export class DeadlinePassed extends Error {
  override name = "DeadlinePassed";
}

/** COMMIT was sent and its answer did not come. Only the database knows whether it was done; an Idempotency-Key finds it there. */
export class OutcomeUnknown extends Error {
  override name = "OutcomeUnknown";
}
