"use server";

import { redirect } from "next/navigation";
import { requestPasswordReset } from "@/lib/domain/accounts/password/request-reset";
import { resendVerification } from "@/lib/domain/accounts/registration/resend-verification";
import { resetPassword } from "@/lib/domain/accounts/password/reset";
import { verifyEmail } from "@/lib/domain/accounts/registration/verify-email";
import { formAction } from "@/lib/http/web/action";

/* After each success the redirect removes the link's secret from the address, so that nobody finds it in the history. */

/** Sends a link to choose a new password, if the address has an account. */
export const forgotPasswordAction = formAction(requestPasswordReset, { then: () => redirect("/forgot-password?sent=1") });

/** Sets the new password. */
export const resetPasswordAction = formAction(resetPassword, { then: () => redirect("/reset-password?done=1") });

/** Confirms the address. */
export const verifyEmailAction = formAction(verifyEmail, { then: () => redirect("/verify-email?done=1") });

/** Sends the confirmation mail again; the page stays. */
export const resendVerificationAction = formAction(resendVerification);
