import { AppError } from "@/lib/core/errors";
import { say, type WordsKey } from "@/lib/core/words";
import { digest, keyedHash } from "@/lib/platform/crypto/hash";

/*
 * Links in mails. The secret of a link is computed from its row's id with a key that is not in the database. So the
 * outbox needs to hold only the id, a mail that is sent twice has the same link, and a copy of the database cannot make
 * a link.
 */

export type Purpose = "verify_email" | "reset_password";

/** How long a link is valid. What people read of it takes the number from here. */
export const LINK_MINUTES: Record<Purpose, number> = { verify_email: 24 * 60, reset_password: 30 };

/** The most links of one kind that an account is sent within an hour. */
export const LINKS_AN_HOUR = 4;

/** The secret in the link's address. */
export const linkSecret = (id: string) => keyedHash("token.link", id);

/** The hash of the secret, which the database keeps. The secret has 256 bits, so a plain hash is enough. */
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
