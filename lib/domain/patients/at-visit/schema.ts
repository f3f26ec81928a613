import { z } from "zod";
import { adultRelations } from "@/db/schema/choices";
import { line, saysSomething } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

/* What a visit and its papers say about their patient. Browsers load this, so it must not need the clock. */

/** An age, in numbers and as it is written. */
export const Age = z.object({
  years: z.int(),
  months: z.int().nullable().meta({ description: "Since the last birthday; null if only the years are known" }),
  days: z.int().nullable(),
  text: z.string().meta({ description: "As clinicians write it: days under a month, months under two years, years and months under five, years from there", examples: ["8 months"] }),
});

/** The adult who is present at a minor's visit. */
export const Adult = z.object({
  name: line(160).refine(saysSomething, message("fields.name.noLetters")),
  relation: z.enum(adultRelations, message("fields.adultRelation.invalid")).meta({ description: "What the adult is to the patient" }),
});
