import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { buttonClasses } from "@/components/ui/button-classes";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { zoneLabel } from "@/lib/clock/format-instant";
import { defaultTimeZone } from "@/i18n";
import { listAuditLogs } from "@/lib/domain/audit/list";
import { readAuditState } from "@/lib/domain/audit/seals/read-state";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";
import { AuditPage } from "./audit-page";
import { Entries } from "./entries";
import { Filters } from "./filters";
import { askedOf, filterOf, type Query } from "./query";
import { SealState } from "./seal-state";

const PATH = "/admin/audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminAudit"))("title") };
}

/** The audit: who did what, newest first, and whether these entries can be trusted. */
export default async function AuditLogPage({ searchParams }: { searchParams: Promise<Query> }) {
  const context = await signedInContext(PATH, "admin");
  const [query, profile, t, locale] = await Promise.all([searchParams, ownProfile(), getTranslations("adminAudit"), getLocale()]);
  const now = new Date();
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  const filter = filterOf(query);
  const asked = askedOf(filter, timeZone);
  const [page, state] = await Promise.all([orNone(listAuditLogs(context, { ...asked, cursor: query.cursor, limit: 50 }), "invalid_input"), readAuditState(context, {})]);
  const address = (more: Record<string, string>) => {
    const kept = new URLSearchParams({ ...filter, ...more });
    return kept.size > 0 ? `${PATH}?${kept}` : PATH;
  };
  return (
    <AuditPage current="log" lead={t("lead", { zone: zoneLabel(now, timeZone, locale) })}>
      <SealState state={state} timeZone={timeZone} now={now} />
      <Filters filter={filter} />
      {page === undefined ? (
        <Alert tone="warning">{t("wrongFilter")}</Alert>
      ) : page.data.length > 0 ? (
        <>
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-ink-soft">{t("order")}</p>
            <div className="flex flex-wrap gap-2">
              {(["csv", "ndjson"] as const).map((format) => (
                // The export streams a file: a link for the browser, not for the router.
                <a key={format} href={`/api/v1/audit/logs/export?${new URLSearchParams({ ...asked, format })}`} download className={buttonClasses({ variant: "secondary", size: "sm" })}>
                  <Download aria-hidden="true" className="size-4" />
                  {t(`export.${format}`)}
                </a>
              ))}
            </div>
          </div>
          <Entries entries={page.data} timeZone={timeZone} />
        </>
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      <Pagination nextHref={page?.nextCursor ? address({ cursor: page.nextCursor }) : undefined} previousHref={query.cursor ? address({}) : undefined} />
    </AuditPage>
  );
}
