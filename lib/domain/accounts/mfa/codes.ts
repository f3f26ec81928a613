import { z } from "zod";
import { nullIsNone } from "@/lib/core/wire";

/* The codes of a second factor, as people type them. */

/** The six digits of an authenticator app; blanks between them are ignored. */
export const TotpCode = z
  .string("Enter the six digits that your app shows.")
  .max(20, { error: "Enter the six digits that your app shows.", abort: true })
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .refine((code) => /^\d{6}$/.test(code), "Enter the six digits that your app shows.")
  .meta({ examples: ["492039"] });

/** A recovery code: ten characters, shown as two groups of five. */
export const RecoveryCode = z
  .string("Enter a recovery code.")
  .max(40, { error: "Enter one recovery code, such as 7KQ2M-XW4RB.", abort: true })
  .transform((typed) => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, ""))
  .refine((code) => code.length === 10, "Enter one recovery code, such as 7KQ2M-XW4RB.")
  .meta({ examples: ["7KQ2M-XW4RB"] });

/** Either kind of code in one field; a code of ten characters is a recovery code. */
export const EitherCode = z
  .union([TotpCode, RecoveryCode], { error: "Enter the six digits that your app shows, or a recovery code." })
  .meta({ description: "A code of the authenticator app, or a recovery code" });

/** The fields that can prove the second factor; only one of them may be sent. */
export const secondFactor = { totpCode: nullIsNone(TotpCode.optional()), recoveryCode: nullIsNone(RecoveryCode.optional()) };
export type SecondFactor = { totpCode?: string; recoveryCode?: string };

/** A refinement for schemas with both fields: refuses both at once. */
export function refuseTwoCodes({ totpCode, recoveryCode }: SecondFactor, context: z.RefinementCtx) {
  if (totpCode && recoveryCode) context.addIssue({ code: "custom", path: ["recoveryCode"], message: "Send one code, not two." });
}
