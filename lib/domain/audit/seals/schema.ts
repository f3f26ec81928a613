import { z } from "zod";
import { Instant } from "@/lib/core/wire";
import { Finding } from "./finding";

export const SealAudit = z.object({ limit: z.int().min(1).max(20_000).default(5000) });
export const SealMade = z.object({
  /** The seal that was made; null if there was nothing to seal or another process was sealing. */
  seq: z.int().nullable(),
  rows: z.int(),
  /** True if the seal is full, so that more rows may be waiting. */
  more: z.boolean(),
});

/** A seal as it was written to the log. */
export const KnownSeal = z.object({ seq: z.int().positive(), mac: z.string() });
export type KnownSeal = z.infer<typeof KnownSeal>;

export const VerifyAudit = z.object({
  after: z.int().min(0).optional(),
  /** How many seals to check. */
  seals: z.int().min(1).max(1000).default(20),
  known: z.array(KnownSeal).default([]),
});
export const Verified = z.object({
  /** `through` is the last seal that was checked, `newest` the last seal that exists. */
  through: z.int(),
  newest: z.int(),
  rows: z.int(),
  findings: z.array(Finding),
  /** Rows that are not sealed yet; null if the check did not reach the end. */
  unsealed: z.object({ rows: z.int(), oldestAt: Instant.nullable() }).nullable(),
  /** The `after` to continue with; null at the end. */
  next: z.int().nullable(),
});

export const ReadAuditState = z.object({});
/** How far the audit is sealed and checked. */
export const AuditState = z.object({
  seals: z.int().meta({ description: "Number of the newest seal" }),
  /** The newest seal, to be kept outside this system and passed to `npm run audit:verify -- --expect`. */
  newest: z.object({ seq: z.int(), mac: z.string(), sealedAt: Instant }).nullable(),
  unsealed: z.object({
    rows: z.int().meta({ description: "Rows that are not sealed yet; counted up to 10,000" }),
    oldestAt: Instant.nullable(),
  }),
  /** The last check, and how many attacks were found in the current round over all seals and in the round before. */
  check: z.object({ at: Instant, throughSeq: z.int(), findings: z.int() }).nullable(),
  wholeCheckAt: Instant.nullable().meta({ description: "When a round of checks last reached the end and so had covered every seal; null if none has yet" }),
});
