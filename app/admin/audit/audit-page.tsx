import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";

const tabs = { log: "/admin/audit", emergency: "/admin/audit/emergency" } as const;

/** The head and the tabs that the pages of the audit share. */
export function AuditPage({ current, lead, actions, children }: { current: keyof typeof tabs; lead: string; actions?: ReactNode; children: ReactNode }) {
  const t = useTranslations("adminAudit");
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={lead} actions={actions} className="mb-5" />
      <TabLinks
        label={t("tabs")}
        className="mb-8"
        items={(["log", "emergency"] as const).map((tab) => ({ href: tabs[tab], label: t(`tab.${tab}`), current: tab === current }))}
      />
      {children}
    </div>
  );
}
