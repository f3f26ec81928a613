import { z } from "zod";
import { affectedChoices, exceptionKinds, modes } from "@/db/schema/choices";
import { least, most } from "@/lib/core/plain-words";
import { Id, Instant, nullIsNone, text } from "@/lib/core/wire";
import { message } from "@/lib/core/words";
import { TimeZone } from "@/lib/core/zone";
import { ConsultationSummary } from "@/lib/domain/consultations/schema";
import { LONGEST_SLOT_MINUTES, SHORTEST_SLOT_MINUTES } from "../slot";
import { MOST_HORIZON_DAYS, USUAL_HORIZON_DAYS } from "./practice-hours";

/** The most hours one schedule has, and the most exceptions that are not over. */
const MOST_RULES = 50;
export const MOST_EXCEPTIONS = 200;
/** A fortnight: with more, hardly anything of the usual two weeks could be booked. */
const LONGEST_LEAD_MINUTES = 14 * 24 * 60;
const LONGEST_BUFFER_MINUTES = 240;

const Mode = z.enum(modes, message("fields.mode.invalid"));
const Modes = z.array(Mode, message("fields.hours.noMode")).min(1, message("fields.hours.noMode")).max(modes.length, message("fields.hours.noMode")).overwrite((chosen) => [...new Set(chosen)]);

/** Such as 09:30; with seconds as some browsers send it. */
const clock = (pattern: RegExp) => z.string(message("fields.time.missing")).regex(pattern, message("fields.time.invalid")).overwrite((typed) => typed.slice(0, 5));

const whole = (min: number, max: number) => z.coerce.number(message("fields.minutes.missing")).int(message("fields.minutes.notWhole")).min(min, least(min)).max(max, most(max));

const SlotMinutes = z.coerce
  .number(message("fields.minutes.missing"))
  .int(message("fields.minutes.notWhole"))
  .min(SHORTEST_SLOT_MINUTES, message("fields.slot.tooShort", { minutes: SHORTEST_SLOT_MINUTES }))
  .max(LONGEST_SLOT_MINUTES, message("fields.slot.tooLong", { hours: LONGEST_SLOT_MINUTES / 60 }));

export const Rule = z.object({
  days: z
    .array(z.coerce.number(message("fields.weeklyHours.noDay")).int(message("fields.weeklyHours.noDay")).min(1, message("fields.weeklyHours.noDay")).max(7, message("fields.weeklyHours.noDay")), message("fields.weeklyHours.noDay"))
    .min(1, message("fields.weeklyHours.noDay"))
    .max(7, message("fields.weeklyHours.noDay"))
    .overwrite((days) => [...new Set(days)].sort((a, b) => a - b))
    .meta({ description: "1 is Monday, 7 Sunday" }),
  from: clock(/^(?:[01]\d|2[0-3]):[0-5]\d(?::00)?$/).meta({ description: "Wall time in the zone of the practice", examples: ["09:00"] }),
  to: clock(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)(?::00)?$/).meta({ description: "An end at or before `from` is on the next day; 00:00 and 24:00 are midnight", examples: ["13:00"] }),
  slotMinutes: SlotMinutes,
  bufferMinutes: whole(0, LONGEST_BUFFER_MINUTES).default(0).meta({ description: "Left free after each slot" }),
  modes: Modes.default([...modes]),
});
export type Rule = z.output<typeof Rule>;

const hours = {
  timeZone: TimeZone.optional().meta({ description: "The zone of the practice. Another one than before moves the practice there" }),
  rules: z.array(Rule, message("fields.hours.missing")).max(MOST_RULES, most(MOST_RULES, "array")),
  leadMinutes: whole(0, LONGEST_LEAD_MINUTES).default(0).meta({ description: "How long before its start a slot can be booked at the latest" }),
  horizonDays: whole(1, MOST_HORIZON_DAYS).default(USUAL_HORIZON_DAYS).meta({ description: "For how many days ahead slots are made" }),
};

