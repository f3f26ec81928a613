import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Pagination } from "@/components/ui/pagination";
import { defaultTimeZone } from "@/i18n";
import { listSessions } from "@/lib/domain/accounts/sessions/list";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";
import { AccountFrame } from "../account-frame";
import { revokeOtherSessionsAction } from "../actions";
import { DeviceCard } from "./device-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("tabs.devices") };
}

export default async function DevicesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const [context, { cursor }] = await Promise.all([signedInContext("/account/devices"), searchParams]);
  const from = typeof cursor === "string" ? cursor : undefined;
  const [{ data, nextCursor }, profile, t] = await Promise.all([
    listSessions(context, { cursor: from }),
    ownProfile(),
    getTranslations("account"),
  ]);
  return (
    <AccountFrame current="devices" lead={t("devicesLead")}>
      <ul className="grid gap-4">
        {data.map((session) => (
          <li key={session.id}>
            <DeviceCard session={session} timeZone={profile?.timeZone ?? defaultTimeZone} />
          </li>
        ))}
      </ul>
      <Pagination
        nextHref={nextCursor ? `/account/devices?${new URLSearchParams({ cursor: nextCursor })}` : undefined}
        previousHref={from ? "/account/devices" : undefined}
        previous="first"
      />
      {data.length > 1 ? (
        <div className="mt-8">
          <ConfirmDialog
            id="sign-out-others"
            title={t("signOutOthersTitle")}
            description={t("signOutOthersText")}
            openLabel={t("signOutOthers")}
            confirmLabel={t("signOutOthers")}
            keepLabel={t("keepSignedIn")}
            pendingLabel={t("signingOut")}
            action={revokeOtherSessionsAction}
            openSize="md"
          />
        </div>
      ) : null}
    </AccountFrame>
  );
}
