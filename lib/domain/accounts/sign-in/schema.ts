import { z } from "zod";
import { message } from "@/lib/core/words";
import { EitherCode, refuseTwoCodes, secondFactor } from "../mfa/codes";
import { Email, Password } from "../schema";

export const SignIn = z.object({ email: Email, password: Password, ...secondFactor }).superRefine(refuseTwoCodes);

export const FinishSignIn = z
  .object({
    mfaToken: z.string(message("fields.mfaToken.missing")).min(1, message("fields.mfaToken.missing")).max(1000, message("fields.mfaToken.invalid")).meta({ description: "From the `mfa_required` problem of POST /auth/login; good for five minutes." }),
    ...secondFactor,
  })
  .superRefine((input, context) => {
    refuseTwoCodes(input, context);
    if (!input.totpCode && !input.recoveryCode) context.addIssue({ code: "custom", path: ["totpCode"], message: message("fields.code.sixDigits") });
  });

/** Proof that the person at the keyboard is the owner of the account: password and second factor again. */
export const StepUp = z.object({
  password: Password,
  code: EitherCode,
});
export type StepUp = z.output<typeof StepUp>;
