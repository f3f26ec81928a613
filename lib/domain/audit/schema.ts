import { z } from "zod";
import { Id, Instant, page, paging } from "@/lib/core/wire";
import { Finding } from "./finding";

const noun = /^[a-z][A-Za-z]{0,39}$/;

/** What the audit is searched by; all that is given must be true of an entry. `from` is included, `to` is not. */
export const AuditFilter = z.object({
  actorId: Id.optional().meta({ description: "Who acted" }),
  action: z
    .string()
    .regex(/^[a-z][A-Za-z]{0,39}\.[a-z][A-Za-z]{0,39}$/, "Use an action such as consultation.read.")
    .optional()
    .meta({ description: "What was done", examples: ["consultation.read"] }),
  resourceType: z.string().regex(noun, "Use a type such as consultation.").optional().meta({ examples: ["consultation"] }),
  resourceId: Id.optional().meta({ description: "The thing it was done to" }),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type AuditFilter = z.output<typeof AuditFilter>;

export const ListAuditLogs = AuditFilter.extend(paging);

export const ExportAuditLogs = AuditFilter.extend({
  format: z.enum(["ndjson", "csv"], "Choose ndjson or csv.").default("ndjson"),
});

/** One entry of the audit: ids, states and numbers, never health data. */
export const AuditLog = z.object({
  id: Id,
  at: Instant,
  actorId: Id.nullable().meta({ description: "The account, or a partner's API key; null for guests and for the system's own jobs" }),
  actorName: z.string().nullable().meta({ description: "The name of the account today, or what the partner's API key is called" }),
  actorRole: z.string().meta({ description: "patient, doctor, admin, partner, guest or system" }),
  action: z.string(),
  resourceType: z.string(),
  resourceId: Id.nullable(),
  outcome: z.enum(["success", "denied"]),
  /** Why, where the actor had to say. */
  reason: z.string().nullable(),
  requestId: z.string(),
  address: z.string().nullable().meta({ description: "Network address of the caller" }),
  /** Whose record it was. */
  patientId: Id.nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
});
export type AuditLog = z.output<typeof AuditLog>;

export const AuditLogPage = page(AuditLog);

/** What was done with a record, in words a patient knows. */
export const AccessKind = z
  .enum(["opened", "facts", "changed", "cancelled", "prescribed", "checked", "used", "emergencyOpened", "emergencyRead", "emergencyEnded"])
  .meta({ description: "facts: an administrator saw when, with whom and for what fee, and nothing of what was written. checked: a pharmacy checked a prescription. emergencyRead: an administrator read it by way of an emergency access" });
export type AccessKind = z.infer<typeof AccessKind>;

export const ListRecordAccess = z.object(paging);

/** One time that somebody else had to do with a patient's record. */
export const RecordAccess = z.object({
  id: Id,
  at: Instant,
  /** Name is null where the product acted by itself. */
  who: z.object({ name: z.string().nullable(), role: z.string() }),
  kind: AccessKind,
  resourceType: z.string(),
  /** The consultation it was about, where it was about one. */
  consultation: z.object({ id: Id, startsAt: Instant, doctorName: z.string() }).nullable(),
  /** Why, where they had to say: an administrator who opened the record in an emergency. */
  reason: z.string().nullable(),
  /** Until when a record opened in an emergency could be read, unless it was ended before. */
  expiresAt: Instant.nullable(),
});
export type RecordAccess = z.input<typeof RecordAccess>;

export const RecordAccessPage = page(RecordAccess);

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
