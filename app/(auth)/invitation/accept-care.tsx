import { useTranslations } from "next-intl";
import type { z } from "zod";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { names } from "@/components/ui/name";
import { SelectField } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Profile } from "@/lib/domain/accounts/profile/schema";
import type { OpenInvitation } from "@/lib/domain/patients/invitations/schema";
import { Relation } from "@/lib/domain/patients/schema";
import { signInPath } from "@/lib/http/web/return-path";
import { acceptCareAction } from "./actions";

export interface InvitationProps {
  token: string;
  invitation: z.input<typeof OpenInvitation>;
  /** The signed-in reader; undefined for a guest. */
  reader: Pick<z.input<typeof Profile>, "email" | "role"> | undefined;
}

/** What the reader can do with an invitation to care for somebody: accept it, or first sign in with the right account. */
export function AcceptCare({ token, invitation: { patientName, email }, reader }: InvitationProps) {
  const t = useTranslations("invitation.care");
  const people = useTranslations("people");
  const here = `/invitation?token=${encodeURIComponent(token)}`;
  if (!reader) {
    return (
      <div className="grid gap-4">
        <p className="wrap-anywhere text-ink-soft">{t("address", { email })}</p>
        <ButtonLink href={signInPath(here)} size="lg" block>
          {t("signIn")}
        </ButtonLink>
        <ButtonLink href={`/sign-up?next=${encodeURIComponent(here)}`} variant="secondary" size="lg" block>
          {t("signUp")}
        </ButtonLink>
      </div>
    );
  }
  if (reader.role !== "patient" || reader.email !== email) {
    return (
      <Alert tone="warning" className="wrap-anywhere">
        {reader.role === "patient" ? t("otherAddress", { email, own: reader.email }) : t("otherRole", { email })}
      </Alert>
    );
  }
  return (
    <ActionForm action={acceptCareAction}>
      <input type="hidden" name="token" value={token} />
      <SelectField
        label={t.rich("relation", names({ patient: patientName }))}
        name="relation"
        placeholder={people("form.choose")}
        options={Relation.options.flatMap((value) => (value === "self" ? [] : [{ value, label: people(`relationChoice.${value}`) }]))}
        required
      />
      <SubmitButton size="lg" block pendingLabel={t("accepting")}>
        {t("accept")}
      </SubmitButton>
    </ActionForm>
  );
}
