import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CodeField } from "@/components/accounts/code-field";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { CODE_PATH, pendingSignIn } from "@/lib/http/web/pending-sign-in";
import { portalOf, returnPath, signInPath } from "@/lib/http/web/return-path";
import { currentActor } from "@/lib/http/web/context";
import { finishSignInAction } from "../../actions";
import { AuthPage } from "../../auth-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("codeTitle"), robots: { index: false } };
}

/** The second step of a sign-in. The first step stays valid for five minutes. */
export default async function CodePage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ next: asked, use }, actor, pending, t] = await Promise.all([searchParams, currentActor(), pendingSignIn(), getTranslations("auth")]);
  const next = returnPath(asked);
  if (actor.kind === "user") redirect(next ?? portalOf(actor.role));
  if (!pending) redirect(signInPath(next));
  const isRecovery = use === "recovery";
  const other = new URLSearchParams({ ...(isRecovery ? {} : { use: "recovery" }), ...(next && { next }) });
  return (
    <AuthPage plant="tulsi" points={[t("points.verified"), t("points.video"), t("points.prescription")]}>
      <PageHeader title={t("codeTitle")} lead={t(isRecovery ? "recoveryLead" : "codeLead")} />
      <ActionForm action={finishSignInAction} key={isRecovery ? "recovery" : "app"}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        {isRecovery ? (
          <CodeField kind="recovery" label={t("recoveryCode")} hint={t("recoveryHint")} name="recoveryCode" autoFocus />
        ) : (
          <CodeField kind="app" label={t("code")} hint={t("codeHint")} name="totpCode" autoFocus />
        )}
        <SubmitButton size="lg" block pendingLabel={t("signingIn")}>
          {t("signIn")}
        </SubmitButton>
      </ActionForm>
      <ul className="mt-8 grid gap-3 text-ink-soft">
        <li>
          <Link href={`${CODE_PATH}?${other}`} className="text-link inline-flex min-h-11 items-center sm:min-h-0">
            {t(isRecovery ? "useApp" : "useRecovery")}
          </Link>
        </li>
        <li>{t("lostBoth")}</li>
        <li>
          <Link href={signInPath(next)} className="text-link inline-flex min-h-11 items-center sm:min-h-0">
            {t("otherAccount")}
          </Link>
        </li>
      </ul>
    </AuthPage>
  );
}
