/**
 * The instant at which a request is answered, whatever its work has come to. The door makes it; the transaction looks at it
 * before BEGIN and before COMMIT, so that nothing is done after its caller was told that it was not.
 */
export class Deadline {
  /** An instant of `performance.now()`. */
  readonly at: number;
  /** True from the moment COMMIT is sent: from then on "nothing was done" would be a guess. */
  isCommitting = false;

  constructor(timeoutMs: number) {
    this.at = performance.now() + timeoutMs;
  }

  get isOver(): boolean {
    return performance.now() >= this.at;
  }
}
