import { z } from "zod";
import { Id, Instant, page, paging } from "@/lib/core/wire";

/** An event that one of its consumers was given up for: a mail that could not be sent, for example. */
export const DeadLetter = z.object({
  id: Id,
  topic: z.string().meta({ description: "What had happened, such as `consultation.booked`" }),
  queue: z.enum(["events.mail", "events.notice", "events.sms"]).meta({ description: "What was to be done about it" }),
  error: z.string().nullable().meta({ description: "A code, never a message" }),
  happenedAt: Instant,
  diedAt: Instant,
});
export type DeadLetter = z.input<typeof DeadLetter>;

export const ListDeadLetters = z.object(paging);
export const DeadLetterPage = page(DeadLetter);
export const RetryDeadLetter = z.object({ id: Id });
