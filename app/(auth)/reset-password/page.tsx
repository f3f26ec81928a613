import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { PasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { PASSWORD_MIN } from "@/lib/domain/accounts/password/rules";
import { AuthPage } from "../auth-page";
import { resetPasswordAction } from "../link-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountLinks.reset");
  // The address holds the link's secret, which must not be sent to any other site.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ token, done }, t, auth] = await Promise.all([searchParams, getTranslations("accountLinks"), getTranslations("auth")]);
  return (
    <AuthPage plant="tulsi" points={[t("points.single"), t("points.devices"), t("points.second")]}>
      <PageHeader title={t("reset.title")} lead={done ? undefined : t("reset.lead")} />
      {done ? (
        <>
          <Alert tone="success" live title={t("reset.doneTitle")} className="mb-6">
            {t("reset.done")}
          </Alert>
          <ButtonLink href="/sign-in" size="lg" block>
            {auth("signIn")}
          </ButtonLink>
        </>
      ) : typeof token === "string" ? (
        <>
          <ActionForm action={resetPasswordAction}>
            <input type="hidden" name="token" value={token} />
            <PasswordField label={t("reset.newPassword")} name="newPassword" hint={auth("newPasswordHint", { min: PASSWORD_MIN })} autoComplete="new-password" showLabel={auth("showPassword")} required />
            <SubmitButton size="lg" block pendingLabel={t("reset.saving")}>
              {t("reset.save")}
            </SubmitButton>
          </ActionForm>
          <p className="mt-8 text-ink-soft">
            {t("reset.expired")}{" "}
            <Link href="/forgot-password" className="text-link">
              {t("reset.another")}
            </Link>
          </p>
        </>
      ) : (
        <>
          <Alert tone="info" className="mb-6">
            {t("reset.noLink")}
          </Alert>
          <ButtonLink href="/forgot-password" size="lg" block>
            {t("reset.another")}
          </ButtonLink>
        </>
      )}
    </AuthPage>
  );
}
