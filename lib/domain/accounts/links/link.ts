import { AppError } from "@/lib/core/errors";
import { say, type WordsKey } from "@/lib/core/words";
import { digest, keyedHash } from "@/lib/platform/crypto/hash";

/*
 * Links that mails carry. The secret of a link is computed from its row's id under a key that the database does not
 * have: so the outbox needs to hold no more than the id, a mail that is sent twice carries the same link, and a copy of
 * the database opens nothing.
 */

export type Purpose = "verify_email" | "reset_password";

/** How long a link is good for. What people read of it takes the number from here. */
export const LINK_MINUTES: Record<Purpose, number> = { verify_email: 24 * 60, reset_password: 30 };

/** Most links of one kind that an account is sent within an hour. */
export const LINKS_AN_HOUR = 4;

/** What stands in the link. */
export const linkSecret = (id: string) => keyedHash("token.link", id);

/** What the database keeps of it. It has 256 bits, so a plain hash suffices. */
export const linkHash = (secret: string) => digest(secret);

/** The row of a new link. */
export const newLink = (id: string, purpose: Purpose, now: Date) => ({
  id,
  purpose,
  tokenHash: linkHash(linkSecret(id)),
  createdAt: now,
  expiresAt: new Date(now.getTime() + LINK_MINUTES[purpose] * 60_000),
});

/** The refusal of a link that opens nothing (any more). @param why which sentence says so */
export function refusedLink(why: WordsKey): AppError {
  return new AppError("invalid_input", say(why), { fields: { token: [say(why)] } });
}
