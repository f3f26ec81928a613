import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ParticularsFields } from "@/components/patients/particulars-fields";
import { ActionForm } from "@/components/ui/action-form";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { defaultTimeZone } from "@/i18n";
import { localDate } from "@/lib/clock/local-day";
import { returnPath } from "@/lib/http/web/return-path";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../../own-profile";
import { addPersonAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("form.newTitle") };
}

/** The form that adds a person without an account. */
export default async function NewPersonPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  await signedInContext("/patient/people/new", "patient");
  const [{ next: asked }, profile, t] = await Promise.all([searchParams, ownProfile(), getTranslations("people")]);
  const next = returnPath(asked);
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={t("form.newTitle")} lead={t("form.newLead")} back={{ href: "/patient/people", label: t("back") }} />
        <ActionForm action={addPersonAction}>
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <ParticularsFields today={localDate(new Date(), profile?.timeZone ?? defaultTimeZone)} />
          <div className="mt-2">
            <SubmitButton pendingLabel={t("form.adding")}>{t("form.add")}</SubmitButton>
          </div>
        </ActionForm>
        <p className="mt-8 border-t border-line pt-5 text-sm text-ink-soft">{t("form.haveAccount")}</p>
      </div>
    </div>
  );
}
