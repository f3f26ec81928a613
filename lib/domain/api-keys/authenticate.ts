import { database } from "@/db/client";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { say } from "@/lib/core/words";
import { BriefCache } from "@/lib/platform/brief-cache";
import { logger } from "@/lib/platform/log/logger";
import { once } from "@/lib/platform/once";
import { apiKeyHash, isWellFormed } from "./key";
import { findLiveKey, touchKey } from "./queries";

/*
 * Finds the partner that has a key. As with sessions (accounts/sessions/authenticate.ts), each request checks the key's
 * row, which is cached for a few seconds. So a revocation works at once in this process, and within MAX_AGE_MS in every other.
 */

/** Less than the promised five seconds, so that the promise is kept even if the look-up is slow. */
const MAX_AGE_MS = 4000;
const MAX_KEYS = 10_000;
/** How precise `lastUsedAt` is: at most one write a minute for each key, whatever the traffic. */
const USED_EVERY_MS = 60_000;

/** The partner of a key; undefined if we did not make the key, or it has expired or was revoked. Throws `unavailable` if the key cannot be looked up. */
export async function actorOfApiKey(key: string): Promise<Actor | undefined> {
  if (!isWellFormed(key)) return undefined;
  const row = await keys().get(apiKeyHash(key));
  if (!row || row.expiresAt.getTime() <= Date.now()) return undefined;
  return { kind: "partner", id: row.id, name: row.name, scopes: row.scopes };
}

/** Removes a key from the cache, so that its next request loads it again. Called after the commit that revoked it. */
export const forgetApiKey = (id: string) => keys().forgetEach((key) => key?.id === id);

/** The cached keys, by hash. */
const keys = () => once("api-keys", () => new BriefCache(load, MAX_AGE_MS, MAX_KEYS));

async function load(keyHash: string) {
  const row = await findLiveKey(database(), keyHash).catch((cause: unknown) => {
    throw new AppError("unavailable", say("refusals.service.tryAgain"), { cause, retryAfterSeconds: 2 });
  });
  const isStale = (row?.lastUsedAt?.getTime() ?? 0) < Date.now() - USED_EVERY_MS;
  // No request waits for this or fails with it: a time of last use that is a little late is no reason to refuse a request.
  if (row && isStale && row.expiresAt.getTime() > Date.now()) {
    touchKey(database(), row.id).catch((err: unknown) => logger.warn({ err }, "last use of a key not noted"));
  }
  return row;
}
