import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import type { ReactNode } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { mailsAreKept } from "@/lib/http/web/installation";
import { portalOf, signInPath } from "@/lib/http/web/return-path";
import { ownProfile } from "../../own-profile";
import { AuthPage } from "../auth-page";
import { resendVerificationAction, verifyEmailAction } from "../link-actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accountLinks.verify");
  // The address holds the link's secret, which must not be sent to any other site.
  return { title: t("title"), robots: { index: false }, referrer: "same-origin" };
}

/**
 * The page behind the link in the mail. Opening it confirms nothing, because programs that scan mail open links too: a
 * person has to press the button. Without a link, the reader can ask for the mail again here.
 */
export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ token, done }, profile, t, auth] = await Promise.all([searchParams, ownProfile(), getTranslations("accountLinks"), getTranslations("auth")]);
  const isConfirmed = Boolean(done) || profile?.emailVerified;
  return (
    <AuthPage plant="lotus" points={[t("verify.points.visits"), t("verify.points.password"), t("verify.points.quiet")]}>
      <PageHeader title={t("verify.title")} lead={isConfirmed ? undefined : typeof token === "string" ? t("verify.lead") : profile ? <Emails>{t("verify.askLead", { email: profile.email })}</Emails> : t("verify.guestLead")} />
      {isConfirmed ? (
        <>
          <Alert tone="success" live title={t("verify.doneTitle")} className="mb-6">
            {t("verify.done")}
          </Alert>
          <ButtonLink href={profile ? portalOf(profile.role) : "/sign-in"} size="lg" block>
            {profile ? t("verify.goOn") : auth("signIn")}
          </ButtonLink>
        </>
      ) : typeof token === "string" ? (
        <>
          <ActionForm action={verifyEmailAction}>
            <input type="hidden" name="token" value={token} />
            <SubmitButton size="lg" block pendingLabel={t("verify.confirming")}>
              {t("verify.confirm")}
            </SubmitButton>
          </ActionForm>
          <p className="mt-8 text-ink-soft">
            {t("verify.expired")}{" "}
            <Link href="/verify-email" className="text-link">
              {t("verify.another")}
            </Link>
          </p>
        </>
      ) : profile ? (
        <>
          <ActionForm action={resendVerificationAction} success={<Emails>{t("verify.resent", { email: profile.email })}</Emails>}>
            <SubmitButton size="lg" block pendingLabel={t("verify.resending")}>
              {t("verify.resend")}
            </SubmitButton>
          </ActionForm>
          {mailsAreKept() ? (
            <p className="mt-8">
              <Link href="/outbox" className="text-link">
                {t("outboxHint")}
              </Link>
            </p>
          ) : null}
        </>
      ) : (
        <ButtonLink href={signInPath("/verify-email")} size="lg" block>
          {t("verify.signInFirst")}
        </ButtonLink>
      )}
    </AuthPage>
  );
}

/** An email address has no natural place to break; on a phone it may break anywhere. */
const Emails = ({ children }: { children: ReactNode }) => <span className="wrap-anywhere">{children}</span>;
