import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AccessEntry } from "@/components/audit/access-entry";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { defaultTimeZone } from "@/i18n";
import { listRecordAccess } from "@/lib/domain/records/list-accesses";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";

const PATH = "/patient/record-access";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("recordAccess"))("title") };
}

/** Everybody else who accessed the reader's record, newest first, taken from the audit. */
export default async function RecordAccessPage({ searchParams }: { searchParams: Promise<{ cursor?: string }> }) {
  const [context, { cursor }] = await Promise.all([signedInContext(PATH, "patient"), searchParams]);
  const [page, profile, t] = await Promise.all([orNone(listRecordAccess(context, { cursor }), "invalid_input"), ownProfile(), getTranslations("recordAccess")]);
  if (!page) redirect(PATH);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body">
      <div className="mx-auto max-w-reading">
        <PageHeader title={t("title")} lead={t("lead")} back={{ href: "/patient", label: t("back") }} />
        {page.data.length > 0 ? (
          <ol className="grid gap-3">
            {page.data.map((access) => (
              <li key={access.id}>
                <AccessEntry access={access} timeZone={timeZone} />
              </li>
            ))}
          </ol>
        ) : (
          <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
        )}
        <Pagination nextHref={page.nextCursor ? `${PATH}?${new URLSearchParams({ cursor: page.nextCursor })}` : undefined} previousHref={cursor ? PATH : undefined} />
        <Alert className="mt-8">{t("how")}</Alert>
      </div>
    </div>
  );
}
