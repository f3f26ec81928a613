"use client";

import { useTranslations } from "next-intl";
import { PasswordField } from "@/components/accounts/password-field";
import type { FormFeedback } from "@/components/ui/form-feedback";

/** The password again, where the sign-in was a while ago, or came to be while the page stood open. */
export function PasswordAgain({ email, isNeeded, state }: { email: string; isNeeded: boolean; state: FormFeedback }) {
  const t = useTranslations("twoStep");
  if (!isNeeded && !state.fields?.password) return null;
  return (
    <>
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordField label={t("password")} hint={t("passwordAgain")} autoComplete="current-password" showLabel={t("showPassword")} required />
    </>
  );
}
