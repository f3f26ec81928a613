import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PracticeFields } from "@/components/doctors/profile-fields";
import { Standing } from "@/components/doctor-day/to-do";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { timeZoneChoices } from "../../account/profile-choices";
import { ownPractice } from "../own-practice";
import { createPracticeAction, savePracticeAction } from "./actions";

const tones = { pending: "info", verified: "success", rejected: "danger" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("title") };
}

/** The practice as its doctor sees and changes it, and the status of its registration. */
export default async function PracticePage({ searchParams }: { searchParams: Promise<{ sent?: string }> }) {
  const [{ practice }, { sent }, t] = await Promise.all([ownPractice("/doctor/practice"), searchParams, getTranslations("practice")]);
  const timeZone = practice?.timeZone ?? defaultTimeZone;
  const timeZones = timeZoneChoices(timeZone, new Date()).filter(({ value }) => value === "UTC" || value.includes("/"));
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader
          title={t(practice ? "title" : "newTitle")}
          lead={t(practice ? "lead" : "newLead")}
          actions={practice ? <Badge tone={tones[practice.status]}>{t(`status.${practice.status}`)}</Badge> : undefined}
        />
        {practice ? (
          <div className="mb-8 grid gap-4">
            {sent && practice.status === "pending" ? (
              <Alert tone="success" live title={t("sentTitle")}>
                <p>{t("sentText")}</p>
                <ButtonLink href="/doctor/slots/new" variant="secondary" size="sm" className="mt-2">
                  {t("addTimes")}
                </ButtonLink>
              </Alert>
            ) : null}
            <Standing status={practice.status} reason={practice.statusReason ?? undefined} isOwnPage />
            {practice.status === "verified" ? (
              <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ink-soft">
                {practice.decidedAt ? <span>{t.rich("verifiedOn", { when: () => <Time at={practice.decidedAt!} timeZone={timeZone} format="date" /> })}</span> : null}
                <ButtonLink href={`/doctors/${practice.id}`} variant="secondary" size="sm">
                  {t("seePublic")}
                </ButtonLink>
              </p>
            ) : null}
          </div>
        ) : null}
        {practice ? (
          <ActionForm action={savePracticeAction} success={t("saved")} className="flex flex-col gap-8">
            <input type="hidden" name="id" value={practice.id} />
            <input type="hidden" name="version" value={practice.version} />
            <PracticeFields practice={practice} timeZones={timeZones} timeZone={timeZone} />
            <SubmitButton className="self-start" pendingLabel={t("saving")}>
              {t("save")}
            </SubmitButton>
          </ActionForm>
        ) : (
          <ActionForm action={createPracticeAction} className="flex flex-col gap-8">
            <PracticeFields timeZones={timeZones} timeZone={timeZone} />
            <SubmitButton className="self-start" pendingLabel={t("sending")}>
              {t("send")}
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </div>
  );
}
