import { z } from "zod";
import { Id, Instant, page, paging, text } from "@/lib/core/wire";

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
  /** Null for guests and for the system's own jobs. */
  actorId: Id.nullable(),
  /** The name of the account today. */
  actorName: z.string().nullable(),
  actorRole: z.string().meta({ description: "patient, doctor, admin, guest or system" }),
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
export const AccessKind = z.enum(["opened", "changed", "cancelled", "prescribed", "used"]);
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
  reason: text(500).nullable(),
});
export type RecordAccess = z.input<typeof RecordAccess>;

export const RecordAccessPage = page(RecordAccess);
