import { z } from "zod";
import { auditOutcomes } from "@/db/schema/choices";
import { Id, Instant, page, paging } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

const noun = /^[a-z][A-Za-z]{0,39}$/;

/** What the audit is searched by; all that is given must be true of an entry. `from` is included, `to` is not. */
export const AuditFilter = z.object({
  actorId: Id.optional().meta({ description: "Who acted" }),
  action: z
    .string()
    .regex(/^[a-z][A-Za-z]{0,39}\.[a-z][A-Za-z]{0,39}$/, message("fields.audit.action"))
    .optional()
    .meta({ description: "What was done", examples: ["consultation.read"] }),
  resourceType: z.string().regex(noun, message("fields.audit.resourceType")).optional().meta({ examples: ["consultation"] }),
  resourceId: Id.optional().meta({ description: "The thing it was done to" }),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type AuditFilter = z.output<typeof AuditFilter>;

export const ListAuditLogs = AuditFilter.extend(paging);

export const ExportAuditLogs = AuditFilter.extend({
  format: z.enum(["ndjson", "csv"], message("fields.audit.format")).default("ndjson"),
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
  outcome: z.enum(auditOutcomes),
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
