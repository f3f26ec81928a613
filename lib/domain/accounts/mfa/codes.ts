import { z } from "zod";
import { nullIsNone } from "@/lib/core/wire";
import { message } from "@/lib/core/words";

/* The codes of a second factor, as they are typed. */

/** Six digits of an authenticator app; blanks between them do no harm. */
export const TotpCode = z
  .string(message("fields.code.sixDigits"))
  .max(20, { error: message("fields.code.sixDigits"), abort: true })
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .refine((code) => /^\d{6}$/.test(code), message("fields.code.sixDigits"))
  .meta({ examples: ["492039"] });

/** Ten signs, shown as two groups of five. */
export const RecoveryCode = z
  .string(message("fields.code.recoveryMissing"))
  .max(40, { error: message("fields.code.recoveryInvalid"), abort: true })
  .transform((typed) => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, ""))
  .refine((code) => code.length === 10, message("fields.code.recoveryInvalid"))
  .meta({ examples: ["7KQ2M-XW4RB"] });

/** Either of the two in one field; ten signs tell a recovery code. */
export const EitherCode = z
  .union([TotpCode, RecoveryCode], { error: message("fields.code.either") })
  .meta({ description: "A code of the authenticator app, or a recovery code" });

/** What may prove the second factor: one of the two, not both. */
export const secondFactor = { totpCode: nullIsNone(TotpCode.optional()), recoveryCode: nullIsNone(RecoveryCode.optional()) };
export type SecondFactor = { totpCode?: string; recoveryCode?: string };

/** A refinement for schemas with both. */
export function refuseTwoCodes({ totpCode, recoveryCode }: SecondFactor, context: z.RefinementCtx) {
  if (totpCode && recoveryCode) context.addIssue({ code: "custom", path: ["recoveryCode"], message: message("fields.code.two") });
}
