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
 * Which partner a key stands for. As with sessions (accounts/authenticate.ts), the row decides, through a cache of a few
 * seconds: a revocation counts at once in the process that made it and within MAX_AGE_MS in every other.
 */

/** Below the promised five seconds, so that a slow look-up still keeps the promise. */
const MAX_AGE_MS = 4000;
const MAX_KEYS = 10_000;
/** How exact `lastUsedAt` is: at most one write a minute and key, whatever the traffic. */
const USED_EVERY_MS = 60_000;

/** The partner of a key; undefined where it is none of ours, has expired or was revoked. Throws `unavailable`. */
export async function actorOfApiKey(key: string): Promise<Actor | undefined> {
  if (!isWellFormed(key)) return undefined;
  const row = await keys().get(apiKeyHash(key));
  if (!row || row.expiresAt.getTime() <= Date.now()) return undefined;
  return { kind: "partner", id: row.id, name: row.name, scopes: row.scopes };
}

/** Looks the key up anew at its next request. Called after the commit that revoked it. */
export const forgetApiKey = (id: string) => keys().forgetEach((key) => key?.id === id);

/** By hash. */
const keys = () => once("api-keys", () => new BriefCache(load, MAX_AGE_MS, MAX_KEYS));

async function load(keyHash: string) {
  const row = await findLiveKey(database(), keyHash).catch((cause: unknown) => {
    throw new AppError("unavailable", say("refusals.service.tryAgain"), { cause, retryAfterSeconds: 2 });
  });
  const isStale = (row?.lastUsedAt?.getTime() ?? 0) < Date.now() - USED_EVERY_MS;
  // Nobody waits for this: a list that is a little behind is no reason to refuse a request.
  if (row && isStale && row.expiresAt.getTime() > Date.now()) {
    touchKey(database(), row.id).catch((err: unknown) => logger.warn({ err }, "last use of a key not noted"));
  }
  return row;
}
