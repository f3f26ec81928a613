import { z } from "zod";
import { slotStatuses } from "@/db/schema/choices";
import { least, most } from "@/lib/core/plain-words";
import { Id, Instant, LocalDate, TimeZone } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { MOST_SLOTS } from "./weekly-hours";

export const SlotStatus = z.enum(slotStatuses);
export type SlotStatus = z.infer<typeof SlotStatus>;

/** A time that a doctor offers, with its state. */
export const Slot = z.object({ id: Id, startsAt: Instant, endsAt: Instant, status: SlotStatus });
export type Slot = z.infer<typeof Slot>;

export const CreateSlots = z.object({
  doctorId: Id,
  slots: z
    .array(z.object({ startsAt: Instant, endsAt: Instant }), message("fields.slots.missing"))
    .min(1, message("fields.slots.none"))
    .max(MOST_SLOTS, message("fields.slots.tooMany", { max: MOST_SLOTS })),
});
export const SlotList = z.object({ data: z.array(Slot) });

export const LONGEST_RANGE_DAYS = 62;

export const ListSlots = z.object({
  doctorId: Id,
  from: Instant.meta({ description: "Start of the range" }),
  to: Instant.meta({ description: `End of the range, at most ${LONGEST_RANGE_DAYS} days later` }),
});

export const ListFreeSlots = z.object({
  doctorId: Id,
  date: LocalDate,
  timeZone: TimeZone.optional().meta({ description: "Zone of `date`; the doctor's if left out" }),
  days: z.coerce
    .number(message("fields.value.between", { min: 1, max: 31 }))
    .int(message("fields.value.useWholeNumber"))
    .min(1, least(1))
    .max(31, most(31))
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