export const Schedule = z.object({
  timeZone: z.string(),
  rules: z.array(Rule),
  leadMinutes: z.int(),
  horizonDays: z.int(),
  version: z.int().meta({ description: "0 before the first schedule is saved" }),
});
export type Schedule = z.output<typeof Schedule>;

export const ReadSchedule = z.object({ doctorId: Id });

const Affected = z.enum(affectedChoices, message("fields.hours.affected"));
/** What is to happen to a visit that a change hits. */
const Decisions = z
  .array(z.object({ consultationId: Id, decision: z.enum([...affectedChoices, "keep"], message("fields.hours.affected")) }))
  .max(500, most(500, "array"))
  .optional()
  .meta({ description: "What is to happen to single visits that are hit, where it differs: `offer` new times, `cancel` with refund, or `keep`" });

export const SaveSchedule = z.object({
  doctorId: Id,
  ...hours,
  version: nullIsNone(z.int().nonnegative().optional()).meta({ description: "The version you changed; another one meanwhile gives 409" }),
  affected: nullIsNone(Affected.optional()).meta({ description: "What happens to the booked visits outside the new hours. Left out: nothing, they stay" }),
  decisions: Decisions,
});

const WALL = /^(?:19|20|21)\d\d-\d\d-\d\d(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::00)?)?$/;
const Wall = z
  .string(message("fields.hours.wall"))
  .regex(WALL, message("fields.hours.wall"))
  .refine((typed) => !Number.isNaN(Date.parse(`${typed.slice(0, 10)}T00:00:00Z`)) && new Date(`${typed.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(typed.slice(0, 10)), message("fields.date.invalid"))
  .meta({ description: "Wall time in the zone of the practice; a date alone means the whole day", examples: ["2027-01-31T09:00"] });

const exception = {
  kind: z.enum(exceptionKinds, message("fields.hours.kind")),
  from: Wall,
  to: Wall,
  reason: nullIsNone(text(500).optional()).meta({ description: "Told to the patients of the visits that are hit" }),
  slotMinutes: nullIsNone(SlotMinutes.optional()).meta({ description: "Only for `extra`; the usual length if left out" }),
  modes: nullIsNone(Modes.optional()).meta({ description: "Only for `extra`; all if left out" }),
  replacesDay: nullIsNone(z.boolean().optional()).meta({ description: "Only for `extra`: these are the hours of the day, and the weekly ones do not count" }),
};

export const AddException = z.object({ doctorId: Id, ...exception, affected: Affected.default("offer").meta({ description: "What happens to the booked visits that are hit: `offer` new times, or `cancel` with refund" }), decisions: Decisions });

export const PracticeException = z.object({
  id: Id,
  kind: z.enum(exceptionKinds),
  from: z.string(),
  to: z.string(),
  reason: z.string().nullable(),
  slotMinutes: z.int().nullable(),
  modes: z.array(z.enum(modes)).nullable(),
  replacesDay: z.boolean(),
  affected: z.enum(affectedChoices),
  createdAt: Instant,
});
export type PracticeException = z.output<typeof PracticeException>;

export const ListExceptions = z.object({ doctorId: Id });
export const ExceptionList = z.object({ data: z.array(PracticeException) });
export const RemoveException = z.object({ doctorId: Id, exceptionId: Id });

/** A schedule or an exception that is not saved. */
export const AskImpact = z.object({
  doctorId: Id,
  ...z.object(hours).partial().shape,
  leadMinutes: hours.leadMinutes.unwrap().optional(),
  horizonDays: hours.horizonDays.unwrap().optional(),
  ...z.object(exception).partial().shape,
  version: z.unknown().optional(),
  affected: z.unknown().optional(),
  decisions: z.unknown().optional(),
});

export const Impact = z.object({
  slotsAdded: z.int(),
  slotsRemoved: z.int(),
  consultations: z.array(ConsultationSummary).meta({ description: "The booked visits that are hit, earliest first" }),
});
export type Impact = z.output<typeof Impact>;

export const TopUp = z.object({});
export const ToppedUp = z.object({ filled: z.int(), more: z.boolean() });
