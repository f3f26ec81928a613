import { z } from "zod";
import { Id, Instant } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

/** The month to read, of the practice's own calendar; this month if left out. */
export const ReadEarnings = z.object({ month: z.string().regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/, message("fields.payment.month")).optional() });

/** A doctor's statement of one month, from the ledger; amounts in minor units. */
export const Earnings = z.object({
  month: z.string(),
  thisMonth: z.string(),
  timeZone: z.string(),
  currency: z.literal("INR"),
  earned: z.int(),
  takenBack: z.int().meta({ description: "Earned before, in this month or an earlier one, and given back to the patient in this month" }),
  held: z.int().meta({ description: "Paid for visits that are not over yet, at this moment" }),
  entries: z.array(z.object({ at: Instant, kind: z.enum(["earned", "unearned"]), amount: z.int(), consultationId: Id, startsAt: Instant })).meta({ description: "In order; at most a thousand" }),
});
export type Earnings = z.infer<typeof Earnings>;
