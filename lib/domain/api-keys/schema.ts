import { apiScopes } from "@/db/schema/choices";
import { z } from "zod";
import { Id, Instant, line, page, paging } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

/** The scopes that a key can have; the policy says which permissions each scope opens (lib/core/policy.ts). */
export const ApiScope = z.enum(apiScopes, message("fields.apiKey.unknownScope"));
export type ApiScope = z.infer<typeof ApiScope>;

/** The longest life of a key in days. */
export const MAX_LIFE_DAYS = 366;

/** A partner's key as it may be shown: never the key itself. */
export const ApiKey = z.object({
  id: Id,
  name: z.string().meta({ description: "The partner, and what the key is for", examples: ["Sanjivani Pharmacy, counter check"] }),
  scopes: z.array(ApiScope),
  prefix: z.string().meta({ description: "The beginning of the key, to distinguish keys", examples: ["amr_live_4fGh2KqZ"] }),
  status: z.enum(["active", "expired", "revoked"]),
  createdBy: z.object({ id: Id, name: z.string() }),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable().meta({ description: "Precise to about a minute; null if the key was never used" }),
  revokedAt: Instant.nullable(),
});
export type ApiKey = z.output<typeof ApiKey>;

export const CreateApiKey = z.object({
  name: line(120).meta({ description: "The partner, and what the key is for", examples: ["Sanjivani Pharmacy, counter check"] }),
  scopes: z
    .array(ApiScope, message("fields.apiKey.noScope"))
    .min(1, message("fields.apiKey.noScope"))
    .max(10, message("fields.apiKey.scopeTwice"))
    .transform((scopes) => [...new Set(scopes)]),
  expiresAt: Instant.meta({ description: "At most a year from now" }),
});

/** The answer that shows a new key, once. */
export const NewApiKey = ApiKey.extend({
  apiKey: z.string().nullable().meta({
    description: "The key, shown only this time; null in a repeated answer to an Idempotency-Key",
    examples: ["amr_live_4fGh2KqZ_0000000000000000000000000000000000000000000EXAMPLE"],
  }),
});

export const ListApiKeys = z.object(paging);
export const ApiKeyPage = page(ApiKey);
export const RevokeApiKey = z.object({ id: Id });
export const ReadOwnApiKey = z.object({});
/** What a partner may read about its own key. */
export const OwnApiKey = ApiKey.pick({ id: true, name: true, scopes: true, prefix: true, expiresAt: true });
