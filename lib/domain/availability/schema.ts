import { z } from "zod";
import { slotStatuses } from "@/db/schema/choices";
import { Id, Instant, LocalDate, TimeZone } from "@/lib/core/wire";

export const SlotStatus = z.enum(slotStatuses);
export type SlotStatus = z.infer<typeof SlotStatus>;

/** A time that a doctor offers, with its state. */
export const Slot = z.object({ id: Id, startsAt: Instant, endsAt: Instant, status: SlotStatus });
export type Slot = z.infer<typeof Slot>;

export const CreateSlots = z.object({
  doctorId: Id,
  slots: z
    .array(z.object({ startsAt: Instant, endsAt: Instant }), "Send a list of slots.")
    .min(1, "Send at least one slot.")
    .max(200, "Send at most 200 slots at once."),
});
export const SlotList = z.object({ data: z.array(Slot) });

export const ListSlots = z.object({
  doctorId: Id,
  from: Instant.meta({ description: "Start of the range" }),
  to: Instant.meta({ description: "End of the range, at most 62 days later" }),
});

export const ListFreeSlots = z.object({
  doctorId: Id,
  date: LocalDate,
  timeZone: TimeZone.optional().meta({ description: "Zone of `date`; the doctor's if left out" }),
  days: z.coerce
    .number("Use a number from 1 to 31.")
    .int("Use a whole number.")
    .min(1, "Use at least 1.")
    .max(31, "Use at most 31.")
    .default(1)
    .meta({ description: "How many dates, starting with `date`" }),
});
export const FreeSlot = z.object({ id: Id, startsAt: Instant, endsAt: Instant });
export const FreeSlots = z.object({
  data: z.array(FreeSlot),
  timeZone: z.string().meta({ description: "The zone of the dates" }),
  doctorTimeZone: z.string(),
});
export type FreeSlots = z.infer<typeof FreeSlots>;

export const DeleteSlot = z.object({ doctorId: Id, slotId: Id });
