import { z } from "zod";
import { Id, Instant, page, paging } from "@/lib/core/wire";

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
