import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "@/app/account/account-frame";
import { ownProfile } from "@/app/own-profile";
import { AddressForm } from "@/components/calendar/address-form";
import { ClientMessages } from "@/components/site/client-messages";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { readCalendarAddress } from "@/lib/domain/calendar/read-own";
import { signedInContext } from "@/lib/http/web/session";
import { makeAddressAction, revokeAddressAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calendarFeed"))("title") };
}

/** The secret address under which a calendar program reads the account's visits. */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, { revoked }] = await Promise.all([signedInContext("/account/calendar"), searchParams]);
  const [{ madeAt }, profile, t] = await Promise.all([readCalendarAddress(context, {}), ownProfile(), getTranslations("calendarFeed")]);
  return (
    <AccountFrame current="calendar" lead={t("lead")}>
      {revoked && !madeAt ? (
        <Alert tone="success" live className="mb-6">
          {t("revoked")}
        </Alert>
      ) : null}
      <Card className="flex flex-col gap-5">
        <h2 className="text-xl">{t("title")}</h2>
        <p className="text-ink-soft">{madeAt ? t.rich("exists", { when: () => <Time at={madeAt} timeZone={profile?.timeZone ?? defaultTimeZone} /> }) : t("none")}</p>
        <p className="text-ink-soft">{t("secret")}</p>
        <ClientMessages of={["calendarFeed"]}>
          <AddressForm action={makeAddressAction} exists={madeAt !== null} />
        </ClientMessages>
        {madeAt ? (
          <ActionForm action={revokeAddressAction}>
            <SubmitButton variant="danger" pendingLabel={t("revoking")}>{t("revoke")}</SubmitButton>
          </ActionForm>
        ) : null}
      </Card>
    </AccountFrame>
  );
}
