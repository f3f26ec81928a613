import { digest, keyedHash } from "@/lib/platform/crypto/hash";

/** How long an invitation is valid. What people read of it takes the number from here. */
export const INVITATION_DAYS = 7;
/** The most invitations one account sends within a day: each is a mail to an address that somebody typed. */
export const INVITATIONS_A_DAY = 10;
/** So many wrong dates of birth use a link up. */
export const MAX_FAILURES = 5;

/** The secret in the link's address. It is computed from the row's id with a key that is not in the database, as those of `accounts/links`. */
export const invitationSecret = (id: string) => keyedHash("token.invitation", id);

/** The hash of the secret, which the database keeps. */
export const invitationHash = (secret: string) => digest(secret);
