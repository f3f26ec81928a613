import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Name } from "@/components/ui/name";
import { CursorPagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { zoneLabel } from "@/lib/clock/format-instant";
import { defaultTimeZone } from "@/i18n";
import { listEmergencyAccess } from "@/lib/domain/records/emergency/list";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../../own-profile";
import { AuditPage } from "../audit-page";
import { EndEmergency } from "../end-emergency";

const PATH = "/admin/audit/emergency";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("emergency"))("list") };
}

/** Every emergency access: who opened whose record, why, and until when. */
export default async function EmergencyPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const [context, { cursor }] = await Promise.all([signedInContext(PATH, "admin"), searchParams]);
  const [page, profile, t, locale] = await Promise.all([orNone(listEmergencyAccess(context, { cursor }), "invalid_input"), ownProfile(), getTranslations("emergency"), getLocale()]);
  if (!page) redirect(PATH);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <AuditPage current="emergency" lead={t("lead", { zone: zoneLabel(new Date(), timeZone, locale) })}>
      {page.data.length > 0 ? (
        <Table
          caption={t("list")}
          rows={page.data}
          rowKey={({ id }) => id}
          columns={[
            { key: "patient", header: t("patient"), title: true, cell: ({ patient }) => <Name>{patient.name}</Name> },
            { key: "admin", header: t("by"), cell: ({ admin }) => <Name>{admin.name}</Name> },
            { key: "reason", header: t("reason"), cell: ({ reason }) => <span className="block break-words md:max-w-80">{reason}</span> },
            { key: "opened", header: t("opened"), cell: ({ openedAt }) => <Time at={openedAt} timeZone={timeZone} className="md:whitespace-nowrap" /> },
            {
              key: "until",
              header: t("closed"),
              cell: ({ isOpen, expiresAt, endedAt }) => (
                <span className="inline-flex flex-wrap items-center justify-end gap-2 md:justify-start">
                  {isOpen ? (
                    <Badge tone="warning" dot>
                      {t.rich("isOpen", { when: () => <Time at={expiresAt} timeZone={timeZone} format="time" /> })}
                    </Badge>
                  ) : (
                    <Time at={endedAt ?? expiresAt} timeZone={timeZone} className="md:whitespace-nowrap" />
                  )}
                </span>
              ),
            },
            {
              key: "end",
              header: t("end.open"),
              actions: true,
              cell: ({ id, isOpen, patient }) => (isOpen ? <EndEmergency accessId={id} patientName={patient.name} /> : null),
            },
          ]}
        />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      <CursorPagination path={PATH} cursor={cursor} nextCursor={page.nextCursor} />
    </AuditPage>
  );
}
