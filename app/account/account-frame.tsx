import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";

const tabs = { profile: "/account", password: "/account/password", mfa: "/account/mfa", notifications: "/account/notifications", calendar: "/account/calendar", devices: "/account/devices" } as const;

/** The head and the tabs that the pages of an account share. */
export function AccountFrame({ current, lead, children }: { current: keyof typeof tabs; lead: string; children: ReactNode }) {
  const t = useTranslations("account");
  const items = (["profile", "notifications", "calendar", "password", "mfa", "devices"] as const).map((tab) => ({ href: tabs[tab], label: t(`tabs.${tab}`), current: tab === current }));
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={t("title")} lead={lead} />
        <TabLinks label={t("tabsLabel")} items={items} className="mb-8" />
        {children}
      </div>
    </div>
  );
}
