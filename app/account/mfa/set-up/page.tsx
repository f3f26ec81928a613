import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { ClientMessages } from "@/components/site/client-messages";
import { readMfa } from "@/lib/domain/accounts/mfa/read";
import { readMfaSetUp } from "@/lib/domain/accounts/mfa/read-set-up";
import { portalOf } from "@/lib/http/web/return-path";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "@/app/own-profile";
import { AccountFrame } from "@/app/account/account-frame";
import { SetUpForm } from "./set-up-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mfa");
  return { title: t("setUpTitle") };
}

/** QR code, secret and the first code; then the recovery codes, which are only in the answer to the form. */
export default async function SetUpPage() {
  const context = await signedInContext("/account/mfa/set-up");
  const [{ pending }, { enabled, required, setUpNeedsPassword }, profile, t] = await Promise.all([
    readMfaSetUp(context, {}),
    readMfa(context, {}),
    ownProfile(),
    getTranslations("mfa"),
  ]);
  if (!pending && !enabled) redirect("/account/mfa");
  return (
    <AccountFrame current="mfa" lead={t("setUpTitle")}>
      <ClientMessages of={["mfa"]}>
        <SetUpForm pending={pending} email={profile?.email ?? ""} needsPassword={setUpNeedsPassword} onward={required ? portalOf(context.actor.role) : "/account/mfa"} />
      </ClientMessages>
    </AccountFrame>
  );
}
