import { z } from "zod";
import { nullIsNone } from "@/lib/core/wire";
import { bareCode } from "@/lib/core/typed";
import { message } from "@/lib/core/words";

/* The codes of a second factor, as people type them. */

/** The six digits of an authenticator app, however they are pasted. */
export const TotpCode = z
  .string(message("fields.code.sixDigits"))
  .max(40, { error: message("fields.code.sixDigits"), abort: true })
  .transform(bareCode)
  .refine((code) => /^\d{6}$/.test(code), message("fields.code.sixDigits"))
  .meta({ examples: ["492039"] });

/** A recovery code: ten characters, shown as two groups of five. */
export const RecoveryCode = z
  .string(message("fields.code.recoveryMissing"))
  .max(60, { error: message("fields.code.recoveryInvalid"), abort: true })
  .transform(bareCode)
  .refine((code) => /^[0-9A-Z]{10}$/.test(code), message("fields.code.recoveryInvalid"))
  .meta({ examples: ["7KQ2M-XW4RB"] });

/** Either kind of code in one field; a code of ten characters is a recovery code. */
export const EitherCode = z
  .union([TotpCode, RecoveryCode], { error: message("fields.code.either") })
  .meta({ description: "A code of the authenticator app, or a recovery code" });

/** The fields that can prove the second factor; only one of them may be sent. */
export const secondFactor = { totpCode: nullIsNone(TotpCode.optional()), recoveryCode: nullIsNone(RecoveryCode.optional()) };
export type SecondFactor = { totpCode?: string; recoveryCode?: string };

/** A refinement for schemas with both fields: refuses both at once. */
export function refuseTwoCodes({ totpCode, recoveryCode }: SecondFactor, context: z.RefinementCtx) {
  if (totpCode && recoveryCode) context.addIssue({ code: "custom", path: ["recoveryCode"], message: message("fields.code.two") });
}
