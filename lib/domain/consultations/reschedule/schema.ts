import { z } from "zod";
import { Id, nullIsNone, text } from "@/lib/core/wire";

export const Reschedule = z.object({
  id: Id,
  slotId: Id.meta({ description: "The free slot to move to" }),
  reason: nullIsNone(text(500).optional()).meta({ description: "Told to the other side; needed to move it to another doctor" }),
  version: nullIsNone(z.int().positive().optional()),
});

export const AnswerMove = z.object({
  id: Id,
  accept: z.boolean(),
  slotId: nullIsNone(Id.optional()).meta({ description: "The chosen time, if the doctor offered any free time" }),
});
