"use client";

import { useTranslations } from "next-intl";
import { CodeField } from "@/components/accounts/code-field";
import { PasswordField } from "@/components/accounts/password-field";

/** Password and code again, before an action that must be impossible for somebody who merely found the device. */
export function StepUpFields({ email }: { email: string }) {
  const t = useTranslations("mfa");
  return (
    <>
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <PasswordField label={t("password")} autoComplete="current-password" showLabel={t("showPassword")} required />
      <CodeField kind="either" label={t("code")} hint={t("codeOrRecoveryHint")} name="code" />
    </>
  );
}
