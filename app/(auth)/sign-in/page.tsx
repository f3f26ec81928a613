import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { InputField } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { MFA_TOKEN_SECONDS } from "@/lib/domain/accounts/sign-in/pending-token";
import { portalOf, returnPath } from "@/lib/http/web/return-path";
import { currentActor } from "@/lib/http/web/context";
import { signInAction } from "../actions";
import { AuthPage } from "../auth-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signInTitle"), robots: { index: false } };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ next: asked, error, again }, actor, t] = await Promise.all([searchParams, currentActor(), getTranslations("auth")]);
  const next = returnPath(asked);
  if (actor.kind === "user") redirect(next ?? portalOf(actor.role));
  return (
    <AuthPage plant="tulsi" points={[t("points.verified"), t("points.video"), t("points.prescription")]}>
      <PageHeader title={t("signInTitle")} lead={next ? t("signInToGoOn") : t("signInLead")} />
      {/* Only NextAuth's own address redirects here with an error; the form below shows its own errors. */}
      {error ? (
        <Alert tone="danger" className="mb-6">
          {t("signInFailed")}
        </Alert>
      ) : null}
      {again ? (
        <Alert tone="info" className="mb-6">
          {t("codeTooLate", { minutes: MFA_TOKEN_SECONDS / 60 })}
        </Alert>
      ) : null}
      <ActionForm action={signInAction}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <InputField label={t("email")} name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} required />
        <PasswordField label={t("password")} autoComplete="current-password" showLabel={t("showPassword")} required />
        <Link href="/forgot-password" className="text-link -my-3 inline-flex min-h-11 items-center self-start">
          {t("forgotPassword")}
        </Link>
        <SubmitButton size="lg" block pendingLabel={t("signingIn")}>
          {t("signIn")}
        </SubmitButton>
      </ActionForm>
      <p className="mt-8 text-ink-soft">
        {t("noAccount")}{" "}
        <Link href={next ? `/sign-up?next=${encodeURIComponent(next)}` : "/sign-up"} className="text-link">
          {t("signUpInstead")}
        </Link>
      </p>
    </AuthPage>
  );
}
