import { z } from "zod";
import { Instant } from "@/lib/core/wire";
import { Finding } from "./finding";

export const SealAudit = z.object({ limit: z.int().min(1).max(20_000).default(5000) });
export const SealMade = z.object({
  /** The seal that was made; null where there was nothing to seal, or another process was at it. */
  seq: z.int().nullable(),
  rows: z.int(),
  /** True where as many rows were sealed as one seal takes, so that more may wait. */
  more: z.boolean(),
});

/** A seal as the log knows it. */
export const KnownSeal = z.object({ seq: z.int().positive(), mac: z.string() });
export type KnownSeal = z.infer<typeof KnownSeal>;

export const VerifyAudit = z.object({
  after: z.int().min(0).optional(),
  /** How many seals to look at. */
  seals: z.int().min(1).max(1000).default(20),
  known: z.array(KnownSeal).default([]),
});
export const Verified = z.object({
  /** The last seal looked at, and the last there is. */
  through: z.int(),
  newest: z.int(),
  rows: z.int(),
  findings: z.array(Finding),
  /** What waits for a seal; null where the end was not reached. */
  unsealed: z.object({ rows: z.int(), oldestAt: Instant.nullable() }).nullable(),
  /** Where to go on; null at the end. */
  next: z.int().nullable(),
});

export const ReadAuditState = z.object({});
/** How far the audit is sealed and checked. */
export const AuditState = z.object({
  seals: z.int().meta({ description: "Number of the newest seal" }),
  /** The newest seal, to be kept elsewhere and given to `npm run audit:verify -- --expect`. */
  newest: z.object({ seq: z.int(), mac: z.string(), sealedAt: Instant }).nullable(),
  unsealed: z.object({
    rows: z.int().meta({ description: "Rows that wait for a seal; counted up to 10,000" }),
    oldestAt: Instant.nullable(),
  }),
  /** The last check, and how many attacks were found in this round over all seals or the one before. */
  check: z.object({ at: Instant, throughSeq: z.int(), findings: z.int() }).nullable(),
  wholeCheckAt: Instant.nullable().meta({ description: "When a round of checks last came to its end, and so had been over every seal; null for never" }),
});
