import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CodeField } from "@/components/accounts/code-field";
import { PasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { readMfa } from "@/lib/domain/accounts/mfa/read";
import { PASSWORD_MIN } from "@/lib/domain/accounts/password/rules";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";
import { AccountFrame } from "../account-frame";
import { changePasswordAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("tabs.password") };
}

export default async function PasswordPage() {
  const context = await signedInContext("/account/password");
  const [profile, mfa, t, mfaWords] = await Promise.all([ownProfile(), readMfa(context, {}), getTranslations("account"), getTranslations("mfa")]);
  return (
    <AccountFrame current="password" lead={t("passwordLead")}>
      <ActionForm action={changePasswordAction} success={t("passwordChanged")} className="flex max-w-form flex-col gap-5">
        {/* Tells a password manager whose password this is. */}
        <input type="text" name="username" autoComplete="username" defaultValue={profile?.email} readOnly hidden />
        <PasswordField label={t("currentPassword")} name="currentPassword" autoComplete="current-password" showLabel={t("showPassword")} required />
        {mfa.enabled ? <CodeField kind="either" label={mfaWords("code")} hint={mfaWords("codeOrRecoveryHint")} name="code" /> : null}
        <PasswordField label={t("newPassword")} name="newPassword" hint={t("newPasswordHint", { min: PASSWORD_MIN })} autoComplete="new-password" showLabel={t("showPassword")} required />
        <SubmitButton pendingLabel={t("changingPassword")}>{t("changePassword")}</SubmitButton>
      </ActionForm>
    </AccountFrame>
  );
}
