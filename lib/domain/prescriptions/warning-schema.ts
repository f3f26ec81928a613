import { z } from "zod";

/** A doubt about a medicine that its doctor may overrule with a reason; a rule that cannot be overruled is an obstacle. */
export const Warning = z.object({
  medication: z.int().meta({ description: "Position in `medications`, from 0" }),
  reason: z.enum(["repeated", "taken_already", "told_taken", "allergy", "age"]).meta({
    description:
      "repeated: another line of this prescription holds the ingredient too, alone or in a combination; taken_already: so does a prescription of the same doctor whose days are not over; " +
      "told_taken: the patient said before the visit that they take it; allergy: they said that they are allergic to it or to a relative of it; age: doubtful at this age, or the age is not known",
  }),
  ingredient: z.string(),
});
export type Warning = z.output<typeof Warning>;
