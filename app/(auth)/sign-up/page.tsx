import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PasswordField } from "@/components/accounts/password-field";
import { ZoneField } from "@/components/accounts/zone-field";
import { ActionForm } from "@/components/ui/action-form";
import { InputField } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { RadioCards } from "@/components/ui/radio-cards";
import { SubmitButton } from "@/components/ui/submit-button";
import { PASSWORD_MIN } from "@/lib/domain/accounts/password/rules";
import { portalOf, returnPath, signInPath } from "@/lib/http/web/return-path";
import { currentActor } from "@/lib/http/web/context";
import { viewerZone } from "@/app/viewer-zone";
import { signUpAction } from "../actions";
import { AuthPage } from "../auth-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signUpTitle") };
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [{ next: asked, role }, actor, zone, t] = await Promise.all([searchParams, currentActor(), viewerZone(), getTranslations("auth")]);
  const next = returnPath(asked);
  if (actor.kind === "user") redirect(next ?? portalOf(actor.role));
  const roles = (["patient", "doctor"] as const).map((value) => ({ value, label: t(`roles.${value}.label`), description: t(`roles.${value}.about`) }));
  return (
    <AuthPage plant="lotus" points={[t("points.verified"), t("points.video"), t("points.prescription")]}>
      <PageHeader title={t("signUpTitle")} lead={t("signUpLead")} />
      <ActionForm action={signUpAction}>
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <ZoneField known={zone} />
        <RadioCards legend={t("role")} name="role" options={roles} defaultValue={role === "doctor" ? "doctor" : "patient"} required />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputField label={t("firstName")} name="firstName" autoComplete="given-name" maxLength={80} required />
          <InputField label={t("lastName")} hint={t("lastNameHint")} optional name="lastName" autoComplete="family-name" maxLength={80} />
        </div>
        <InputField label={t("email")} name="email" type="email" autoComplete="email" autoCapitalize="none" spellCheck={false} maxLength={254} required />
        <PasswordField label={t("password")} hint={t("newPasswordHint", { min: PASSWORD_MIN })} autoComplete="new-password" showLabel={t("showPassword")} required />
        <SubmitButton size="lg" block pendingLabel={t("signingUp")}>
          {t("signUp")}
        </SubmitButton>
      </ActionForm>
      <p className="mt-8 text-ink-soft">
        {t("haveAccount")}{" "}
        <Link href={signInPath(next)} className="text-link">
          {t("signInInstead")}
        </Link>
      </p>
    </AuthPage>
  );
}
