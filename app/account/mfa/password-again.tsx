"use client";

import { useTranslations } from "next-intl";
import { PasswordField } from "@/components/accounts/password-field";
import type { FormFeedback } from "@/components/ui/form-feedback";

/** Asks for the password again, if the sign-in was some time ago or has become too old while the page was open. */
export function PasswordAgain({ email, isNeeded, state }: { email: string; isNeeded: boolean; state: FormFeedback }) {
  const t = useTranslations("mfa");
  if (!isNeeded && !state.fields?.password) return null;
  return (
    <>
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordField label={t("password")} hint={t("passwordAgain")} autoComplete="current-password" showLabel={t("showPassword")} required />
    </>
  );
}
