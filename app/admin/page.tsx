import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { TabLinks } from "@/components/ui/tab-links";
import { countConsultations } from "@/lib/domain/consultations/count";
import { countDoctors } from "@/lib/domain/doctors/count";
import { listVerificationQueue } from "@/lib/domain/doctors/list-queue";
import { orNone } from "@/lib/http/web/or-not-found";
import { signedInContext } from "@/lib/http/web/session";
import { DoctorToJudge } from "./doctor-to-judge";
import { Overview } from "./overview";

const tabs = ["pending", "verified", "rejected"] as const;

interface Query {
  status?: string;
  cursor?: string;
  decided?: string;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("verification"))("title") };
}

/** The verification queue: the longest-waiting doctor first. */
export default async function VerificationPage({ searchParams }: { searchParams: Promise<Query> }) {
  const context = await signedInContext("/admin", "admin");
  const { status: asked, cursor, decided } = await searchParams;
  const status = tabs.find((tab) => tab === asked) ?? "pending";
  const [queue, counts, { inProgress }, t] = await Promise.all([
    orNone(listVerificationQueue(context, { status, cursor, limit: 10 }), "invalid_input"),
    countDoctors(context, {}),
    countConsultations(context, {}),
    getTranslations("verification"),
  ]);
  if (!queue) redirect("/admin");
  const { data, nextCursor } = queue;
  const address = (next?: string) => `/admin?${new URLSearchParams({ status, ...(next && { cursor: next }) })}`;
  const outcome = decided === "verified" || decided === "rejected" ? decided : undefined;
  return (
    <div className="page-body">
      <PageHeader title={t("title")} lead={t("lead")} />
      {outcome ? (
        <Alert tone="success" live className="mb-6">
          {t(`decided.${outcome}`)}
        </Alert>
      ) : null}
      <Overview counts={counts} inProgress={inProgress} />
      <TabLinks
        label={t("tabs")}
        className="mb-8"
        items={tabs.map((tab) => ({ href: `/admin?status=${tab}`, label: t(`tab.${tab}`), current: tab === status, count: counts[tab] }))}
      />
      {data.length > 0 ? (
        <ul className="grid gap-5 lg:grid-cols-2">
          {data.map((doctor) => (
            <li key={doctor.id} className="grid">
              <DoctorToJudge doctor={doctor} />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t(`none.${status}`)}>{t("noneText")}</EmptyState>
      )}
      <Pagination nextHref={nextCursor ? address(nextCursor) : undefined} previousHref={cursor ? address() : undefined} />
    </div>
  );
}
