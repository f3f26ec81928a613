import { z } from "zod";

/** A doubt about a medicine that its doctor may overrule with a reason; a rule that cannot be overruled is an obstacle. */
export const Warning = z.object({
  medication: z.int().meta({ description: "Position in `medications`, from 0" }),
  reason: z.enum(["repeated", "taken_already"]).meta({
    description: "repeated: another line of this prescription holds the ingredient too, alone or in a combination; taken_already: so does a prescription of the same doctor whose days are not over",
  }),
  ingredient: z.string(),
});
export type Warning = z.output<typeof Warning>;
