import { timingSafeEqual } from "node:crypto";
import { keyedHash } from "@/lib/platform/crypto/hash";

/** What a link in a mail about a visit is for: one account, one visit, at one time. */
export interface VisitLink {
  consultationId: string;
  accountId: string;
  startsAt: Date;
}

const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const FORM = new RegExp(`^(${ID})\\.(${ID})\\.([\\w-]{20,100})$`);

/**
 * The secret in the address with which a visit is cancelled or moved without signing in. It is computed with a key that is not in the
 * database, and holds for the time that the visit had then: once the visit is moved, it does nothing any more.
 */
export const visitLinkToken = ({ consultationId, accountId, startsAt }: VisitLink) => `${consultationId}.${accountId}.${secretOf({ consultationId, accountId, startsAt })}`;

/** The parts of a token; undefined for anything that does not look like one. */
export function partsOf(token: string): { consultationId: string; accountId: string; secret: string } | undefined {
  const [, consultationId, accountId, secret] = FORM.exec(token.trim()) ?? [];
  return consultationId && accountId && secret ? { consultationId, accountId, secret } : undefined;
}

/** Whether the secret of a token is the one for a time. */
export function isFor(secret: string, link: VisitLink): boolean {
  const [given, right] = [Buffer.from(secret), Buffer.from(secretOf(link))];
  return given.length === right.length && timingSafeEqual(given, right);
}

const secretOf = ({ consultationId, accountId, startsAt }: VisitLink) => keyedHash("token.visit", `${consultationId} ${accountId} ${startsAt.toISOString()}`);
