import { z } from "zod";
import { Id, Instant, nullIsNone, page, paging, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

/** The open emergency access that lets an administrator read the clinical part; null in every other answer. */
export const EmergencyGrant = z
  .object({ id: Id, expiresAt: Instant })
  .nullable()
  .meta({ description: "The emergency access that lets an administrator read the clinical part. Null otherwise." });

export const Withheld = z.boolean().meta({
  description: "True if the clinical part is null because the reader may not see it: administrators, unless they opened the record in an emergency (POST /audit/emergency-access).",
});

export const OpenEmergencyAccess = z
  .object({
    patientId: nullIsNone(Id.optional()).meta({ description: "The patient whose record is opened" }),
    consultationId: nullIsNone(Id.optional()).meta({ description: "Instead of patientId: a consultation of the patient" }),
    reason: text(500, 15).meta({ description: "The reason; the patient is told. No clinical details.", examples: ["Patient collapsed, the hospital asks for current medicines"] }),
  })
  .refine(({ patientId, consultationId }) => (patientId === undefined) !== (consultationId === undefined), {
    path: ["patientId"],
    message: message("fields.emergency.eitherId"),
  });

/** An administrator's emergency access to one patient's record. */
export const EmergencyAccess = z.object({
  id: Id,
  admin: z.object({ id: Id, name: z.string() }),
  patient: z.object({ id: Id, name: z.string() }),
  reason: z.string(),
  openedAt: Instant,
  expiresAt: Instant,
  /** When somebody ended it early; null while it is open, and if it expired. */
  endedAt: Instant.nullable(),
  isOpen: z.boolean(),
});
export type EmergencyAccess = z.output<typeof EmergencyAccess>;

export const EndEmergencyAccess = z.object({ id: Id });

export const ListEmergencyAccess = z.object({ patientId: Id.optional(), state: z.enum(["open", "past"], message("fields.emergency.state")).optional(), ...paging });
export const EmergencyAccessPage = page(EmergencyAccess);
