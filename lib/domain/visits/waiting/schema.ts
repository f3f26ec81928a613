import { z } from "zod";
import { Id, Instant, nullIsNone } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

/** The delays a doctor can state with one press, in minutes. */
export const DELAY_MINUTES = [10, 20, 30] as const;

export const ReadDelay = z.object({});
export const SetDelay = z
  .object({
    state: z.enum(["on_time", "late", "pause"], message("fields.delay.state")),
    minutes: nullIsNone(z.coerce.number(message("fields.delay.minutes")).int(message("fields.delay.minutes")).min(1, message("fields.delay.minutes")).max(240, message("fields.delay.minutes")).optional()).meta({
      description: "Only with `late`: how late the day runs",
      examples: [20],
    }),
  })
  .refine(({ state, minutes }) => (state === "late") === (minutes !== undefined), { path: ["minutes"], message: message("fields.delay.minutesNeeded") });

/** How a doctor's day runs, as the doctor told those who wait. */
export const Delay = z.object({ state: z.enum(["on_time", "late", "pause"]), minutes: z.int().nullable(), since: Instant.nullable() });
export type Delay = z.infer<typeof Delay>;

export const ReadQueue = z.object({ id: Id });

/** The place of a visit in its doctor's day. */
export const Queue = z.object({
  state: z.enum(["another_day", "waiting", "under_way", "over"]).meta({ description: "`waiting`: today and not begun. The other fields mean something only then" }),
  ahead: z.int().meta({ description: "How many visits of the day come before this one and are not closed" }),
  estimatedStartAt: Instant.nullable().meta({ description: "When it is likely to begin; null during a pause" }),
  waitMinutes: z.int().nullable().meta({ description: "Until then, in steps of five minutes, never below zero" }),
  basis: z.enum(["planned", "stated", "observed", "paused"]).meta({ description: "What the estimate comes from: the plan, the doctor's word, or how late the day has run so far" }),
  delay: Delay,
});
export type Queue = z.input<typeof Queue>;
