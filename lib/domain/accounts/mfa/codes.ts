import { z } from "zod";
import { nullIsNone } from "@/lib/core/wire";

/* The codes of a second factor, as they are typed. */

/** Six digits of an authenticator app; blanks between them do no harm. */
export const TotpCode = z
  .string("Enter the six digits that your app shows.")
  .max(20, { error: "Enter the six digits that your app shows.", abort: true })
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .refine((code) => /^\d{6}$/.test(code), "Enter the six digits that your app shows.")
  .meta({ examples: ["492039"] });

/** Ten signs, shown as two groups of five. */
export const RecoveryCode = z
  .string("Enter a recovery code.")
  .max(40, { error: "Enter one recovery code, such as 7KQ2M-XW4RB.", abort: true })
  .transform((typed) => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, ""))
  .refine((code) => code.length === 10, "Enter one recovery code, such as 7KQ2M-XW4RB.")
  .meta({ examples: ["7KQ2M-XW4RB"] });

/** Either of the two in one field; ten signs tell a recovery code. */
export const EitherCode = z
  .union([TotpCode, RecoveryCode], { error: "Enter the six digits that your app shows, or a recovery code." })
  .meta({ description: "A code of the authenticator app, or a recovery code" });

/** What may prove the second factor: one of the two, not both. */
export const secondFactor = { totpCode: nullIsNone(TotpCode.optional()), recoveryCode: nullIsNone(RecoveryCode.optional()) };
export type SecondFactor = { totpCode?: string; recoveryCode?: string };

/** A refinement for schemas with both. */
export function refuseTwoCodes({ totpCode, recoveryCode }: SecondFactor, context: z.RefinementCtx) {
  if (totpCode && recoveryCode) context.addIssue({ code: "custom", path: ["recoveryCode"], message: "Send one code, not two." });
}
