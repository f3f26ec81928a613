import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountFrame } from "@/app/account/account-frame";
import { PreferencesForm } from "@/components/notifications/preferences-form";
import { readNotificationPreferences } from "@/lib/domain/notifications/read-preferences";
import { signedInContext } from "@/lib/http/web/session";
import { savePreferencesAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notifications"))("choices.title") };
}

/** Where the reader hears of what. */
export default async function PreferencesPage() {
  const context = await signedInContext("/account/notifications/preferences");
  const [preferences, t] = await Promise.all([readNotificationPreferences(context, {}), getTranslations("notifications")]);
  return (
    <AccountFrame current="notifications" lead={t("choices.lead")}>
      <h2 className="mb-2 text-2xl">{t("choices.title")}</h2>
      <PreferencesForm {...preferences} action={savePreferencesAction} />
    </AccountFrame>
  );
}
