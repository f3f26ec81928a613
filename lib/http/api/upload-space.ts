import { type Actor, actorId } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { once } from "@/lib/platform/once";

/** How many bytes of files may be on their way into this process at once, and how many files of one account. */
const BYTES_AT_ONCE = 256 * 1024 * 1024;
const FILES_OF_ONE = 4;
const RETRY_SECONDS = 5;

/** Room in memory for the files that are on their way, so that no number of senders can fill it. */
export class UploadSpace {
  private bytes = 0;
  private readonly counts = new Map<string, number>();

  /**
   * Takes room for a file of this size. Throws `rate_limited` if the account sends too many at once, `unavailable` if all do.
   *
   * @returns a function that gives the room back
   */
  static enter(actor: Actor, size: number): () => void {
    return once("upload-space", () => new UploadSpace()).take(actorId(actor) ?? actor.kind, size);
  }

  private take(who: string, size: number): () => void {
    const mine = this.counts.get(who) ?? 0;
    if (mine >= FILES_OF_ONE) throw new AppError("rate_limited", say("refusals.attachment.atOnce", { max: FILES_OF_ONE }), { retryAfterSeconds: RETRY_SECONDS });
    if (this.bytes + size > BYTES_AT_ONCE) throw new AppError("unavailable", say("refusals.service.tryAgain"), { retryAfterSeconds: RETRY_SECONDS });
    this.bytes += size;
    this.counts.set(who, mine + 1);
    return () => {
      this.bytes -= size;
      const left = this.counts.get(who)! - 1;
      if (left > 0) this.counts.set(who, left);
      else this.counts.delete(who);
    };
  }
}
