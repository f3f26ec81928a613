import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { Name } from "@/components/ui/name";
import { PageHeader } from "@/components/ui/page-header";
import { CursorPagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { defaultTimeZone } from "@/i18n";
import { listOpenContests } from "@/lib/domain/visits/contests/list-open";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { ownProfile } from "../../own-profile";

const PATH = "/admin/contests";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("adminContests"))("title") };
}

/** The objections to what visits were closed as, the oldest first. What was written is on the page of the consultation. */
export default async function ContestsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const context = await signedInContext(PATH, "admin");
  const { cursor, done } = await searchParams;
  const from = typeof cursor === "string" ? cursor : undefined;
  const [page, profile, t] = await Promise.all([orNone(listOpenContests(context, { cursor: from }), "invalid_input"), ownProfile(), getTranslations("adminContests")]);
  if (!page) redirect(PATH);
  const timeZone = profile?.timeZone ?? defaultTimeZone;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      {done === undefined ? null : (
        <Alert tone="success" live className="mb-6">
          {t("done")}
        </Alert>
      )}
      {page.data.length > 0 ? (
        <Table
          caption={t("caption")}
          rows={page.data}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "when",
              header: t("when"),
              title: true,
              cell: ({ consultation: { id, startsAt } }) => (
                <Link href={`/admin/consultations/${id}`} className="text-link inline-flex min-h-11 items-center">
                  <Time at={startsAt} timeZone={timeZone} />
                </Link>
              ),
            },
            { key: "patient", header: t("patient"), cell: ({ consultation }) => <Name>{consultation.patientName}</Name> },
            { key: "doctor", header: t("doctor"), cell: ({ consultation }) => <Name>{consultation.doctorName}</Name> },
            { key: "as", header: t("closedAs"), cell: ({ consultation }) => t(`as.${consultation.noShowBy ?? "unknown"}`) },
            { key: "by", header: t("by"), cell: ({ side }) => t(`side.${side}`) },
            { key: "since", header: t("since"), cell: ({ createdAt }) => <Time at={createdAt} timeZone={timeZone} /> },
          ]}
        />
      ) : (
        <EmptyState title={t("none")}>{t("noneText")}</EmptyState>
      )}
      <CursorPagination path={PATH} cursor={from} nextCursor={page.nextCursor} />
    </div>
  );
}
