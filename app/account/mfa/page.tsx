import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/site/client-messages";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { readMfa } from "@/lib/domain/accounts/mfa/read";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "@/app/own-profile";
import { AccountFrame } from "@/app/account/account-frame";
import { disableAction } from "./actions";
import { BeginForm } from "./begin-form";
import { RenewCodesForm } from "./renew-codes-form";
import { StepUpFields } from "./step-up-fields";

/** At this number of recovery codes or fewer, the page suggests new ones. */
const FEW = 3;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mfa");
  return { title: t("title") };
}

export default async function SecurityPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, { off }] = await Promise.all([signedInContext("/account/mfa"), searchParams]);
  const [mfa, profile, t] = await Promise.all([readMfa(context, {}), ownProfile(), getTranslations("mfa")]);
  const email = profile?.email ?? "";
  return (
    <AccountFrame current="mfa" lead={t("lead")}>
      {off && !mfa.enabled ? (
        <Alert tone="success" live className="mb-6">
          {t("isOff")}
        </Alert>
      ) : null}
      {mfa.enabled ? (
        <ClientMessages of={["mfa"]}>
          <div className="grid gap-5">
            <Card>
              <div className="flex flex-wrap items-center gap-3">
                <h2 className="text-xl">{t("title")}</h2>
                <Badge tone="leaf" dot>
                  {t("on")}
                </Badge>
              </div>
              <p className="mt-2 text-ink-soft">
                {t.rich("since", { when: () => <Time at={mfa.enabledAt!} timeZone={profile?.timeZone ?? defaultTimeZone} format="date" /> })}{" "}
                {t("codesLeft", { count: mfa.recoveryCodesLeft })}
              </p>
              {mfa.recoveryCodesLeft <= FEW ? (
                <Alert tone="warning" className="mt-4">
                  {t("fewCodes")}
                </Alert>
              ) : null}
            </Card>
            <Card>
              <RenewCodesForm email={email} />
            </Card>
            <Card>
              <h2 className="text-xl">{t("offTitle")}</h2>
              <p className="mt-2 text-ink-soft">{t(mfa.required ? "offTextAdmin" : "offText")}</p>
              <ActionForm action={disableAction} className="mt-5 flex max-w-form flex-col gap-5">
                <StepUpFields email={email} />
                <SubmitButton variant="danger" pendingLabel={t("turningOff")} className="self-start">
                  {t("turnOff")}
                </SubmitButton>
              </ActionForm>
            </Card>
          </div>
        </ClientMessages>
      ) : (
        <>
          {mfa.required ? (
            <Alert tone="warning" className="mb-6" title={t("requiredTitle")}>
              {t("requiredText")}
            </Alert>
          ) : null}
          <Card>
            <div className="flex flex-wrap items-center gap-3">
              <h2 className="text-xl">{t("title")}</h2>
              <Badge>{t("off")}</Badge>
            </div>
            <p className="mt-2 text-ink-soft">{t("why")}</p>
            <ClientMessages of={["mfa"]}>
              <BeginForm email={email} needsPassword={mfa.setUpNeedsPassword} />
            </ClientMessages>
          </Card>
        </>
      )}
    </AccountFrame>
  );
}
