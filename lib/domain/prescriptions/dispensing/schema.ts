import { z } from "zod";
import { Id, Instant, line } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

const position = z.int(message("fields.dispensing.medication")).min(0, message("fields.dispensing.medication")).max(19, message("fields.dispensing.medication")).meta({ description: "Position in `medications`, from 0", examples: [0] });
const unit = z.string().nullable().meta({ description: "The unit of the paper's total; null where it has none", examples: ["tablets"] });

/** An amount that a pharmacy counts: at most three decimals. */
const counted = z.number().positive(message("fields.dispensing.quantity")).max(100_000, message("fields.dispensing.quantity")).refine((much) => Math.abs(much * 1000 - Math.round(much * 1000)) < 1e-6, message("fields.dispensing.decimals"));

/** What was dispensed of one medicine. */
export const Dispensed = z.object({
  medication: position,
  quantity: z.union([z.number(), z.literal("all")]).meta({ description: "In the unit of the paper's total; `all` where that is no number" }),
  unit,
});

export const Dispensation = z.object({
  id: Id,
  at: Instant,
  pharmacy: z.string().meta({ description: "As the pharmacy named itself", examples: ["Sanjivani Pharmacy, Mysuru"] }),
  items: z.array(Dispensed),
});
export type Dispensation = z.output<typeof Dispensation>;

/** What may still be dispensed of one medicine. */
export const Left = z.object({
  medication: position,
  quantity: z.union([z.number(), z.literal("all")]).meta({ description: "0: nothing. `all`: the total is no number, and none of it was dispensed" }),
  unit,
});

export const DispensePrescription = z.object({
  id: Id,
  code: z
    .string(message("fields.verificationCode.missing"))
    .trim()
    .min(1, message("fields.verificationCode.missing"))
    .max(100, message("fields.verificationCode.unknown"))
    .meta({ description: "The verification code, as printed", examples: ["7K2M-Q4XD-93TB"] }),
  items: z
    .array(z.object({ medication: position, quantity: z.union([counted, z.literal("all")], message("fields.dispensing.quantity")) }), message("fields.dispensing.none"))
    .min(1, message("fields.dispensing.none"))
    .max(20, message("fields.dispensing.twice"))
    .refine((items) => new Set(items.map(({ medication }) => medication)).size === items.length, message("fields.dispensing.twice")),
  pharmacy: line(120).meta({ description: "The pharmacy and its place; the patient and the doctor read it", examples: ["Sanjivani Pharmacy, Mysuru"] }),
});

/** The record, and what is left on the paper. */
export const Recorded = Dispensation.extend({
  prescriptionId: Id,
  status: z.enum(["partly_dispensed", "dispensed"]),
  left: z.array(Left),
});
