import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { digest } from "@/lib/platform/crypto/hash";

/** A version that no row reaches. A tag that is not ours demands it, and so never matches. */
const NO_VERSION = 2_147_483_647;

/**
 * The ETag of a thing that can be edited: its version, and a hash of this answer. The answer depends on the reader and on
 * computed fields such as a doctor's next free time.
 */
export const entityTag = (version: number, body: string) => `"v${version}-${digest(body).slice(0, 11)}"`;

/** Whether If-None-Match names this tag, so that the body need not be sent again. */
export function isUnchanged(ifNoneMatch: string | null, tag: string): boolean {
  return ifNoneMatch !== null && (ifNoneMatch.trim() === "*" || tagsIn(ifNoneMatch).some((one) => one.replace(/^W\//, "") === tag));
}

/**
 * The version that If-Match demands; undefined if it demands none. Only the version in a tag counts, because the rest of the
 * answer can change without an edit.
 */
export function versionDemanded(ifMatch: string | null): number | undefined {
  if (ifMatch === null || ifMatch.trim() === "*") return undefined;
  const versions = new Set(tagsIn(ifMatch).map((tag) => Number(/^"v(\d{1,9})-[\w-]{11}"$/.exec(tag)?.[1] ?? NO_VERSION)));
  if (versions.size > 1) throw new AppError("malformed_request", say("refusals.request.severalTags"));
  return versions.values().next().value ?? NO_VERSION;
}

const tagsIn = (header: string) => header.match(/(?:W\/)?"[^"]*"/g) ?? [];
