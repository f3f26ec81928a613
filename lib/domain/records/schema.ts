import { z } from "zod";
import { Id, Instant, page, paging } from "@/lib/core/wire";

/** What was done with a record, in words a patient knows. */
export const AccessKind = z
  .enum(["opened", "facts", "changed", "cancelled", "prescribed", "checked", "dispensed", "used", "emergencyOpened", "emergencyRead", "emergencyEnded", "careInvited", "careBegan", "careEnded", "movedOut"])
  .meta({ description: "facts: an administrator saw when, with whom and for what fee, but no clinical text. checked: a pharmacy checked a prescription. emergencyRead: an administrator read the record with an emergency access" });
export type AccessKind = z.infer<typeof AccessKind>;

export const ListRecordAccess = z.object({ patientId: Id.optional().meta({ description: "The patient whose record it is; the account's own patient if left out" }), ...paging });

/** One time that somebody else read or changed a patient's record. */
export const RecordAccess = z.object({
  id: Id,
  at: Instant,
  /** The name is null if the product acted by itself. */
  who: z.object({ name: z.string().nullable(), role: z.string() }),
  kind: AccessKind,
  resourceType: z.string(),
  /** The consultation it was about, if it was about one. */
  consultation: z.object({ id: Id, startsAt: Instant, doctorName: z.string() }).nullable(),
  /** The reason, if they had to give one: an administrator who opened the record in an emergency. */
  reason: z.string().nullable(),
  /** Until when a record opened in an emergency could be read, unless the access was ended before. */
  expiresAt: Instant.nullable(),
});
export type RecordAccess = z.input<typeof RecordAccess>;

export const RecordAccessPage = page(RecordAccess);
