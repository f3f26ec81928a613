/** The product cannot start, for a reason that the operator can fix. The message is one sentence, shown without a stack. */
export class StartError extends Error {
  override name = "StartError";
}
