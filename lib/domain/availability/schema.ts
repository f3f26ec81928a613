import { z } from "zod";
import { modes, slotSources, slotStatuses } from "@/db/schema/choices";
import { least, most } from "@/lib/core/plain-words";
import { Id, Instant, LocalDate } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";
import { MOST_SLOTS } from "./typed-hours";

export const SlotStatus = z.enum(slotStatuses);
export type SlotStatus = z.infer<typeof SlotStatus>;

/** A time that a doctor offers, with its state. */
export const Slot = z.object({ id: Id, startsAt: Instant, endsAt: Instant, status: SlotStatus, source: z.enum(slotSources).optional().meta({ description: "`schedule`: made from the weekly hours; `hand`: made by the doctor" }) });
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
  timeZone: TimeZone.optional().meta({ description: "The caller's zone. `date` is a date in this zone; in the doctor's zone if left out" }),
  datesOf: z
    .enum(["caller", "doctor"], message("fields.datesOf.invalid"))
    .default("caller")
    .meta({ description: "Whose dates `date` and `days` count: those of `timeZone`, or the doctor's. With `doctor`, times still come in both zones" }),
  days: z.coerce
    .number(message("fields.value.between", { min: 1, max: 31 }))
    .int(message("fields.value.useWholeNumber"))
    .min(1, least(1))
    .max(31, most(31))
    .default(1)
    .meta({ description: "How many dates, starting with `date`" }),
});

const WallTime = z.string().meta({ description: "What clocks show there, without a zone", examples: ["2027-01-31T10:00"] });

/** A slot as the clocks of one zone show it. Callers need no zone rules of their own, which may be older than the server's. */
const LocalTimes = z.object({ start: WallTime, end: WallTime, zoneLabel: z.string().meta({ description: "The zone's short name at the start", examples: ["IST"] }) });
export type LocalTimes = z.output<typeof LocalTimes>;

export const FreeSlot = z.object({
  id: Id,
  startsAt: Instant,
  endsAt: Instant,
  local: LocalTimes.meta({ description: "In the zone that the question named, otherwise in the doctor's" }),
  modes: z.array(z.enum(modes)).optional().meta({ description: "The ways to meet that can be booked; left out if all can" }),
  doctorLocal: LocalTimes.optional().meta({ description: "In the doctor's zone; left out where it is the same as `local`" }),
});
export const FreeSlots = z.object({
  data: z.array(FreeSlot),
  timeZone: z.string().meta({ description: "The zone of the dates" }),
  doctorTimeZone: z.string(),
});
export type FreeSlots = z.infer<typeof FreeSlots>;

export const DeleteSlot = z.object({ doctorId: Id, slotId: Id });
