import { z } from "zod";
import { auditOutcomes } from "@/db/schema/choices";
import { Id, Instant, page, paging } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

const noun = /^[a-z][A-Za-z]{0,39}$/;

/** The filters of the audit; an entry must match all that are given. `from` is included, `to` is not. */
export const AuditFilter = z.object({
  actorId: Id.optional().meta({ description: "Who acted" }),
  action: z
    .string()
    .regex(/^[a-z][A-Za-z]{0,39}\.[a-z][A-Za-z]{0,39}$/, message("fields.audit.action"))
    .optional()
    .meta({ description: "What was done", examples: ["consultation.read"] }),
  resourceType: z.string().regex(noun, message("fields.audit.resourceType")).optional().meta({ examples: ["consultation"] }),
  resourceId: Id.optional().meta({ description: "The id of the thing that was read or changed" }),
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
  actorName: z.string().nullable().meta({ description: "The current name of the account, or the name of the partner's API key" }),
  actorRole: z.string().meta({ description: "patient, doctor, admin, visitGuest (an invited guest of a visit), partner, guest (not signed in) or system" }),
  action: z.string(),
  resourceType: z.string(),
  resourceId: Id.nullable(),
  outcome: z.enum(auditOutcomes),
  /** The reason, if the actor had to give one. */
  reason: z.string().nullable(),
  requestId: z.string(),
  address: z.string().nullable().meta({ description: "Network address of the caller" }),
  /** The patient whose record it was. */
  patientId: Id.nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable(),
});
export type AuditLog = z.output<typeof AuditLog>;

export const AuditLogPage = page(AuditLog);
