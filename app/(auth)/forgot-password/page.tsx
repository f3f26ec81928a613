import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { InputField } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { LINK_MINUTES } from "@/lib/domain/accounts/links/link";
import { mailsAreKept } from "@/lib/http/web/installation";
import { AuthPage } from "../auth-page";
import { forgotPasswordAction } from "../link-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountLinks.forgot");
  return { title: t("title"), robots: { index: false } };
}

export default async function ForgotPasswordPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ sent }, t, auth] = await Promise.all([searchParams, getTranslations("accountLinks"), getTranslations("auth")]);
  return (
    <AuthPage plant="tulsi" points={[t("points.single"), t("points.devices"), t("points.second")]}>
      <PageHeader title={t("forgot.title")} lead={sent ? undefined : t("forgot.lead")} />
      {sent ? (
        <Alert tone="success" live title={t("forgot.sentTitle")} className="mb-6">
          <p>{t("forgot.sent", { minutes: LINK_MINUTES.reset_password })}</p>
          {mailsAreKept() ? (
            <p className="mt-2">
              <Link href="/outbox" className="text-link">
                {t("outboxHint")}
              </Link>
            </p>
          ) : null}
        </Alert>
      ) : (
        <ActionForm action={forgotPasswordAction}>
          <InputField label={auth("email")} name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={254} required />
          <SubmitButton size="lg" block pendingLabel={t("forgot.sending")}>
            {t("forgot.send")}
          </SubmitButton>
        </ActionForm>
      )}
      <p className="mt-8">
        <Link href={sent ? "/forgot-password" : "/sign-in"} className="text-link">
          {sent ? t("forgot.again") : t("backToSignIn")}
        </Link>
      </p>
    </AuthPage>
  );
}
