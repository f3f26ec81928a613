import { useTranslations } from "next-intl";
import { PasswordField } from "@/components/accounts/password-field";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { InputField } from "@/components/ui/input";
import { names } from "@/components/ui/name";
import { SubmitButton } from "@/components/ui/submit-button";
import { PASSWORD_MIN } from "@/lib/domain/accounts/password/rules";
import type { InvitationProps } from "./accept-care";
import { takeOverAction } from "./actions";

/** The form with which a person takes their own record over. */
export function TakeOver({ token, invitation: { patientName, email }, reader }: InvitationProps) {
  const t = useTranslations("invitation.own");
  const auth = useTranslations("auth");
  if (reader) {
    return (
      <Alert tone="warning" className="wrap-anywhere">
        {t.rich("signedIn", { ...names({ patient: patientName }), own: reader.email })}
      </Alert>
    );
  }
  return (
    <>
      <p className="mb-2 text-ink-soft">{t("consequence")}</p>
      <p className="mb-6 font-semibold wrap-anywhere">{t("address", { email })}</p>
      <ActionForm action={takeOverAction}>
        <input type="hidden" name="token" value={token} />
        <InputField label={t("dateOfBirth")} hint={t("dateOfBirthHint")} name="dateOfBirth" type="date" autoComplete="bday" required />
        <PasswordField label={t("password")} hint={auth("newPasswordHint", { min: PASSWORD_MIN })} autoComplete="new-password" showLabel={auth("showPassword")} required />
        <SubmitButton size="lg" block pendingLabel={t("accepting")}>
          {t("accept")}
        </SubmitButton>
      </ActionForm>
    </>
  );
}
